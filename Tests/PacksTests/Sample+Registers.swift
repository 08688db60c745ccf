import BusinessCalendar
import Certifications
import Funds
import Journal
import Packs
import Programme
import Scheduling

extension Sample {
  /// The sample programme with deadlines and evidence on its first two funds, and what the five kinds of pack need.
  static func fundedProgramme() throws -> Programme {
    let plain = try programme()
    let funds = plain.funds.enumerated().map { index, fund in
      guard index < 2 else { return fund }
      return Fund(
        id: fund.id, title: fund.title, purpose: fund.purpose, amount: fund.amount, clause: fund.clause,
        available: nil, reimburses: DecimalNumber(mantissa: 100),
        applyBy: DeadlineRule("14 days before start"),
        claimBy: DeadlineRule("30 days after end"), evidence: ["invoice", "proof-of-performance"])
    }
    return Programme(
      header: plain.header, parties: plain.parties, roles: plain.roles, assignments: plain.assignments,
      series: plain.series, changes: plain.changes, funds: funds, training: plain.training,
      certifications: plain.certifications, commitments: plain.commitments, metrics: plain.metrics,
      initiatives: plain.initiatives, terms: plain.terms, assumptions: plain.assumptions)
  }

  /// Requests and claims of the winter of 2025.
  static func fundBook(_ programme: Programme, asOf: CivilDate) throws -> FundBook {
    let (central, events) = ("apn-marketing-central", "partner-opportunity-fund")
    func days(_ first: String, _ last: String) throws -> DateSpan {
      try unwrap(DateSpan(date(first), date(last)))
    }
    let invoice = try unwrap(
      FundEvidence(
        kind: "invoice", name: "invoice-88.pdf", sha256: String(repeating: "0123456789abcdef", count: 4),
        size: 4096))
    let rules = FundRules(programme)
    var recorded: [JournalEvent] = []
    func take(_ day: String, _ step: FundStep) throws -> String {
      let facts = try FundBook(rules, events: recorded).decide(FundCommand(step, on: date(day)))
      let noon = try date(day).dayNumber * 86_400_000_000 + 43_200_000_000
      for fact in facts {
        let number = recorded.count + 1
        recorded.append(
          JournalEvent(
            number: number, id: "E\(number)", recorded: Timestamp(microseconds: noon + number),
            actor: "cmo",
            fact: fact, previousHash: "", hash: ""))
      }
      return facts.last?.subject ?? ""
    }
    func request(_ day: String, _ fund: String, _ title: String, _ amount: Int, _ activity: DateSpan) throws
      -> String
    {
      try take(day, .request(fund: fund, title: title, amount: soles(amount), activity: activity))
    }
    let webinars = try request(
      "2024-11-04", central, "Healthcare webinar series", 20_000, days("2024-12-09", "2025-01-20"))
    _ = try take("2024-11-05", .submit(request: webinars, amount: nil, activity: nil))
    _ = try take("2024-11-18", .approve(request: webinars, amount: soles(18_000)))
    let campaign = try request(
      "2025-01-08", central, "Contact centre campaign", 30_000, days("2025-01-27", "2025-02-21"))
    _ = try take("2025-01-09", .submit(request: campaign, amount: nil, activity: nil))
    _ = try take("2025-01-10", .spend(request: webinars, amount: soles(12_500)))
    let stand = try request("2025-01-13", events, "Summit stand", 15_000, days("2025-03-17", "2025-03-17"))
    _ = try take("2025-01-14", .submit(request: stand, amount: nil, activity: nil))
    _ = try take(
      "2025-01-15", .claim(request: webinars, amount: soles(12_500), evidence: [invoice], isDraft: true))
    _ = try take("2025-01-16", .approve(request: campaign, amount: nil))
    _ = try request("2025-01-20", central, "Case study video", 8_000, days("2025-03-03", "2025-03-28"))
    return FundBook(rules, events: recorded, asOf: asOf)
  }

