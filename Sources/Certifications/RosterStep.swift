public import BusinessCalendar

/// What can be recorded of a roster.
public enum RosterStep: Sendable, Hashable {
  /// A person gained a certification.
  case add(Credential)
  /// A person's certification was renewed, or its validity stated anew.
  case renew(Credential)
  /// It was taken away: one credential of the person, or all of that certification.
  case revoke(person: String, certification: String, credential: String?)
  /// An exam was booked. `isRenewal` says that the person holds the certification already, whether or not the roster
  /// names them.
  case plan(person: String, certification: String, exam: CivilDate, isRenewal: Bool)
  /// The booked exam will not be sat, or was not passed.
  case unplan(person: String, certification: String)
  /// Whether the roster of a certification names every holder.
  case complete(certification: String, isComplete: Bool)

  /// Which certification it is about.
  public var certification: String {
    switch self {
    case .add(let credential), .renew(let credential): credential.certification
    case .revoke(_, let certification, _), .plan(_, let certification, _, _),
      .unplan(_, let certification), .complete(let certification, _):
      certification
    }
  }

  /// Whom it is about.
  public var person: String? {
    switch self {
    case .add(let credential), .renew(let credential): credential.person
    case .revoke(let person, _, _), .plan(let person, _, _, _), .unplan(let person, _): person
    case .complete: nil
    }
  }

  /// What was recorded, in words without a date.
  public var words: String {
    switch self {
    case .add(let credential):
      "\(credential.person) holds \(credential.certification) until \(credential.expires)"
    case .renew(let credential):
      "\(credential.person) renewed \(credential.certification) until \(credential.expires)"
    case .revoke(let person, let certification, let credential):
      "\(certification) of \(person) revoked\(credential.map { " (\($0))" } ?? "")"
    case .plan(let person, let certification, let exam, _):
      "\(person) sits the exam of \(certification) on \(exam)"
    case .unplan(let person, let certification): "the exam of \(person) for \(certification) is off"
    case .complete(let certification, let isComplete):
      "the roster of \(certification) \(isComplete ? "names every holder" : "no longer names every holder")"
    }
  }
}

/// A step with what is said of it.
public struct RosterCommand: Sendable {
  /// What is to be recorded.
  public let step: RosterStep
  /// The date from which it is true.
  public let date: CivilDate
  /// Why.
  public let reason: String?
  /// What it is called elsewhere.
  public let reference: String?

  /// A command by its parts.
  public init(_ step: RosterStep, on date: CivilDate, reason: String? = nil, reference: String? = nil) {
    self.step = step
    self.date = date
    self.reason = reason
    self.reference = reference
  }
}

/// Why something is not recorded or not known, and what to do instead. Nothing is written.
public struct RosterRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sentence without a full stop.
  public let message: String

  /// A refusal in words.
  public init(_ message: String) { self.message = message }

  /// The message.
  public var description: String { message }
}
