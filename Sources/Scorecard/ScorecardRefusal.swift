/// Why something is not recorded, and what to do instead. Nothing is written.
public struct ScorecardRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// What sort of reason.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The programme has nothing of that name.
    case unknownName
    /// The name is that of several things.
    case ambiguousName
    /// A text that is no value, or one that cannot be.
    case value
    /// A text that is no period, or not one of the metric's.
    case period
    /// A date that is not possible.
    case date
    /// In another currency.
    case currency
    /// Nothing new: it is recorded already.
    case present
    /// A party, a status or a text is missing, or there is one too many.
    case missing
    /// The journal's fact cannot be read.
    case record
  }

  /// What sort of reason.
  public let code: Code
  /// A sentence without a full stop: what is wrong, with its figures, and after a semicolon what to do.
  public let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
