import Actions
import BusinessCalendar
import Certifications
import Consumption
import Funds
import Journal
import Packs
import Pipeline
import Programme
import Scorecard
import Training

extension PackRegisters {
  /// What the registers of a programme hold as of a day.
  ///
  /// - Parameters:
  ///   - funds: The requests as of that day, for what they brought to the pipeline.
  ///   - review: The day of the last pipeline review, with whose end the pipeline is compared.
  init(_ ledger: ProgrammeLedger, funds: FundBook, reviewedOn review: CivilDate, asOf day: CivilDate) throws {
    self.init()
    let programme = ledger.programme
    let metrics = MetricBook(MetricRules(programme), events: try ledger.events(MetricBook.kinds, asOf: day))
    readings = MetricsStatus(metrics, asOf: day).metrics.compactMap { PackReading($0) }

    let log = ActionBook(programme: programme.id, events: try ledger.events(ActionLedger.kinds, asOf: day))
    if !log.actions.isEmpty { actions = log.actions.map { PackAction($0, of: programme) } }

    let growth = InitiativesStatus(
      InitiativeBook(programme, events: try ledger.events(InitiativeBook.kinds, asOf: day)), asOf: day)
    if growth.isRecorded { initiatives = growth.initiatives.map { PackInitiative($0) } }

    let report = ComplianceReport(
      ComplianceBook(programme, events: try ledger.events(ComplianceBook.kinds, asOf: day)), asOf: day)
    if report.isRecorded { compliance = report.items.map { PackCompliance($0) } }

    let consumed = try ConsumptionLedger(ledger, asOf: day, knownAt: nil)
    if !consumed.book.current.isEmpty {
      consumption = consumed.statuses.flatMap { status in
        status.years.compactMap { PackConsumption(status, $0) }
      }
    }

    if try !ledger.events(TrainingBook.kinds, asOf: day).counting.isEmpty {
      training = try TrainingLedger(ledger).balances(asOf: day, knownAt: nil).map { PackTraining($0) }
    }

    let book = PipelineBook(programme.id, events: try ledger.events(PipelineBook.kinds, asOf: day))
    guard !book.snapshots.isEmpty else { return }
    let opportunities = PipelineReport(
      book, PipelineRules(programme), asOf: day, rates: try ledger.rates(asOf: day))
    pipeline = PackPipeline(opportunities, programme, reviewedOn: review)
    leads = PipelineInfluence(opportunities, money: funds.campaignMoney).rows.map { PackLeads($0) }
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
  fileprivate init(_ action: Action, of programme: Programme) {
    let state: State =
      switch action.state {
      case .open: action.slips.isEmpty ? .open : .slipped
      case .done: .done
      case .dropped: .dropped
      }
    self.init(
      id: action.id, what: action.what, owner: action.owner, party: nil, due: action.due,
      opened: action.added, occurrence: action.occurrence, state: state, slips: action.slips.count,
      reason: action.reason)
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
