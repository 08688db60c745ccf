public import BusinessCalendar
public import Programme

/// A certification target on one day.
public struct CertificationProgress: Sendable {
  /// From where the number of holders comes.
  public enum Source: Sendable, Hashable {
    /// The agreement's opening number: the roster names nobody whom it counts.
    case agreement
    /// The roster alone: it names as many as the agreement counts, or was said to name every holder.
    case roster
    /// The roster, and those of the agreement's holders whom it does not name.
    case both(named: Int, unnamed: Int)

    /// `agreement`, `roster`, or `roster 3, agreement 5`.
    public var words: String {
      switch self {
      case .agreement: "agreement"
      case .roster: "roster"
      case .both(let named, let unnamed): "roster \(named), agreement \(unnamed)"
      }
    }
  }

  /// How many certifications a month have to be gained, to have what is asked for on the due date.
  public struct Pace: Sendable, Hashable {
    /// Certifications a month, rounded up to a tenth, because fewer do not suffice; no more than are missing at all.
    public let perMonth: DecimalNumber
    /// The same rounded up to a whole number, for those who count certifications.
    public let wholePerMonth: Int
    /// What is missing on the due date, if nobody gains one: expiries are netted, booked exams are still to be passed.
    public let missing: Int
    /// Days until the due date.
    public let days: Int

    /// Of 30.4375 days a month, a twelfth of 365.25; nil for no days.
    init(missing: Int, days: Int) {
      self.missing = missing
      self.days = days
      wholePerMonth = Self.rate(missing, in: days, parts: 1) ?? missing
      perMonth =
        Self.rate(missing, in: days, parts: 10).map { DecimalNumber(mantissa: $0, scale: 1) }
        ?? DecimalNumber(mantissa: missing)
    }

    /// missing × 487 ÷ (16 × days), in such parts of one, rounded up; nil where it is more than are missing, or than can be counted.
    private static func rate(_ missing: Int, in days: Int, parts: Int) -> Int? {
      guard missing > 0 else { return 0 }
      let (product, overflow) = missing.multipliedReportingOverflow(by: 487 * parts)
      if overflow { return nil }
      let rate = (product - 1) / (max(1, min(days, 1 << 40)) * 16) + 1
      return rate / parts < missing ? rate : nil
    }

    /// Days for each that is missing, rounded down; nil where none is.
    public var daysEach: Int? { missing > 0 ? days / missing : nil }

    /// How it is found: `7 missing × 30.4375 days a month ÷ 91 days, rounded up to a tenth, at most the 7`.
    public var words: String { words(roundedTo: " to a tenth") }

    /// How ``wholePerMonth`` is found.
    public var wholeWords: String { words(roundedTo: "") }

    private func words(roundedTo part: String) -> String {
      if missing == 0 { return "none is missing on the due date" }
      let share = "\(missing) missing × 30.4375 days a month ÷ \(days) days"
      return "\(share), rounded up\(part), at most the \(missing)"
    }
  }

  /// The target.
  public let target: CertificationTarget
  /// Holders on that day: those on the roster, and those of the agreement's opening number whom the roster does not name.
  public let holders: Int
  /// Those of them whom the agreement counts and the roster does not name.
  public let unnamed: Int
  /// From where the number comes.
  public let source: Source
  /// Holders whose certification ends within 30 days; of those without a name it is not known.
  public let expiring30: Int
  /// Within 60 days, those within 30 included.
  public let expiring60: Int
  /// Within 90 days, those within 60 included.
  public let expiring: Int
  /// Exams booked for that day or later.
  public let booked: Int
  /// Exams booked for an earlier day, of which no result is recorded; they count for nothing.
  public let awaited: Int
  /// Holders expected on `projectedOn`: certifications that end until then are left out, booked exams counted as passed.
  public let projected: Int
  /// The due date, or the agreement's last day where none is set.
  public let projectedOn: CivilDate
  /// What has to be gained a month; nil without a due date and once it has passed.
  public let pace: Pace?

  /// Holders still missing, never negative.
  public var gap: Int { Self.missing(holders, of: target.target) }

  /// Days until the due date on a day, negative once it has passed; nil where none is set.
  public func daysLeft(asOf: CivilDate) -> Int? { target.due.map { $0 - asOf } }

  static func missing(_ holders: Int, of target: Int) -> Int {
    let (difference, overflow) = target.subtractingReportingOverflow(holders)
    return overflow ? (target > 0 ? .max : 0) : max(0, difference)
  }
}
