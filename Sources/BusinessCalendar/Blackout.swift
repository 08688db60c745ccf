/// Days on which nothing is placed, for a reason that has nothing to do with holidays.
public struct Blackout: Sendable, Hashable {
  /// When: one span, or the same days of every year.
  public enum Days: Sendable, Hashable {
    /// One span of days.
    case once(DateSpan)
    /// From one day of the year to another; the second may lie in the next year (22 December to 5 January).
    case yearly(from: MonthDay, to: MonthDay)
  }

  /// Its name in the workspace.
  public let name: String
  /// What to tell people.
  public let why: String
  /// When.
  public let days: Days

  /// A blackout by its parts.
  public init(name: String, why: String, days: Days) {
    self.name = name
    self.why = why
    self.days = days
  }

  /// Whether a day lies in it.
  public func contains(_ date: CivilDate) -> Bool {
    switch days {
    case .once(let span): return span.contains(date)
    case .yearly(let from, let to):
      let day = MonthDay(of: date)
      return from <= to ? from <= day && day <= to : from <= day || day <= to
    }
  }
}

/// A day of any year, such as 22 December.
public struct MonthDay: Sendable, Hashable, Comparable {
  /// 1 to 12.
  public let month: Int
  /// 1 to 31.
  public let day: Int

  /// A day of the year; nil where no year has it. 29 February is one.
  public init?(month: Int, day: Int) {
    guard CivilDate(year: 2024, month: month, day: day) != nil else { return nil }
    self.month = month
    self.day = day
  }

  /// The day of the year of a date.
  public init(of date: CivilDate) {
    let parts = date.parts
    month = parts.month
    day = parts.day
  }

  /// Written `12-22`.
  public init?(iso text: some StringProtocol) {
    guard text.utf8.count == 5, let date = CivilDate(iso: "2024-" + text) else { return nil }
    self.init(of: date)
  }

  /// Orders within a year.
  public static func < (left: MonthDay, right: MonthDay) -> Bool {
    (left.month, left.day) < (right.month, right.day)
  }
}
