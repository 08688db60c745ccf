/// An instant at which something was recorded, in whole microseconds since 1970-01-01T00:00:00Z.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Microseconds since 1970-01-01T00:00:00Z; negative before it.
  public let microseconds: Int

  /// An instant by its microseconds.
  public init(microseconds: Int) { self.microseconds = microseconds }

  /// Orders by time.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }
}
