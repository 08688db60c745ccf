import BusinessCalendar
import Foundation
import Packs
import Programme
import Funds
import Scheduling
import Testing

/// A pack of any model keeps its tables in shape and its text on its lines.
@Suite struct HostileModelTests {
  @Test(arguments: [
    "a | b", #"a \| b"#, "line\nline\r\nline", "- item", "1. item", "# heading", "> quote", "---", "===",
    "```", "~~~",
    "`|`", "<!-- /keep -->", "<!-- keep:headline -->", "--> <b>", "[x](y) ![z](w)", "{{as_of}} {{{raw}}}",
    "*_~`",
    "\u{202E}drow", "\u{0}\u{1B}[2J", "|\u{301}", #"\"#, "\t\ttabs", "", " ", "&lt;", "$&\\1", "🧨|", "7",
  ])
  func keepsTablesRectangular(text: String) throws {
    let plain = try Sample.pack(Sample.context(Hostile.programme("x")))
    let pack = try Sample.pack(Sample.context(Hostile.programme(text)))
    #expect(Self.skeleton(pack) == Self.skeleton(plain))
    for table in Self.tables(pack) {
      #expect(Set(table.map(Self.cells)).count == 1, "\(table)")
    }
    #expect(
      pack.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)) }
    )
    #expect(!pack.contains("\u{202E}"))
    #expect(try Sample.pack(Sample.context(Hostile.programme(text)), existing: pack) == pack)
  }

  /// Whether each line is blank, a heading, a table row, an item, a marker or other text.
  private static func skeleton(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.isEmpty { return "" }
      if line.hasPrefix("#") { return "#" }
      if line.hasPrefix("|") { return "|\(cells(line))" }
      if line.hasPrefix("- ") || line.prefixMatch(of: /[0-9]+[.)]\ /) != nil { return "item" }
      return line.hasPrefix("<!--") ? String(line) : "text"
    }
  }

  private static func tables(_ text: String) -> [[Substring]] {
    text.split(separator: "\n", omittingEmptySubsequences: false).split { !$0.hasPrefix("|") }.map(Array.init)
  }

  /// Pipes that no backslash escapes.
  private static func cells(_ row: Substring) -> Int {
    var count = 0
    var isEscaped = false
    for scalar in row.unicodeScalars {
      if scalar == "|", !isEscaped { count += 1 }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return count
  }

  @Test func rendersAnEmptyProgramme() throws {
    let text = try Sample.pack(Sample.context(Hostile.bare()))
    #expect(text.contains("There is no scorecard, because the programme has no metrics."))
    #expect(text.contains("There are no funds to show, because the agreement grants none."))
    #expect(text.contains("There is no consumption to show, because the agreement commits to none."))
    #expect(text.contains("Nobody is listed, because the programme names no roles for this meeting."))
    #expect(text.contains("Not classified"))
    #expect(text.contains("Nothing is assumed"))
  }

  /// Numbers at the ends of their range: no sum, no difference, but no trap either.
  @Test(arguments: [Int.max, Int.min, 0, -1])
  func survivesNumbersAtTheirLimits(number: Int) throws {
    let text = try Sample.pack(Sample.context(Hostile.programme("x", number: number)))
    #expect(text.contains("NO DATA"))
  }

  @Test func rendersMeetingsWithoutADateOrATime() throws {
    let programme = try Sample.programme()
    let summit = try Sample.pack(Sample.context(programme, occurrence: "aws-summit/Y2"))
    // 15 March 2025 is a Saturday.
    #expect(summit.contains("| When, for MiFibra Communications PLC | Monday, 17 March 2025, all day |"))
    #expect(summit.contains("| Length | all day |"))
    #expect(summit.contains("| Sum | 75 | 35 back, 40 ahead |"))
    let workshop = try Sample.pack(Sample.context(programme, occurrence: "customer-workshop/2025-07"))
    #expect(workshop.contains("| Sum | 120 | 56 back, 64 ahead |"))
    let unplaceable = try Sample.pack(Sample.context(Hostile.bare(window: "day 92..92")))
    #expect(unplaceable.contains("| When | no date: "))
  }
}