  /// The last fact behind each table, as a journal might have it.
  private static func facts(_ funds: FundBook) throws -> [PackTable: [JournalEvent]] {
    func event(
      _ number: Int, _ kind: String, of subject: String? = nil, _ day: String, recorded: String
    ) throws -> JournalEvent {
      var fact = Fact(programme: "mifibra-aws", kind: kind, effective: try date(day))
      fact.subject = subject
      return JournalEvent(
        number: number, id: "01JHQ4N5Z0000000000000\(number + 1000)",
        recorded: try unwrap(Timestamp(rfc3339: recorded)), actor: "cmo", fact: fact, previousHash: "",
        hash: "")
    }
    let snapshot = try event(1208, "pipeline.snapshot", "2025-01-24", recorded: "2025-01-24T16:40:12.5Z")
    return [
      .actions: [
        try event(1090, "action.add", of: "A-16", "2024-11-29", recorded: "2024-11-29T18:20:00Z"),
        try event(1162, "action.add", of: "A-15", "2025-01-07", recorded: "2025-01-07T16:05:00Z"),
        try event(1167, "action.add", of: "A-12", "2025-01-08", recorded: "2025-01-09T10:00:00Z"),
        try event(1168, "action.add", of: "A-13", "2025-01-08", recorded: "2025-01-09T10:02:00Z"),
        try event(1195, "action.add", of: "A-14", "2025-01-16", recorded: "2025-01-16T15:02:00Z"),
      ],
      .scorecard: [try event(1151, "metric.record", "2024-12-31", recorded: "2025-01-06T14:11:09Z")],
      .serviceLevels: [try event(1153, "metric.record", "2024-12-31", recorded: "2025-01-06T14:12:30Z")],
      .consumption: [try event(1160, "consumption.month", "2024-12-31", recorded: "2025-01-08T20:00:00Z")],
      .funds: funds.entries.map(\.event), .leads: funds.entries.map(\.event) + [snapshot],
      .training: [try event(1102, "training.spend", "2024-11-04", recorded: "2024-11-05T13:30:00Z")],
      .certifications: [try event(1165, "cert.plan", "2025-01-08", recorded: "2025-01-09T09:15:00Z")],
      .compliance: [try event(1201, "compliance.record", "2025-01-20", recorded: "2025-01-21T17:45:00Z")],
      .pipeline: [snapshot],
      .initiatives: [try event(1149, "initiative.arr", "2024-12-31", recorded: "2025-01-06T14:08:44Z")],
    ]
  }

