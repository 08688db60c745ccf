import BusinessCalendar
import Consumption
import Diagnostics
import Interchange
import Journal
import Programme
import Rates
import TestSupport
import Testing

/// Statements, recorded one after the other, and what comes of them.
struct Bench {
  private(set) var events: [JournalEvent] = []
  let programme: Programme

  /// - Parameter commitment: What stands beside the years and the expected amounts of the sample agreement.
  init(_ commitment: String = "", from: String = "2023-07-01") throws {
    let text = """
      programme: mifibra-aws
      title: AWS Peru
      currency: PEN
      term: { from: \(from), length: 3 years }
      parties:
        mifibra: { name: MiFibra, time-zone: America/Lima, business-centre: PE }
      commitments:
        consumption:
          title: Cloud consumption
          years: [ { amount: 3000000 PEN, discount: 8% }, { amount: 4000000 PEN, discount: 10% }, { amount: 5000000 PEN, discount: 12% } ]
          expected-monthly: { amazon-connect: 150000 PEN, direct-connect: 25000 PEN, compute: 50000 PEN, storage: 15000 PEN, support: 20000 PEN }
          \(commitment)
      """
    let read = try ReadPortfolio(
      workspace: "entente: 1\nprogrammes: [p.yaml]\njournal: sqlite:j.db\nuid-domain: a.example\n",
      programmes: [text])
    #expect(read.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    programme = try #require(read.programmes.first)
  }

  static func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  /// Imports a text as the files of an import are read, and records what it changes.
  @discardableResult
  mutating func take(
    _ text: String, on day: String = "2026-01-01", set: String = ConsumptionStatement.onlySet
  ) throws -> [StatementChange] {
    let statements = try Self.statements(text, on: day, set: set)
    let changes = ConsumptionBook(events: events).changes(
      by: statements, programme: programme.id, on: try Self.date(day))
    for fact in changes.compactMap(\.fact) { append(fact) }
    return changes
  }

  static func statements(
    _ text: String, on day: String = "2026-01-01", set: String = ConsumptionStatement.onlySet
  ) throws -> [ConsumptionStatement] {
    var options = ConsumptionImportOptions(day: try date(day))
    options.set = set
    options.plainCurrency = Currency("PEN")
    var reader = ConsumptionImport(options)
    reader.begin("bill.csv")
    reader.read(Array(text.utf8))
    // What tells this text from others, as a digest would.
    reader.end(sha256: text)
    let statements = reader.statements()
    #expect(reader.problems.map(\.problem.reason) == [])
    return statements
  }

  /// `2024-07 200000, 2024-08 230000 estimated`: months and amounts in soles.
  mutating func months(_ text: String, on day: String = "2026-01-01") throws {
    let rows = text.split(separator: ",").map { part in
      let words = part.split(separator: " ")
      return "\(words[0]),\(words[1]),\(words.count > 2 ? "yes" : "no")"
    }
    try take("month,amount,estimated\n" + rows.joined(separator: "\n"), on: day)
  }

  mutating func append(_ fact: Fact) {
    let number = events.count + 1
    events.append(
      JournalEvent(
        number: number, id: "E\(number)", recorded: Timestamp(microseconds: number), actor: "controller",
        fact: fact,
        previousHash: "", hash: ""))
  }

  mutating func rate(_ number: String, _ date: String) throws {
    let (dollar, sol) = (try #require(Currency("USD")), try #require(Currency("PEN")))
    let (price, day) = (try #require(DecimalNumber(number)), try Self.date(date))
    let rate = try #require(ExchangeRate(from: dollar, to: sol, number: price, date: day, source: "SBS"))
    for fact in RateBook(events).record(rate) { append(fact) }
  }

  /// - Parameter known: How many events the journal knew; all of them unless given.
  func book(asOf: String, known: Int? = nil) throws -> ConsumptionBook {
    let day = try Self.date(asOf)
    return ConsumptionBook(events: events.prefix(known ?? events.count).filter { $0.fact.effective <= day })
  }

  func status(asOf: String, known: Int? = nil) throws -> ConsumptionStatus {
    let day = try Self.date(asOf)
    let commitment = try #require(programme.commitments.first)
    return ConsumptionStatus(
      try book(asOf: asOf, known: known), programme, commitment, asOf: day, rates: RateBook(events, asOf: day)
    )
  }

  func year(_ number: Int, asOf: String, known: Int? = nil) throws -> YearStatus {
    try #require(try status(asOf: asOf, known: known).years.first { $0.number == number })
  }
}
