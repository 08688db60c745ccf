/// What a reader of somebody else's calendar passed over or took in part.
public struct CalendarNote: Sendable, Hashable {
  /// In words, without the file's name.
  public let message: String
  /// The line of the file, counted from 1; nil where it concerns the file as a whole.
  public let line: Int?
  /// Whether something is missing that was meant to count, rather than left out because it does not.
  public let isLoss: Bool
}

/// Why a file is no calendar.
public struct CalendarReadingError: Error, Sendable, Hashable {
  /// In words, without the file's name.
  public let reason: String
}