  /// What a week's registers might hold on 27 January 2025.
  static func registers(behind funds: FundBook) throws -> PackRegisters {
    var registers = PackRegisters()
    registers.facts = try facts(funds)
    registers.actions = try actions()
    // The paths begin with the agreement's figures, on the last day of its last review, 31 January 2025: until then they ask for these.
    func agreed(_ metric: String, _ value: Metric.Value) throws -> PackReading {
      PackReading(
        metric: metric, value: value, date: try date("2025-01-31"), source: nil, previous: nil, why: nil,
        isStale: false, isRecorded: false, judgement: .green, asked: value, isOnPath: true)
    }
    registers.readings = [
      PackReading(
        metric: "active-deployments", value: .number(DecimalNumber(mantissa: 31)),
        date: try date("2024-12-31"), source: "deployment report",
        previous: .number(DecimalNumber(mantissa: 27)),
        history: [25, 26, nil, 27, 31].map { $0.map { DecimalNumber(mantissa: $0) } },
        why: "four sites of one customer went live together", isStale: false, judgement: .green,
        asked: .number(DecimalNumber(mantissa: 25)), isOnPath: true),
      try agreed("total-agent-subscribers", .number(DecimalNumber(mantissa: 3800))),
      try agreed("monthly-revenue", .money(try soles(180_000))),
      try agreed("avg.-customer-size", .number(DecimalNumber(mantissa: 152))),
      PackReading(
        metric: "platform-availability", value: .number(try unwrap(DecimalNumber("99.97"))),
        date: try date("2024-11-30"), source: "monitoring", previous: nil, why: nil, isStale: true,
        judgement: .amber),
      PackReading(
        metric: "mean-time-to-resolve", value: .number(try unwrap(DecimalNumber("3.5"))),
        date: try date("2024-12-31"), source: "service desk", previous: .number(DecimalNumber(mantissa: 5)),
        why: nil, isStale: false, judgement: .green),
    ]
    // 230 + 240 + 245 + 250 + 265 = 1,230 thousand soles, October missing; spread evenly 4,000 × 6 / 12 = 2,000, so 770
    // behind. The last three months with data come to 760; seven are left: 1,230 + 760 × 7 / 3 = 3,003,333.33, and from
    // 1,230 + 7 × 230 = 2,840 to 1,230 + 7 × 265 = 3,085.
    // By service 690 + 120 + 260 + 60 + 100 = 1,230. Expected of the five months with data are 5 × 260 = 1,300.
    let services: [(service: String, monthly: Int, actual: Int)] = [
      ("amazon-connect", 150_000, 690_000), ("direct-connect", 25_000, 120_000),
      ("compute", 50_000, 260_000), ("storage", 15_000, 60_000), ("support", 20_000, 100_000),
    ]
    registers.consumption = [
      PackConsumption(
        commitment: "consumption", year: 2, actual: try soles(1_230_000), estimated: try soles(265_000),
        through: try date("2024-12-31"), ahead: try soles(-770_000),
        forecast: .init(
          try cents(300_333_333), lowest: try soles(2_840_000), highest: try soles(3_085_000)),
        months: try [230_000, 240_000, 245_000, nil, 250_000, 265_000].map { try $0.map { try soles($0) } },
        mayChange: [5],
        services: try services.map { row in
          PackConsumption.Service(
            row.service, monthly: try soles(row.monthly), actual: try soles(row.actual),
            difference: try soles(row.actual - 5 * row.monthly))
        })
    ]
    let year = try unwrap(DateSpan(date("2024-07-01"), date("2025-06-30")))
    // The budgets are 80, 40, 20 and 15 thousand soles a year.
    let budgets: [(id: String, spent: Int, committed: Int, left: Int, gained: Int?)] = [
      ("aws-certifications", 22_000, 10_000, 48_000, 2), ("connect-specialist", 0, 0, 40_000, 0),
      ("hands-on-labs", 4_500, 0, 15_500, nil), ("re-certification", 0, 0, 15_000, nil),
    ]
    registers.training = try budgets.map { row in
      PackTraining(
        budget: row.id, period: year, spent: try soles(row.spent), committed: try soles(row.committed),
        left: try soles(row.left), gained: row.gained)
    }
    // 300 of 1,500 thousand is 20%; 120 × 12 / 300 = 4.8 months.
    let initiatives: [(id: String, spent: Int)] = [
      ("mid-market-push", 120_000), ("healthcare-vertical", 35_000), ("financial-services", 0),
      ("enterprise-tier", 0),
    ]
    registers.initiatives = try initiatives.map { row in
      let brings = row.id == "mid-market-push"
      return PackInitiative(
        initiative: row.id, spent: try soles(row.spent), achieved: brings ? try soles(300_000) : nil,
        achievedOn: brings ? try date("2024-12-31") : nil, share: brings ? DecimalNumber("20.0") : nil,
        payback: brings ? DecimalNumber("4.8") : nil)
    }
    registers.compliance = try compliance()
    registers.pipeline = try pipeline()
    // Of the listed opportunities the hospital group's names the activity.
    registers.leads = [
      PackLeads(
        activity: "Healthcare webinar series", request: "MC-1", leads: nil, opportunities: 1,
        value: try soles(350_000), weighted: try soles(210_000), won: try soles(0), spent: try soles(12_500))
    ]
    return registers
  }

