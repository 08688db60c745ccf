public import BusinessCalendar
public import Programme

/// A certification target on one day.
public struct CertificationProgress: Sendable {
  /// The target.
  public let target: CertificationTarget
  /// Holders on that day: the agreement's opening number until a roster covers it.
  public let holders: Int
  /// Holders whose certification ends within 90 days.
  public let expiring: Int
  /// Exams booked.
  public let booked: Int

  /// Holders still missing, never negative.
  public var gap: Int { max(0, target.target - holders) }
  /// Holders expected on the due date: those of today, less what expires, more what is booked.
  public var projected: Int { holders - expiring + booked }
  /// Days until the due date on a day, negative once it has passed; nil where none is set.
  public func daysLeft(asOf: CivilDate) -> Int? { target.due.map { $0 - asOf } }
}

/// All certification targets of a programme on one day.
public struct CertificationsStatus: Sendable {
  /// The day.
  public let asOf: CivilDate
  /// The programme's id.
  public let programme: String
  /// In the programme's order.
  public let certifications: [CertificationProgress]

  /// The targets with the holders that the agreement names.
  public init(_ programme: Programme, asOf: CivilDate) {
    self.asOf = asOf
    self.programme = programme.id
    certifications = programme.certifications.map {
      CertificationProgress(target: $0, holders: $0.holders, expiring: 0, booked: 0)
    }
  }
}
