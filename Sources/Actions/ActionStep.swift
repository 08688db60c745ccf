public import BusinessCalendar

/// What a person records of an action, a decision or a meeting.
public enum ActionStep: Sendable, Hashable {
  /// Something is to be done.
  case add(what: String, owner: String, due: CivilDate, occurrence: String?)
  /// It is put in other words, given to somebody else, or brought forward; nil where something stays.
  case edit(id: String, what: String? = nil, owner: String? = nil, due: CivilDate? = nil)
  /// It is done.
  case done(id: String)
  /// It is put off to a later date; needs a reason.
  case slip(id: String, to: CivilDate)
  /// It is given up; needs a reason.
  case drop(id: String)
  /// Something was decided.
  case decide(what: String, owner: String, date: CivilDate, occurrence: String?)
  /// Who was at a meeting.
  case attend(occurrence: String, present: [String], absent: [String])
}

/// A step with all that is said of it.
public struct ActionCommand: Sendable, Hashable {
  /// The step.
  public let step: ActionStep
  /// The date from which it is true.
  public let date: CivilDate
  /// Why.
  public let reason: String?
  /// What it is called elsewhere.
  public let reference: String?

  /// A command by its parts.
  public init(_ step: ActionStep, on date: CivilDate, reason: String? = nil, reference: String? = nil) {
    (self.step, self.date, self.reference) = (step, date, reference)
    let words = reason?.inOneLine ?? ""
    self.reason = words.isEmpty ? nil : words
  }
}

extension String {
  /// With a space for every run of white space and line ends, and none at its ends.
  var inOneLine: String {
    split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
  }
}
