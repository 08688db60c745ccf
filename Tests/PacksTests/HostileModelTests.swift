import BusinessCalendar
import Certifications
import Diagnostics
import Foundation
import Programme
import Funds
import Scheduling
import Journal
import TestSupport
import Testing

@testable import Packs

/// A pack of any model keeps its tables in shape and its text on its lines.
@Suite struct HostileModelTests {
  static let texts = [
    "a | b", #"a \| b"#, "line\nline\r\nline", "- item", "1. item", "# heading", "> quote", "---", "===",
    "```", "~~~", "`|`", "`code` | <i>x</i>", "<!-- /keep -->", "<!-- keep:headline -->", "--> <b>",
    "[x](y) ![z](w)", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))", "<https://example.com>", "{{as_of}} {{{raw}}}", "*_~`", "\u{202E}drow",
    "\u{0}\u{1B}[2J", "|\u{301}", #"\"#, "\t\ttabs", "&lt;", "$&\\1", "🧨|", "7", "اتفاقية | الشراكة",
    "‏עברית‎ - 1. x", String(repeating: "x|", count: 5000), "| a | b |\n|---|---|\n| c | d |",
  ]

  @Test(arguments: texts)
  func keepsTheQBRInShape(text: String) throws {
    let plain = try Sample.pack(Sample.context(Hostile.programme("x")))
    let pack = try Sample.pack(Sample.context(Hostile.programme(text)))
    #expect(Self.skeleton(pack) == Self.skeleton(plain))
    #expect(
      pack.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)) }
    )
    #expect(!pack.contains("\u{202E}"))
    #expect(try Sample.pack(Sample.context(Hostile.programme(text)), existing: pack) == pack)
  }

  /// Every field of every kind of pack, registers included: the HTML has the tags that it has for harmless words, and every
  /// row as many cells as its heading. In a soak run in all languages, otherwise in one, the texts taking turns.
  @Test(arguments: Array(texts.enumerated()))
  func keepsEveryKindInShape(index: Int, text: String) throws {
    let languages = Workspace.Language.allCases
    let isSoak = Mutation.rounds(10) == 10
    for (number, kind) in PackKind.allCases.enumerated() {
      for language in isSoak ? languages : [languages[(index + number) % languages.count]] {
        let pack = try Hostile.pack(text, kind: kind, language: language)
        try PackLint.check(pack)
        #expect(try Self.tags(pack) == Self.harmless[kind]?[language])
      }
    }
  }

  @Test(arguments: ["", " ", "\n"])
  func saysWhereThereAreNoWords(text: String) throws {
    try PackLint.check(Sample.pack(Sample.context(Hostile.programme(text))))
  }

  /// The tags of packs of harmless words.
  private static let harmless = Dictionary(
    uniqueKeysWithValues: PackKind.allCases.map { kind in
      (
        kind,
        Dictionary(
          uniqueKeysWithValues: Workspace.Language.allCases.compactMap { language in
            (try? tags(Hostile.pack("x", kind: kind, language: language))).map { (language, $0) }
          })
      )
    })

  /// The tags of a pack's page, without its words and the widths of columns, which follow the words.
  private static func tags(_ pack: String) throws -> [String] {
    let page = try #require(
      PackPage(SourceFile(path: "packs/x.md", text: pack), language: .englishGB)?.plain)
    return page.matches(of: /<[^>]*>/).map { $0.output.hasPrefix("<col ") ? "<col>" : String($0.output) }
  }

  /// Whether each line is blank, a heading, a table row, an item, a marker or other text.
  private static func skeleton(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.isEmpty { return "" }
      if line.hasPrefix("#") { return "#" }
      if line.hasPrefix("|") { return "|" }
      if line.hasPrefix("- ") || line.prefixMatch(of: /[0-9]+[.)]\ /) != nil { return "item" }
      return line.hasPrefix("<!--") ? String(line) : "text"
    }
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
  /// A pack of the outline with registers full of `text` too.
  static func pack(_ text: String, kind: PackKind, language: Workspace.Language) throws -> String {
    let programme = try programme(text, kind: kind)
    let plain = try Sample.context(programme, language: language)
    let rules = FundRules(programme)
    let span = try Sample.unwrap(DateSpan(plain.asOf, plain.asOf.adding(days: 20)))
    let small = Money(minorUnits: 10, currency: programme.header.currency)
    var events: [JournalEvent] = []
    func take(_ step: FundStep, reason: String? = nil) throws {
      let command = FundCommand(step, on: plain.asOf, reason: reason)
      for fact in try FundBook(rules, events: events).decide(command) {
        let number = events.count + 1
        events.append(
          JournalEvent(
            number: number, id: "E\(number)", recorded: Timestamp(microseconds: number), actor: text,
            fact: fact, previousHash: "", hash: ""))
      }
    }
    try take(.request(fund: "f", title: text, amount: small, activity: span), reason: text)
    let request = try Sample.unwrap(FundBook(rules, events: events).requests.first).id
    try take(.submit(request: request, amount: nil, activity: nil), reason: text)
    try take(.approve(request: request, amount: nil), reason: text)
    try take(.claim(request: request, amount: small, evidence: [], isDraft: true), reason: text)
    try take(.request(fund: "f", title: text, amount: small, activity: span), reason: text)
    let book = FundBook(rules, events: events)
    let context = PackContext(
      programme: programme, schedule: plain.schedule, occurrence: plain.occurrence,
      funds: FundsStatus(book, asOf: plain.asOf), certifications: plain.certifications,
      people: [Person(id: "psa", name: text, party: "aws", zone: nil, away: [], location: nil)],
      language: language, asOf: plain.asOf, sources: [PackSource(name: text, detail: text)], version: text,
      fundBook: book, registers: registers(text, on: plain.asOf, small),
      closedDays: [PackClosedDay(days: span, reason: text)])
    return try PackBuilder.render(
      context, templates: ShippedTemplates.sources(for: language), template: kind.rawValue)
  }

  private static func registers(_ text: String, on day: CivilDate, _ money: Money) -> PackRegisters {
    let number = DecimalNumber(mantissa: 5)
    var registers = PackRegisters()
    registers.actions = [nil, day].map { closed in
      PackAction(
        id: text, what: text, owner: text, due: day, opened: day, occurrence: "qbr/" + text,
        state: closed == nil ? .open : .done, slips: 1, reason: text, closed: closed)
    }
    registers.readings = [
      PackReading(
        metric: "m", value: .number(number), date: day, source: text, previous: .number(number),
        history: [number], why: text, isStale: true)
    ]
    registers.consumption = [
      PackConsumption(
        commitment: "c", year: 1, actual: money, estimated: money, through: day, ahead: money,
        forecast: .init(money), months: [money, nil], isIncomplete: true)
    ]
    registers.training = [
      PackTraining(
        budget: "t", period: DateSpan(day), spent: money, committed: money, left: money, gained: 1)
    ]
    registers.initiatives = [
      PackInitiative(
        initiative: "i", spent: money, achieved: money, achievedOn: day, share: number, payback: number)
    ]
    registers.compliance = PackCompliance.Section.allCases.map { section in
      PackCompliance(
        section: section, id: text, party: section == .certificate ? "aws" : nil, recorded: .nonCompliant,
        since: day, expires: day.adding(days: -1), owner: text, evidence: text, health: .red)
    }
    registers.leads = [
      PackLeads(
        activity: text, request: text, leads: 1, opportunities: 1, value: money, weighted: money, won: money,
        spent: money)
    ]
    let opportunity = PackOpportunity(
      id: text, customer: text, title: text, stage: text, value: money, weighted: money, origin: .sourced,
      nextStep: text, owners: ["aws": text], target: day.adding(days: 30), previousTarget: day,
      inStageSince: day.adding(days: -30))
    registers.pipeline = PackPipeline(
      date: day, source: text, previousDate: day, opportunities: [opportunity],
      changes: [
        PackPipelineChange(
          opportunity: text, customer: text, kind: .stage, before: .text(text), after: .text(text))
      ])
    return registers
  }

  /// The sample's outline with `text` wherever there are words, and `number` wherever there are amounts and counts.
  static func programme(_ text: String, number: Int = 100, kind: PackKind? = nil) throws -> Programme {
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
      assignments: ["aws": ["r": text], "mifibra": ["r": "psa"]],
      series: [try series(text, window: nil, pack: kind?.rawValue)],
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

  /// A programme of one meeting and nothing else.
  static func bare(window: String? = nil, kind: PackKind? = nil) throws -> Programme {
    let sample = try Sample.programme().header
    let header = Header(
      id: "p", title: "P", subtitle: nil, type: nil, source: nil, classification: nil, owner: nil,
      reviews: Reviews(),
      currency: sample.currency, term: sample.term, fiscalYear: sample.fiscalYear, location: nil)
    return Programme(
      header: header, parties: [], roles: [], assignments: [:],
      series: [try series("Review", window: window, attendees: [], pack: kind?.rawValue)], changes: [],
      funds: [], training: [],
      certifications: [], commitments: [], metrics: [], initiatives: [], terms: WordTerms(), assumptions: [])
  }

  private static func series(
    _ text: String, window: String?, attendees: [String] = ["r", "none"], pack: String? = nil
  )
    throws
    -> Series
  {
    let day = try Sample.unwrap(DayRule("3rd tuesday"))
    return Series(
      id: "qbr", title: text, focus: text, clause: text, calendar: "qbr",
      rule: .periodic(try Sample.unwrap(Tenor("quarter")), anchor: .contract, day: day),
      window: try window.map { try Sample.unwrap(Window($0)) }, time: LocalTime(hour: 10, minute: 0),
      zone: try Sample.unwrap(Zone("America/Lima")), minutes: 75, convention: .following, centres: ["PE"],
      attendees: attendees, lead: attendees.isEmpty ? nil : text, pack: pack, reviewsPrevious: true,
      keepsStubs: false,
      milestones: attendees.isEmpty ? [] : [.init(what: text, businessDaysBefore: .max, party: text)],
      location: nil,
      ruleLocation: nil)
  }
}
