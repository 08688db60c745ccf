import BusinessCalendar
import Diagnostics
import Interchange
import Journal
import Pipeline
import Programme
import Rates
import Testing

/// A journal in memory, and what the AWS command-line tool would have written.
struct PipelineBench {
  static let programme = "mifibra-aws"

  let journal = MemoryJournal()
  let rules: PipelineRules

  /// - Parameter terms: What the programme states; its currency is the sol.
  init(_ terms: PipelineTerms = PipelineTerms()) throws {
    rules = PipelineRules(
      programme: Self.programme, currency: try #require(Currency("PEN")), terms: terms)
  }

  static func reading(_ text: String, name: String = "listing.json", isFiltered: Bool = false) throws
    -> PipelineReading
  {
    let bytes = Array(text.utf8)
    return PipelineReading(
      try JSONReader.read(bytes), name: name, sha256: ContentDigest.sha256(bytes), isFiltered: isFiltered)
  }

  static func snapshot(_ text: String, name: String = "listing.json", isFiltered: Bool = false) throws
    -> PipelineSnapshot
  {
    try #require(try reading(text, name: name, isFiltered: isFiltered).snapshot)
  }

  /// Imports files as one.
  @discardableResult
  func take(_ texts: [String], on date: String, isFiltered: Bool = false) throws -> PipelineBook.Import {
    let files = try texts.enumerated().map { index, text in
      try Self.snapshot(text, name: "file-\(index + 1).json", isFiltered: isFiltered)
    }
    var made: PipelineBook.Import?
    _ = try journal.append(by: "tester", now: { Timestamp(microseconds: 0) }) {
      let found = try PipelineBook(Self.programme, events: $0.events(EventQuery())).decide(
        files, on: try day(date))
      made = found
      return found.facts
    }
    return try #require(made)
  }

  @discardableResult
  func take(_ text: String, on date: String, isFiltered: Bool = false) throws -> PipelineBook.Import {
    try take([text], on: date, isFiltered: isFiltered)
  }

  func undo(_ event: String) throws {
    _ = try journal.append(by: "tester", now: { Timestamp(microseconds: 0) }) {
      [try PipelineBook(Self.programme, events: $0.events(EventQuery())).undo(event: event)]
    }
  }

  func record(_ rate: String, on date: String, source: String = "SBS") throws {
    let words = rate.split(separator: " ")
    let (from, to) = (try #require(Currency(words[0])), try #require(Currency(words[1])))
    let number = try #require(DecimalNumber(words[2]))
    let date = try day(date)
    let stated = try #require(
      ExchangeRate(from: from, to: to, number: number, date: date, source: source))
    _ = try journal.append(by: "tester", now: { Timestamp(microseconds: 0) }) {
      RateBook(try $0.events(EventQuery())).record(stated)
    }
  }

  func events() throws -> [JournalEvent] { try journal.read { try $0.events(EventQuery()) } }

  func book(asOf: String? = nil, knownAt: Timestamp? = nil) throws -> PipelineBook {
    PipelineBook(Self.programme, events: try events(), asOf: try asOf.map(day), knownAt: knownAt)
  }

  func report(_ asOf: String, knownAt: Timestamp? = nil) throws -> PipelineReport {
    PipelineReport(
      try book(asOf: asOf, knownAt: knownAt), rules, asOf: try day(asOf),
      rates: RateBook(try events(), asOf: try day(asOf), knownAt: knownAt))
  }

  /// What a diff says, a line a remark: `O1 advanced: stage …`.
  func diff(_ since: String, _ asOf: String) throws -> [String] {
    PipelineDiff(try report(asOf), since: try day(since)).changes.flatMap { change in
      change.remarks.map { "\(change.id) \($0.kind.rawValue): \($0.words)" }
    }
  }

  /// The ids and stages of what is listed.
  func listed(_ asOf: String) throws -> [String] {
    try book(asOf: asOf).opportunities.map { "\($0.id) \($0.stageName)" }
  }
}

struct NoDate: Error {}

func day(_ text: String) throws -> CivilDate {
  guard let date = CivilDate(iso: text) else { throw NoDate() }
  return date
}

/// An opportunity as `list-opportunities` writes one; what is nil is left out.
func item(
  _ id: String?, _ stage: String? = "Qualified", _ amounts: [String] = [], close: String? = nil,
  review: String? = nil, modified: String? = nil, customer: String? = nil, more: String = ""
) -> String {
  var cycle: [String] = []
  if let stage { cycle.append("\"Stage\": \"\(stage)\"") }
  if let close { cycle.append("\"TargetCloseDate\": \"\(close)\"") }
  if let review { cycle.append("\"ReviewStatus\": \"\(review)\"") }
  var members = ["\"Catalog\": \"AWS\""]
  if let id { members.append("\"Id\": \"\(id)\"") }
  if let modified { members.append("\"LastModifiedDate\": \"\(modified)\"") }
  if let customer { members.append("\"Customer\": {\"Account\": {\"CompanyName\": \"\(customer)\"}}") }
  members.append("\"LifeCycle\": {\(cycle.joined(separator: ", "))}")
  let spends = amounts.map { amount in
    let words = amount.split(separator: " ", omittingEmptySubsequences: false)
    return
      "{\"Amount\": \"\(words[0])\", \"CurrencyCode\": \"\(words.count > 1 ? words[1] : "USD")\", \"Frequency\": \"\(words.count > 2 ? words[2] : "Monthly")\", \"TargetCompany\": \"AWS\"}"
  }
  members.append("\"Project\": {\"ExpectedCustomerSpend\": [\(spends.joined(separator: ", "))]}")
  return "{\(members.joined(separator: ", "))\(more.isEmpty ? "" : ", " + more)}"
}

/// A listing, or a page of one.
func listing(_ items: [String], token: String? = nil) -> String {
  let next = token.map { ", \"NextToken\": \($0)" } ?? ""
  return "{\"OpportunitySummaries\": [\(items.joined(separator: ",\n"))]\(next)}"
}
