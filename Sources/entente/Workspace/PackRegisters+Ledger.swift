import Actions
import BusinessCalendar
import Certifications
import Consumption
import Funds
import Journal
import Packs
import Pipeline
import Programme
import Rates
import Scorecard
import Training

extension PackRegisters {
  /// What the registers of a programme hold as of a day, and the facts behind it.
  ///
  /// - Parameters:
  ///   - funds: The requests, for what they brought to the pipeline.
  ///   - roster: Who holds certifications, and the facts that say so.
  ///   - review: The day of the last pipeline review, with whose end the pipeline is compared.
  init(
    _ recorded: ProgrammeFacts, funds: FundBook, roster: (roster: Roster, facts: [JournalEvent]),
    reviewedOn review: CivilDate
  ) throws {
    self.init()
    let (programme, day) = (recorded.programme, recorded.asOf)
    facts[.funds] = funds.entries.map(\.event)

    let measured = try recorded.events(MetricBook.kinds)
    let levels = Set(programme.metrics.filter(\.isServiceLevel).map(\.id))
    facts[.serviceLevels] = measured.filter { $0.fact.subject.map(levels.contains) ?? false }
    facts[.scorecard] = measured.filter { !($0.fact.subject.map(levels.contains) ?? false) }
    let metrics = MetricBook(MetricRules(programme), events: measured)
    readings = MetricsStatus(metrics, asOf: day).metrics.compactMap { PackReading($0) }

    let promised = try recorded.events(ActionLedger.kinds)
    facts[.actions] = promised
    let log = ActionBook(programme: programme.id, events: promised)
    if !log.actions.isEmpty { actions = log.actions.map { PackAction($0) } }

    let grown = try recorded.events(InitiativeBook.kinds)
    facts[.initiatives] = grown
    let growth = InitiativesStatus(InitiativeBook(programme, events: grown), asOf: day)
    if growth.isRecorded { initiatives = growth.initiatives.map { PackInitiative($0) } }

    let complied = try recorded.events(ComplianceBook.kinds)
    facts[.compliance] = complied
    let report = ComplianceReport(ComplianceBook(programme, events: complied), asOf: day)
    if report.isRecorded { compliance = report.items.map { PackCompliance($0) } }

    facts[.certifications] = roster.facts
    holders = PackHolders.all(roster.roster, programme, asOf: day)
    try takeTraining(recorded, roster)

    let rates = try recorded.rates()
    try takeConsumption(recorded, rates)

    let imported = try recorded.events(PipelineBook.kinds)
    facts[.pipeline] = imported
    facts[.leads] = imported + (facts[.funds] ?? [])
    let book = PipelineBook(programme.id, events: imported)
    guard !book.snapshots.isEmpty else { return }
    let opportunities = PipelineReport(book, PipelineRules(programme), asOf: day, rates: RateBook(rates))
    pipeline = PackPipeline(opportunities, programme, reviewedOn: review)
    leads = PipelineInfluence(opportunities, money: funds.campaignMoney).rows.map { PackLeads($0) }
  }

  private mutating func takeConsumption(_ recorded: ProgrammeFacts, _ rates: [JournalEvent]) throws {
    let charged = try recorded.events(ConsumptionKind.prefix)
    facts[.consumption] = charged + rates
    let consumed = ConsumptionLedger(
      recorded.programme, charged, RateBook(rates), asOf: recorded.asOf)
    guard !consumed.book.current.isEmpty else { return }
    consumption = consumed.statuses.flatMap { status in
      status.years.compactMap { PackConsumption(status, $0) }
    }
  }

  private mutating func takeTraining(
    _ recorded: ProgrammeFacts, _ roster: (roster: Roster, facts: [JournalEvent])
  ) throws {
    let trained = try recorded.events(TrainingBook.kinds)
    let paysForExams = recorded.programme.training.contains { !$0.certifications.isEmpty }
    facts[.training] = trained + (paysForExams ? roster.facts : [])
    guard !trained.counting.isEmpty else { return }
    let rules = TrainingRules(recorded.programme)
    let book = TrainingBook(rules, events: trained)
    training = book.balances(of: rules, roster.roster, asOf: recorded.asOf).map { PackTraining($0) }
  }
}

extension PackHolders {
  /// The course of each target while the agreement runs, and until the last of them is due.
  static func all(_ roster: Roster, _ programme: Programme, asOf day: CivilDate) -> [PackHolders] {
    let last = programme.certifications.compactMap(\.due).reduce(programme.term.last, max)
    guard let span = DateSpan(programme.term.first, max(last, programme.term.first)) else { return [] }
    return programme.certifications.map { target in
      let course = roster.course(of: target, in: span, asOf: day)
      return PackHolders(
        certification: target.id, known: course.known.map { Step(date: $0.date, holders: $0.holders) },
        projected: course.projected.map { Step(date: $0.date, holders: $0.holders) })
    }
  }
}

extension PackAction {
  fileprivate init(_ action: Action) {
    let state: State =
      switch action.state {
      case .open: action.slips.isEmpty ? .open : .slipped
      case .done: .done
      case .dropped: .dropped
      }
    self.init(
      id: action.id, what: action.what, owner: action.owner, due: action.due, opened: action.added,
      occurrence: action.occurrence, state: state, slips: action.slips.count, reason: action.reason,
      closed: action.closed, closedIn: action.closedBy)
  }
}

extension PackInitiative {
  fileprivate init(_ status: InitiativeStatus) {
    self.init(
      initiative: status.initiative.id, spent: status.spent, achieved: status.achieved,
      achievedOn: status.achievedOn, share: status.share, payback: status.payback)
  }
}

extension PackTraining {
  fileprivate init(_ balance: TrainingBalance) {
    self.init(
      budget: balance.budget.id, period: balance.period.days, spent: balance.spent,
      committed: balance.committed, left: balance.left, gained: balance.gained)
  }
}

extension PackConsumption {
  /// A contract year; nil where nothing is imported of its months that are over.
  fileprivate init?(_ status: ConsumptionStatus, _ year: YearStatus) {
    let ended = year.spend.filter { $0.month.last <= status.asOf }
    guard let last = ended.last?.month, let actual = year.drawn.amount.adding(year.estimated.amount) else {
      return nil
    }
    let isUnread = status.findings.contains {
      switch $0 {
      case .unreadable, .overflow: true
      default: false
      }
    }
    let months = year.months.filter { $0 <= last }
    self.init(
      commitment: status.commitment.id, year: year.number, actual: actual,
      estimated: year.estimated.months.isEmpty ? nil : year.estimated.amount, through: last.last,
      ahead: year.ahead,
      forecast: year.forecast.map { Forecast($0.amount, lowest: $0.lowest, highest: $0.highest) },
      discountDue: year.discount.due,
      months: months.map { month in ended.first { $0.month == month }?.total },
      mayChange: Set(months.indices.filter { year.estimated.months.contains(months[$0]) }),
      services: year.services.map {
        Service(
          $0.service, monthly: $0.expectedMonthly, actual: $0.actual, difference: $0.difference)
      }, isIncomplete: isUnread || ended.contains(where: \.isIncomplete))
  }
}
