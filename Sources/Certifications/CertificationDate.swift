public import BusinessCalendar

/// A day of a certification for the training calendar: how many people it concerns, and never whom.
public struct CertificationDate: Sendable, Hashable {
  /// What happens on it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The last day of people's certification.
    case expiry
    /// The first day on which it may be renewed.
    case renewalWindow = "renewal-window"
    /// An exam is sat.
    case exam
  }

  /// What happens.
  public let kind: Kind
  /// The certification's id.
  public let certification: String
  /// What the agreement calls it.
  public let title: String
  /// The day.
  public let date: CivilDate
  /// How many people it concerns, at least one.
  public let people: Int

  /// `AWS Solutions Architect: 2 certifications expire`, without a name.
  public var words: String {
    switch kind {
    case .expiry: "\(title): \(people == 1 ? "1 certification expires" : "\(people) certifications expire")"
    case .renewalWindow: "\(title): renewal opens for \(people == 1 ? "1 holder" : "\(people) holders")"
    case .exam: "\(title): \(people == 1 ? "1 exam" : "\(people) exams")"
    }
  }
}

extension Roster {
  /// Every day for the training calendar, past ones too, in order: one for each certification, kind and day. What ended because
  /// it was revoked is no expiry, and an exam that was moved, called off or passed before its day is none.
  public var dates: [CertificationDate] {
    tracedDates.filter { $0.settlement == nil }.map(\.date)
  }
}
