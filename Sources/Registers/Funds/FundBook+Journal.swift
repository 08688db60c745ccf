public import BusinessCalendar
public import Journal
import Programme

extension FundBook {
  /// The book of what a journal holds.
  ///
  /// A command is decided on the book of everything, inside the append, so that nobody's step comes between:
  /// `try store.append(by: actor, now: clock) { try FundBook(reading: $0, rules).decide(command) }`.
  ///
  /// - Parameters:
  ///   - asOf: The last effective date that counts; nil for all.
  ///   - knownAt: The last instant of recording that counts; nil for all.
  public init(
    reading journal: any JournalReading, _ rules: FundRules, asOf: CivilDate? = nil, knownAt: Timestamp? = nil
  ) throws {
    var query = EventQuery()
    query.programme = rules.programme
    query.kindPrefix = FundKind.prefix
    query.asOf = asOf
    query.knownAt = knownAt
    self.init(rules, events: try journal.events(query), asOf: asOf, knownAt: knownAt)
  }
}

extension FundsStatus {
  /// The funds by the sums that a journal keeps, without looking at its events.
  ///
  /// - Parameter knownAt: The last instant of recording that counts; nil for all.
  public init(
    reading journal: any JournalReading, _ rules: FundRules, asOf: CivilDate, knownAt: Timestamp? = nil
  ) throws {
    var query = BalanceQuery()
    query.programme = rules.programme
    query.asOf = asOf
    query.knownAt = knownAt
    self.init(rules, balances: try journal.balances(query), asOf: asOf)
  }
}
