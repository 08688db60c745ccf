import BusinessCalendar
import Journal
import Programme
import Funds

/// Events in the order in which they were recorded, and the book of all of them.
struct TestLedger {
  var rules: FundRules
  private(set) var events: [JournalEvent] = []
  private(set) var book: FundBook

  init(_ rules: FundRules) {
    self.rules = rules
    book = FundBook(rules, events: [])
  }

  /// Takes a step; gives the subject of its last fact.
  @discardableResult
  mutating func take(_ command: FundCommand) throws -> String {
    let facts = try book.decide(command)
    append(facts)
    return facts.last?.subject ?? ""
  }

  mutating func append(_ facts: [Fact]) {
    for fact in facts {
      let number = events.count + 1
      let event = JournalEvent(
        number: number, id: "E\(number)", recorded: Timestamp(microseconds: number), actor: "tester",
        fact: fact, previousHash: "", hash: "")
      events.append(event)
      book.append(event)
    }
  }

  /// The sums of postings until a date, as an engine gives them: those that are not zero.
  func balances(asOf: CivilDate? = nil, knownAt: Timestamp? = nil) -> [JournalBalance] {
    struct Key: Hashable {
      let account: String
      let bucket: String
      let currency: String
    }
    var sums: [Key: Int] = [:]
    for event in events
    where asOf.map({ event.fact.effective <= $0 }) ?? true && knownAt.map({ event.recorded <= $0 }) ?? true {
      for posting in event.fact.postings {
        let key = Key(account: posting.account, bucket: posting.bucket, currency: posting.currency)
        sums[key, default: 0] += posting.minorUnits
      }
    }
    return sums.filter { $0.value != 0 }.map { key, sum in
      JournalBalance(
        programme: rules.programme, account: key.account, subject: nil, bucket: key.bucket,
        currency: key.currency, minorUnits: sum)
    }
  }
}

extension TestLedger: JournalReading {
  func events(_ query: EventQuery) throws -> [JournalEvent] {
    events.filter { event in
      event.fact.kind.hasPrefix(query.kindPrefix ?? "")
        && query.asOf.map { event.fact.effective <= $0 } ?? true
        && query.knownAt.map { event.recorded <= $0 } ?? true
    }.sorted { ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number) }
  }

  func event(id: String) throws -> JournalEvent? { events.first { $0.id == id } }

  func balances(_ query: BalanceQuery) throws -> [JournalBalance] {
    balances(asOf: query.asOf, knownAt: query.knownAt)
  }
}

/// Rules and amounts for tests.
enum Sample {
  struct Missing: Error {}

  static func unwrap<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
  }

  static func date(_ text: String) throws -> CivilDate { try unwrap(CivilDate(iso: text)) }

  static func days(_ first: String, _ last: String) throws -> DateSpan {
    try unwrap(DateSpan(date(first), date(last)))
  }

  static func soles(_ units: Int) throws -> Money {
    Money(minorUnits: units * 100, currency: try unwrap(Currency("PEN")))
  }

  /// One file of evidence of each kind that the sample's funds ask for.
  static func evidence() throws -> [FundEvidence] {
    try ["invoice", "proof-of-performance"].map { kind in
      try unwrap(
        FundEvidence(
          kind: kind, name: kind + ".pdf", sha256: String(repeating: "0a", count: 32), size: 1024))
    }
  }

  static func fund(
    _ id: String, _ title: String, _ units: Int, share: String = "100", currency: String = "PEN",
    applyBy: String? = "14 days before start", claimBy: String? = "30 days after end",
    evidence: [String] = ["invoice", "proof-of-performance"]
  ) throws -> Fund {
    let currency = try unwrap(Currency(currency))
    return Fund(
      id: id, title: title, purpose: nil,
      amount: try unwrap(Money(DecimalNumber(mantissa: units), currency)),
      clause: "Marketing › AWS Co-Marketing", available: nil, reimburses: try unwrap(DecimalNumber(share)),
      applyBy: try applyBy.map { try unwrap(DeadlineRule($0)) },
      claimBy: try claimBy.map { try unwrap(DeadlineRule($0)) }, evidence: evidence)
  }

  /// The funds of the sample agreement and a fund in dollars, of which half is paid. The term is its, 2023-07-01 to 2026-06-30;
  /// closed are Saturdays, Sundays and Tuesday 2025-07-29 (Peru's second national day).
  static func rules() throws -> FundRules {
    let calendar = HolidayCalendar(
      centre: "PE", coverage: try days("2023-01-01", "2027-12-31"),
      holidays: [Holiday(date: try date("2025-07-29"), name: "Fiestas Patrias", category: "public")])
    return FundRules(
      programme: "mifibra-aws", currency: try unwrap(Currency("PEN")),
      funds: [
        try fund("apn-marketing-central", "APN Marketing Central", 100_000),
        try fund("partner-opportunity-fund", "Partner Opportunity Fund", 50_000),
        try fund("events", "Events", 10_000, share: "50", currency: "USD"),
      ], term: try days("2023-07-01", "2026-06-30"),
      calendar: DeadlineCalendar(centre: "PE", days: try BusinessDays(JoinedCalendar(centres: [calendar]))))
  }

  static func ledger() throws -> TestLedger { TestLedger(try rules()) }

  static let central = "apn-marketing-central"
}
