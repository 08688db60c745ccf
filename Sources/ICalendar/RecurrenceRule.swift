public import BusinessCalendar

/// A recurrence rule that a person wrote, as RFC 5545 section 3.3.10 has it, within what this program vouches for.
///
/// Refused are, besides errors: frequencies under a day, BYHOUR, BYMINUTE, BYSECOND, BYWEEKNO, RSCALE and SKIP, and
/// combinations that programs read in different ways.
public struct RecurrenceRule: Sendable, Hashable, CustomStringConvertible {
  /// How long the periods are that the rule counts.
  public enum Frequency: String, Sendable, CaseIterable { case daily, weekly, monthly, yearly }

  /// How long the periods are (FREQ).
  public let frequency: Frequency
  /// Every how many of them it applies (INTERVAL), 1 to 1000.
  public let interval: Int
  /// On which day its weeks begin (WKST), Monday unless said.
  public let weekStart: Weekday
  /// The rule in capitals, without spaces around it.
  public let text: String
  /// The other parts.
  let parts: RecurrenceParts

  /// Reads a rule such as `FREQ=MONTHLY;BYDAY=3TU`, without `RRULE:` before it.
  ///
  /// - Throws: ``RecurrenceError`` for the first part that is wrong.
  public init(_ text: String) throws(RecurrenceError) {
    let reader = try RecurrenceReader(text)
    parts = try reader.parts()
    frequency = parts.frequency
    interval = parts.interval
    weekStart = parts.weekStart
    self.text = reader.normalised
  }

  /// Whether COUNT or UNTIL ends it.
  public var hasEnd: Bool { parts.count != nil || parts.until != nil }

  /// The rule's text.
  public var description: String { text }
}