/// Programmes that no agreement would make.
enum Hostile {
  /// The sample's outline with `text` wherever there are words, and `number` wherever there are amounts and counts.
  static func programme(_ text: String, number: Int = 100) throws -> Programme {
    let sample = try Sample.programme()
    let money = Money(minorUnits: number, currency: sample.header.currency)
    let decimal = DecimalNumber(mantissa: number, scale: 2)
    let header = Header(
      id: "p", title: text, subtitle: text, type: text,
      source: SourceDocument(file: text, sha256: text, location: nil), classification: text, owner: text,
      reviews: sample.header.reviews, currency: sample.header.currency, term: sample.header.term,
      fiscalYear: sample.header.fiscalYear, location: sample.header.location)
    let row = ClauseRow(
      id: "r", title: text,
      columns: Dictionary(
        uniqueKeysWithValues: [
          "description", "use-case", "model", "status", "details", "requirement", "responsibility",
        ].map { ($0, text) }), location: nil)
    var terms = WordTerms()
    terms.services = [row]
    terms.tier = Tier(name: text, specialisations: [text, text], competencies: [text], benefits: [text])
    terms.pricing = [row]
    terms.requirements = [row]
    terms.standards = [row]
    terms.managedService = [row]
    terms.sharedResponsibility = [SharedResponsibility(id: "r", title: text, shares: ["aws": .shared])]
    terms.compliance = [ComplianceCertification(id: "c", title: text, holders: ["aws"])]
    terms.clauses = [Clause(group: text, text: text, location: nil)]
    terms.exit = [ExitRight(id: "e", title: text, process: text, within: nil, location: nil)]
    let value = Metric.Value.number(decimal)
    let metrics = [false, true].map { isServiceLevel in
      Metric(
        id: "m", title: text, unit: text, current: value,
        target: .init(direction: .atLeast, value: .money(money)), by: nil, isServiceLevel: isServiceLevel,
        penalty: text, amber: isServiceLevel ? .value(decimal) : .tolerance(decimal), location: nil)
    }
    return Programme(
      header: header,
      parties: sample.parties.map {
        Party(id: $0.id, name: text, zone: $0.zone, centre: $0.centre, workingHours: $0.workingHours)
      }, roles: [Role(id: "r", seats: ["aws": text, "mifibra": text])],
      assignments: ["aws": ["r": text], "mifibra": ["r": "psa"]], series: [try series(text, window: nil)],
      changes: [
        Change(
          occurrence: "qbr/Y2-Q3", action: .move(try Sample.date("2025-01-28"), nil), why: text, location: nil
        )
      ],
      funds: [
        Fund(
          id: "f", title: text, purpose: text, amount: money, clause: text, available: nil,
          reimburses: decimal,
          applyBy: nil, claimBy: nil, evidence: [text])
      ], training: [TrainingBudget(id: "t", title: text, amount: money, every: nil, delivery: text)],
      certifications: [
        CertificationTarget(
          id: "c", title: text, holders: number == .min ? .max : number, target: number, due: nil, valid: nil)
      ],
      commitments: [
        Commitment(
          id: "c", title: text, total: money, totalLocation: nil,
          years: [.init(amount: money, discount: decimal, location: nil)], discountBasis: .achieved,
          expectedMonthly: [(service: text, amount: money), (service: "s", amount: money)])
      ], metrics: metrics,
      initiatives: [Initiative(id: "i", title: text, investment: money, expectedARR: money)], terms: terms,
      assumptions: [.init(path: text, location: nil)])
  }

  /// A programme of one review and nothing else.
  static func bare(window: String? = nil) throws -> Programme {
    let sample = try Sample.programme().header
    let header = Header(
      id: "p", title: "P", subtitle: nil, type: nil, source: nil, classification: nil, owner: nil,
      reviews: Reviews(),
      currency: sample.currency, term: sample.term, fiscalYear: sample.fiscalYear, location: nil)
    return Programme(
      header: header, parties: [], roles: [], assignments: [:],
      series: [try series("Review", window: window, attendees: [])], changes: [], funds: [], training: [],
      certifications: [], commitments: [], metrics: [], initiatives: [], terms: WordTerms(), assumptions: [])
  }

  private static func series(_ text: String, window: String?, attendees: [String] = ["r", "none"]) throws
    -> Series
  {
    let day = try Sample.unwrap(DayRule("3rd tuesday"))
    return Series(
      id: "qbr", title: text, focus: text, clause: text, calendar: "qbr",
      rule: .periodic(try Sample.unwrap(Tenor("quarter")), anchor: .contract, day: day),
      window: try window.map { try Sample.unwrap(Window($0)) }, time: LocalTime(hour: 10, minute: 0),
      zone: try Sample.unwrap(Zone("America/Lima")), minutes: 75, convention: .following, centres: ["PE"],
      attendees: attendees, lead: text, pack: nil, reviewsPrevious: true, keepsStubs: false,
      milestones: attendees.isEmpty ? [] : [.init(what: text, businessDaysBefore: .max, party: text)],
      location: nil,
      ruleLocation: nil)
  }
}
