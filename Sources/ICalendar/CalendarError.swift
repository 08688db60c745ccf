/// Why a calendar cannot be written.
public struct CalendarError: Error, Sendable, Hashable {
  /// In words, naming the event.
  public let reason: String

  init(_ reason: String) { self.reason = reason }
}
