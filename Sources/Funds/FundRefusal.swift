public import Programme

/// Why a step cannot be taken, and what to do instead. Nothing is written.
public struct FundRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// What sort of reason.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// No fund, request or claim has that name.
    case unknownName
    /// It is the name of something else: of a claim where a request is asked for.
    case wrongKind
    /// The step is not possible in the state that its subject is in.
    case wrongState
    /// Nothing, less than nothing, or more than can be counted.
    case amount
    /// An amount in another currency than the fund's.
    case currency
    /// More than there is.
    case tooMuch
    /// A date outside the fund's days, or before its subject's.
    case date
    /// After a deadline, or before one that must have passed.
    case deadline
    /// A reason or a title is missing.
    case missing
    /// Evidence that the fund asks for is missing, or is none.
    case evidence
    /// A later step stands on what this one would change.
    case laterStep
    /// It cannot be undone.
    case undo
    /// The journal's fact cannot be read.
    case record
  }

  /// What sort of reason.
  public let code: Code
  /// A sentence without a full stop: what is wrong, with its figures, and after a semicolon what to do.
  public let message: String
  /// The amount that was asked for, where amounts are the reason.
  public let asked: Money?
  /// The most that is possible, where amounts are the reason.
  public let allowed: Money?

  init(_ code: Code, _ message: String, asked: Money? = nil, allowed: Money? = nil) {
    self.code = code
    self.message = message
    self.asked = asked
    self.allowed = allowed
  }

  /// The message.
  public var description: String { message }

  static func tooMuch(_ asked: Money, over allowed: Money, _ message: String) -> FundRefusal {
    FundRefusal(.tooMuch, message, asked: asked, allowed: allowed)
  }
}
