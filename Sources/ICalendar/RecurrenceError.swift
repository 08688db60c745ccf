/// What is wrong with a recurrence rule, and where.
public struct RecurrenceError: Error, Sendable, Hashable {
  /// What is wrong and what to write instead.
  public let reason: String
  /// Where the faulty part begins in the text that was given, in Unicode scalars.
  public let offset: Int
  /// How many scalars the faulty part has, at least 1.
  public let length: Int
}