  /// Of the review of 15 October 2024: one that slipped twice, one done in December, one done at that review itself, one given
  /// up. Of no meeting, of the review at hand, and of each other series: one open.
  private static func actions() throws -> [PackAction] {
    func action(
      _ id: String, _ what: String, _ owner: String, due: String, opened: String, from: String?,
      _ state: PackAction.State = .open, slips: Int = 0, _ reason: String? = nil, closed: String? = nil
    ) throws -> PackAction {
      PackAction(
        id: id, what: what, owner: owner, due: try date(due), opened: try date(opened), occurrence: from,
        state: state, slips: slips, reason: reason, closed: try closed.map(date))
    }
    let (review, opened) = ("qbr/Y2-Q2", "2024-10-15")
    return [
      try action(
        "A-6", "Agree on the agenda", "marketing", due: "2024-10-10", opened: "2024-09-02", from: "qbr/Y2-Q1",
        .done, closed: "2024-10-15"),
      try action(
        "A-7", "Send the Multi-AZ design", "psa", due: "2025-01-17", opened: opened, from: review, .slipped,
        slips: 2, "waits for the new region"),
      try action(
        "A-8", "Print flyers", "marketing", due: "2024-11-29", opened: opened, from: review, .dropped,
        "nobody reads them", closed: "2024-11-20"),
      try action(
        "A-9", "Name an owner for healthcare", "business-development", due: "2024-12-13", opened: opened,
        from: review, .done, closed: "2024-12-10"),
      try action(
        "A-12", "Agree on lead sharing", "partner-manager", due: "2025-02-14", opened: "2025-01-08",
        from: nil),
      try action(
        "A-13", "Confirm the failover window", "solutions-architect", due: "2025-02-07", opened: "2025-01-08",
        from: "technical-sync/2025-01"),
      try action(
        "A-14", "Introduce the bank's CIO", "business-development", due: "2025-01-24", opened: "2025-01-16",
        from: "pipeline-review/2025-W02"),
      try action(
        "A-15", "Send the speaker's photograph", "marketing", due: "2025-02-03", opened: "2025-01-07",
        from: "marketing-sync/2025-01"),
      try action(
        "A-16", "Book the second lab", "alliance-director", due: "2025-03-14", opened: "2024-11-29",
        from: "partner-training/Y2-H1"),
      try action(
        "A-17", "Set by this review itself", "psa", due: "2025-03-31", opened: "2025-01-27", from: "qbr/Y2-Q3"
      ),
    ]
  }

  /// 31 March is 63 days after 27 January: 4 + 28 + 31.
  private static func compliance() throws -> [PackCompliance] {
    [
      PackCompliance(
        section: .certificate, id: "iso 27001", party: "mifibra", recorded: .compliant,
        since: try date("2024-10-01"), expires: try date("2025-03-31"), owner: "Security Manager",
        evidence: "iso-27001.pdf", health: .amber),
      PackCompliance(
        section: .certificate, id: "pci dss", party: "aws", recorded: nil, since: nil, expires: nil,
        owner: nil, evidence: nil, health: .green),
      PackCompliance(
        section: .certificate, id: "soc 2 type ii", party: "mifibra", recorded: .nonCompliant,
        since: try date("2025-01-15"), expires: nil, owner: "Security Manager", evidence: nil, health: .red),
      PackCompliance(
        section: .standard, id: "disaster-recovery", party: nil, recorded: .compliant,
        since: try date("2024-01-10"), expires: try date("2025-01-10"), owner: "CTO",
        evidence: "failover-test.pdf", health: .red),
      PackCompliance(
        section: .requirement, id: "workforce-management", party: nil, recorded: .inProgress,
        since: try date("2025-01-20"), expires: nil, owner: "CTO", evidence: nil, health: .amber),
    ]
  }

  private static func pipeline() throws -> PackPipeline {
    func deal(
      _ id: String, _ customer: String, _ stage: String, _ value: Int?, _ weighted: Int?, _ target: String,
      was: String?, moved: String, next: String?, owners: [String: String],
      origin: PackOpportunity.Origin? = .sourced
    ) throws -> PackOpportunity {
      PackOpportunity(
        id: id, customer: customer, title: nil, stage: stage, value: try value.map { try soles($0) },
        weighted: try weighted.map { try soles($0) }, origin: origin, nextStep: next, owners: owners,
        target: try date(target), previousTarget: try was.map(date), inStageSince: try date(moved))
    }
    let both = ["mifibra": "Sales Director", "aws": "BDM"]
    return PackPipeline(
      date: try date("2025-01-24"), source: "list-opportunities of 24 January 2025",
      previousDate: try date("2025-01-16"),
      opportunities: [
        try deal(
          "O-3", "Regional hospital group", "Business Validation", 350_000, 210_000, "2025-03-31",
          was: "2025-02-28", moved: "2025-01-20", next: "price to the board", owners: both,
          origin: .influenced),
        try deal(
          "O-5", "Lima retail bank", "Technical Validation", 900_000, 360_000, "2025-06-30",
          was: "2025-06-30", moved: "2025-01-07", next: nil, owners: ["mifibra": "Sales Director"]),
        try deal(
          "O-8", "University", "Qualified", nil, nil, "2025-09-30", was: nil, moved: "2025-01-20",
          next: "demo on campus", owners: [:], origin: nil),
      ],
      changes: [
        PackPipelineChange(
          opportunity: "O-3", customer: "Regional hospital group", kind: .stage,
          before: .text("Technical Validation"), after: .text("Business Validation")),
        PackPipelineChange(
          opportunity: "O-8", customer: "University", kind: .added, before: nil, after: .text("Qualified")),
        PackPipelineChange(
          opportunity: "O-1", customer: "Airport", kind: .won, before: .text("Committed"),
          after: .text("Launched")),
        PackPipelineChange(
          opportunity: "O-3", customer: "Regional hospital group", kind: .target,
          before: .date(try date("2025-02-28")), after: .date(try date("2025-03-31"))),
        PackPipelineChange(
          opportunity: "O-5", customer: "Lima retail bank", kind: .value, before: .money(try soles(800_000)),
          after: .money(try soles(900_000))),
      ])
  }

