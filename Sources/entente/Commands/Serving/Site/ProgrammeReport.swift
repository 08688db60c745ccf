import BusinessCalendar
import Certifications
import Consumption
import Diagnostics
import Foundation
import Funds
import Journal
import Packs
import Pages
import Pipeline
import Programme
import Publishing
import Scheduling
import Scorecard

/// Everything that a director's page shows of one programme, from the same reports as the commands.
struct ProgrammeReport {
  private let loaded: LoadedWorkspace
  private let programme: Programme
  private let language: Workspace.Language
  private let asOf: CivilDate
  private let agenda: [AgendaEntry]
  private let registers: DirectorPage.Registers
  private let stale: [String]
  private let findings: [String]
  private let pictures: [PackPicture]

  init(_ loaded: LoadedWorkspace, _ programme: Programme, language: Workspace.Language) throws {
    let moment = ReportMoment(day: loaded.schedule.asOf, knownAt: nil)
    let ledger = loaded.ledger(of: programme)
    let metrics = try MetricsReport([ledger], moment).statuses[0]
    let consumption = try ConsumptionReport([ledger], moment).statuses
    let certifications = try CertificationsReport([ledger], moment).statuses[0]
    let funds = try FundsReport([ledger], moment).parts[0]
    registers = DirectorPage.Registers(
      funds: funds.status,
      deadlines: try FundLedger(ledger).book(asOf: moment.day).due(within: 90, of: moment.day),
      certifications: certifications, consumption: consumption, metrics: metrics,
      actions: try ActionsReport([ledger], moment).rows.map(\.action))
    agenda = AgendaReport(loaded, AgendaReport.Filter(programme: programme.id), asOf: moment.day).entries
    var stale: [String] = []
    if let drift = loaded.drift(of: programme) { stale.append("agreement: \(drift.message)") }
    stale += metrics.metrics.compactMap { status in
      switch status.health {
      case .stale: "metric \(status.metric.title): \(status.reason)"
      case .noData: "metric \(status.metric.title): \(status.reason)"
      case .green, .amber, .red: nil
      }
    }
    if !certifications.certifications.isEmpty, !certifications.isRecorded {
      stale.append("certifications: no roster is recorded; the numbers are the agreement's own")
    }
    if !funds.status.balances.isEmpty, !funds.status.isRecorded {
      stale.append("funds: no request or claim is recorded; the amounts are the agreement's own")
    }
    stale += funds.drifts.map { "funds: \($0.words)" }
    stale += try Self.pipeline(ledger, moment)
    self.loaded = loaded
    self.programme = programme
    self.language = language
    asOf = moment.day
    self.stale = stale
    findings = Self.findings(loaded)
    pictures = try Self.pictures(loaded, programme)
  }

  /// The page, with what lies in folders looked at anew.
  ///
  /// - Parameter calendars: The folder of published calendars.
  func page(_ links: [DirectorPage.Link], calendars: String, isToday: Bool) -> DirectorPage {
    DirectorPage(
      programme: programme, others: links, language: language, asOf: asOf, isToday: isToday, agenda: agenda,
      registers: registers, packs: packs,
      health: DirectorPage.Health(
        lastPublication: lastPublication(in: calendars), stale: stale, findings: findings),
      pictures: pictures, people: loaded.portfolio.workspace.people)
  }

  /// Those of the packs, of the contract year that runs. A meeting is only needed for what else a pack says.
  private static func pictures(_ loaded: LoadedWorkspace, _ programme: Programme) throws -> [PackPicture] {
    let day = loaded.schedule.asOf
    guard let schedule = loaded.schedules.first(where: { $0.programme.id == programme.id }),
      let next = schedule.occurrences.filter({ $0.date.map { $0 >= day } ?? false }).min(by: {
        ($0.date ?? .latest, $0.period.label) < ($1.date ?? .latest, $1.period.label)
      }) ?? schedule.occurrences.last
    else { return [] }
    let desk = PackDesk(loaded, asOf: day)
    return PackBuilder.picturesOfDay(
      try desk.context(of: PackDesk.Meeting(schedule: schedule, occurrence: next)))
  }

  /// How old the newest snapshot of the pipeline may be.
  private static let snapshotDays = 35

  private static func pipeline(_ ledger: ProgrammeLedger, _ moment: ReportMoment) throws -> [String] {
    let report = try PipelineReport(ledger, moment)
    guard let newest = report.sources.map(\.date).max() else {
      return ["pipeline: no snapshot is recorded"]
    }
    return moment.day - newest > snapshotDays ? ["pipeline: the newest snapshot is of \(newest)"] : []
  }

  private var packs: [DirectorPage.PackLine] {
    guard let schedule = loaded.schedules.first(where: { $0.programme.id == programme.id }) else { return [] }
    return agenda.filter { $0.pack != nil && $0.status == .confirmed }.map { entry in
      let shelf = schedule.occurrence(named: entry.id).map { PackShelf($0, schedule, in: loaded) }
      let formats = shelf?.formats ?? []
      return DirectorPage.PackLine(
        meeting: entry, path: formats.isEmpty ? nil : shelf?.sitePath, formats: formats)
    }
  }

  private static func findings(_ loaded: LoadedWorkspace) -> [String] {
    var findings: [String] = []
    let plan = loaded.plan
    if !plan.isEmpty { findings.append("The calendars are behind the rules. " + PlanText.summary(plan)) }
    findings += (loaded.readingDiagnostics + loaded.schedulingDiagnostics).filter { $0.severity != .note }
      .map { "\($0.severity.rawValue): \($0.line)" }
    return findings
  }

  /// When the files that readers see were last shown, by the clock of the first party.
  private func lastPublication(in calendars: String) -> ZonedInstant? {
    var status = stat()
    guard lstat("\(calendars)/.published/current", &status) == 0 else { return nil }
    let zone = programme.parties.first?.zone ?? .utc
    let seconds = Int(status.st_mtim.tv_sec)
    return ZonedInstant(secondsSince1970: seconds, offset: zone.offset(at: seconds))
  }
}
