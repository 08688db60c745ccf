public import BusinessCalendar
public import Journal

/// What was known of one opportunity, from when to when.
public struct OpportunityHistory: Sendable {
  /// What a snapshot changed of it.
  public struct Moment: Sendable {
    /// The fact.
    public let event: JournalEvent
    /// What it was from then on; nil where it was no longer listed.
    public let state: Opportunity?

    /// The date from which it counts.
    public var date: CivilDate { event.fact.effective }
  }

  /// Its id.
  public let id: String
  /// By date, then as they were recorded; never empty.
  public private(set) var moments: [Moment]

  init(id: String, first: Moment) {
    self.id = id
    moments = [first]
  }

  mutating func append(_ moment: Moment) { moments.append(moment) }

  /// What it is; nil where it is no longer listed.
  public var current: Opportunity? { moments.last?.state }

  /// What it was when it was last listed.
  public var lastListed: Opportunity? { moments.last { $0.state != nil }?.state }

  /// What it was at the end of a date; nil where it was not listed.
  public func state(on date: CivilDate) -> Opportunity? { moments.last { $0.date <= date }?.state }

  /// The facts from when `value` became what it is at the end of a date, and the moment when it did so; nil where there is no
  /// state then.
  func run<Value: Equatable>(through date: CivilDate? = nil, of value: (Opportunity) -> Value) -> Moment? {
    let past = moments.prefix { moment in date.map { moment.date <= $0 } ?? true }
    guard let last = past.last?.state.map(value) else { return nil }
    return past.reversed().prefix { $0.state.map(value) == last }.last
  }

  /// From when on it is in its stage at least: the day of its last modification when it was first seen there, because nothing
  /// changed from then on; never before it was seen in another one. In UTC, as the listing has it. Nil where it is not listed.
  public func inStageSince(asOf date: CivilDate) -> CivilDate? {
    guard let first = run(through: date, of: { $0.summary.stage }) else { return nil }
    let seen = first.date
    guard let modified = first.state?.summary.lastModified?.utcDate, modified < seen else { return seen }
    let before = moments.last { $0.event.number != first.event.number && isBefore($0.event, first.event) }
    return max(modified, before?.date ?? modified)
  }

  private func isBefore(_ one: JournalEvent, _ other: JournalEvent) -> Bool {
    (one.fact.effective, one.number) < (other.fact.effective, other.number)
  }
}

extension Timestamp {
  /// Its day in UTC.
  var utcDate: CivilDate {
    let day = 86_400_000_000
    let (quotient, rest) = microseconds.quotientAndRemainder(dividingBy: day)
    return CivilDate(clamping: rest < 0 ? quotient - 1 : quotient)
  }
}