  /// The roster on 27 January 2025. Of the agreement's eight architects it names one, whose certification ends on 10 March
  /// 2025, 42 days later; one who came later adds to them. An exam is booked for March, and one of December has no result.
  static func roster(_ programme: Programme, asOf: CivilDate) throws -> Roster {
    let architect = "aws-solutions-architect"
    let rules = RosterRules(programme)
    var recorded: [JournalEvent] = []
    func take(_ day: String, _ step: RosterStep) throws {
      for fact in try Roster(rules, events: recorded).decide(RosterCommand(step, on: date(day))) {
        let number = recorded.count + 1
        recorded.append(
          JournalEvent(
            number: number, id: "R\(number)", recorded: Timestamp(microseconds: number), actor: "hr",
            fact: fact, previousHash: "", hash: ""))
      }
    }
    func credential(_ person: String, _ issued: String, _ expires: String, isNew: Bool) throws -> Credential {
      Credential(
        person: person, certification: architect, issued: try date(issued),
        expires: .on(try date(expires)),
        isBeyondAgreement: isNew)
    }
    try take("2022-03-10", .add(credential("p-1", "2022-03-10", "2025-03-10", isNew: false)))
    try take("2024-11-20", .add(credential("p-2", "2024-11-20", "2027-11-20", isNew: true)))
    try take(
      "2024-11-25",
      .plan(person: "p-3", certification: architect, exam: date("2024-12-12"), isRenewal: false))
    try take(
      "2025-01-08",
      .plan(person: "p-4", certification: architect, exam: date("2025-03-20"), isRenewal: false))
    return Roster(rules, events: recorded.filter { $0.fact.effective <= asOf })
  }

  /// The figures of a pack on 27 January 2025 with every register filled.
  static func fullContext(
    occurrence: String, asOf: String = "2025-01-27", language: Workspace.Language = .englishGB
  ) throws -> PackContext {
    let programme = try fundedProgramme()
    let plain = try context(programme, occurrence: occurrence, asOf: asOf, language: language)
    let book = try fundBook(programme, asOf: plain.asOf)
    let roster = try roster(programme, asOf: plain.asOf)
    var registers = try registers(behind: book)
    registers.holders = try programme.certifications.map { target in
      let span = try unwrap(DateSpan(programme.term.first, programme.term.last))
      let course = roster.course(of: target, in: span, asOf: plain.asOf)
      return PackHolders(
        certification: target.id, known: course.known.map { .init(date: $0.date, holders: $0.holders) },
        projected: course.projected.map { .init(date: $0.date, holders: $0.holders) })
    }
    return PackContext(
      programme: programme, schedule: plain.schedule, occurrence: plain.occurrence,
      funds: FundsStatus(book, asOf: plain.asOf),
      certifications: CertificationsStatus(roster, asOf: plain.asOf),
      people: plain.people,
      language: language, asOf: plain.asOf, sources: plain.sources, version: plain.version, fundBook: book,
      registers: registers,
      // The public holidays of both countries from 12 February to 14 May 2025, those 92 days from the technical sync.
      closedDays: try [
        ("2025-04-17", "Jueves Santo (PE)"), ("2025-04-18", "Viernes Santo (PE)"),
        ("2025-04-21", "Ouschterméindeg (LU)"),
        ("2025-05-01", "Dag vun der Aarbecht (LU), Día del Trabajo (PE)"), ("2025-05-09", "Europadag (LU)"),
      ].map { PackClosedDay(days: DateSpan(try date($0)), reason: $1) })
  }
}
