/// A run of days, both ends included, never empty.
public struct DateSpan: Sendable, Hashable {
  /// The first day.
  public let first: CivilDate
  /// The last day, not before the first.
  public let last: CivilDate

  /// The days from `first` to `last`; nil where `last` is earlier.
  public init?(_ first: CivilDate, _ last: CivilDate) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// A single day.
  public init(_ day: CivilDate) {
    first = day
    last = day
  }

  /// How many days, at least 1.
  public var count: Int { last - first + 1 }

  /// Whether a day lies in it.
  public func contains(_ date: CivilDate) -> Bool { first <= date && date <= last }

  /// Whether all of another span lies in it.
  public func contains(_ other: DateSpan) -> Bool { first <= other.first && other.last <= last }

  /// The days that two spans share.
  public func intersection(_ other: DateSpan) -> DateSpan? {
    DateSpan(first < other.first ? other.first : first, last < other.last ? last : other.last)
  }

  /// The day in the span that lies nearest to `date`.
  public func clamp(_ date: CivilDate) -> CivilDate {
    date < first ? first : date > last ? last : date
  }
}

extension DateSpan: Sequence {
  /// Walks the days in order.
  public func makeIterator() -> some IteratorProtocol<CivilDate> {
    (first.dayNumber...last.dayNumber).lazy.map { CivilDate(clamping: $0) }.makeIterator()
  }
}

extension DateSpan: CustomStringConvertible {
  /// As ISO 8601 writes an interval, `2025-12-01/2025-12-05`.
  public var description: String { "\(first)/\(last)" }
}
