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

extension FundBook {
  /// What the verification of a journal asks of the facts of funds: that each follows from those before it, in its state and
  /// with its postings. Programmes that only the journal knows are examined by what it says of them.
  public static func check(_ rules: [FundRules]) -> JournalCheck {
    JournalCheck("funds") { journal in
      var query = EventQuery()
      query.kindPrefix = FundKind.prefix
      let known = Dictionary(rules.map { ($0.programme, $0) }, uniquingKeysWith: { first, _ in first })
      let programmes = Dictionary(grouping: try journal.events(query), by: \.fact.programme)
      return programmes.sorted { $0.key < $1.key }.flatMap { programme, events -> [JournalFinding] in
        guard let rules = known[programme] ?? FundRules(recorded: programme, events) else { return [] }
        return FundBook(rules, events: events).problems.map { problem in
          JournalFinding(
            number: problem.event.number, id: problem.event.id,
            "it does not follow from the facts before it: \(problem.refusal.message)")
        }
      }
    }
  }
}

extension FundRules {
  /// Of a programme that only the journal knows; nil where nothing in it is in a currency.
  fileprivate init?(recorded programme: String, _ events: [JournalEvent]) {
    let codes = events.lazy.flatMap { event in
      event.fact.postings.map(\.currency) + (event.fact.details["currency"].map { [$0] } ?? [])
    }
    guard let first = events.first, let currency = codes.lazy.compactMap({ Currency($0) }).first else {
      return nil
    }
    self.init(programme: programme, currency: currency, funds: [], term: DateSpan(first.fact.effective))
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
