/// A time of day on a civil date, to the minute, in no time zone.
public struct LocalTime: Sendable, Hashable, Comparable {
  /// Minutes since midnight, 0 to 1439.
  public let minutes: Int

  /// A time by its parts; nil where the day has no such minute.
  public init?(hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    minutes = hour * 60 + minute
  }

  /// A time as ISO 8601 writes it to the minute, `09:30`.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2,
      parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1])
    else { return nil }
    self.init(hour: hour, minute: minute)
  }

  /// 0 to 23.
  public var hour: Int { minutes / 60 }
  /// 0 to 59.
  public var minute: Int { minutes % 60 }

  /// Orders by time of day.
  public static func < (left: LocalTime, right: LocalTime) -> Bool { left.minutes < right.minutes }
}

extension LocalTime: CustomStringConvertible {
  /// As ISO 8601 writes it, `09:30`.
  public var description: String { CivilDate.padded(hour, 2) + ":" + CivilDate.padded(minute, 2) }
}
