/// A day of the week, numbered as ISO 8601 does: Monday is 1.
public enum Weekday: String, Sendable, Hashable, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// The day with that ISO number; numbers outside 1...7 wrap around.
  public init(isoNumber: Int) {
    self = Self.allCases[((isoNumber - 1) % 7 + 7) % 7]
  }

  /// 1 for Monday to 7 for Sunday.
  public var isoNumber: Int {
    switch self {
    case .monday: 1
    case .tuesday: 2
    case .wednesday: 3
    case .thursday: 4
    case .friday: 5
    case .saturday: 6
    case .sunday: 7
    }
  }
}
