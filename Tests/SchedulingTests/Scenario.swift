import BusinessCalendar
import Diagnostics
import Scheduling
import TestSupport
import Testing

/// A small portfolio: one party in Lima (UTC-05:00 all year, 09:00-18:00), January 2025 unless said otherwise, whose
/// Tuesdays are the 7th, 14th, 21st and 28th and whose one holiday is the 1st.
struct Scenario {
  /// The lines under `people:`.
  var people = ["ana: { party: ours }", "ben: { party: ours }"]
  /// Further lines of `entente.yaml`.
  var workspace = ""
  var from = "2025-01-01"
  var length = "1 month"
  var hours = "09:00-18:00"
  /// Further lines of every programme.
  var more = ""
  var asOf = "2025-01-01"
  var published = LastPublication.none

  /// Programmes `p1`, `p2`, …, each given by its series. Ana leads, Ben seconds.
  func read(_ programmes: [[String]]) throws -> ReadPortfolio {
    let texts = programmes.enumerated().map { index, series in
      """
      programme: p\(index + 1)
      currency: PEN
      term: { from: \(from), length: \(length) }
      parties: { ours: { time-zone: America/Lima, business-centre: PE, working-hours: "\(hours)" } }
      roles: { lead: { ours: Lead }, second: { ours: Second }, guest: { ours: Guest } }
      assignments: { ours: { lead: ana, second: ben } }
      meetings:
      \(series.map { "  " + $0 }.joined(separator: "\n"))
      \(more)
      """
    }
    let text = """
      entente: 1
      programmes: [programmes/*.yaml]
      uid-domain: x.example
      people:
      \(people.map { "  " + $0 }.joined(separator: "\n"))
      \(workspace)
      """
    return try ReadPortfolio(workspace: text, programmes: texts)
  }

  func schedule(_ programmes: [[String]]) throws -> PortfolioSchedule {
    let read = try read(programmes)
    try #require(!read.diagnostics.hasErrors, "\(read.diagnostics.map(\.message))")
    return read.scheduler.portfolio(
      read.programmes, asOf: try #require(CivilDate(iso: asOf)), published: published)
  }

  func schedule(_ series: String...) throws -> PortfolioSchedule { try schedule([series]) }

  /// The scenario after its meetings were published.
  func publishing(_ schedule: PortfolioSchedule) -> Scenario {
    var scenario = self
    scenario.published = schedule.publication
    return scenario
  }
}

extension PortfolioSchedule {
  /// Where each meeting is: `p1/a/2025-01=01-14T10:00`, sorted.
  var starts: [String] {
    meetings.map { "\($0.id)=\($0.start.description.dropFirst(5).prefix(11))" }.sorted()
  }

  /// The starts of one series: `01-14T10:00`.
  func starts(of series: String) -> [String] {
    meetings.filter { $0.id.split(separator: "/")[1] == series }
      .map { String($0.start.description.dropFirst(5).prefix(11)) }
  }

  /// What subscribers would have seen of it.
  var publication: LastPublication {
    let entries = schedules.flatMap(\.agenda).filter { $0.status == .confirmed }
    return LastPublication(
      meetings: Dictionary(
        entries.map { ($0.id, .init(start: $0.start, rule: $0.rule)) },
        uniquingKeysWith: { first, _ in first }))
  }

  /// Why a meeting is where it is.
  func reason(_ id: String) -> String? {
    schedules.lazy.compactMap { $0.occurrence(named: id)?.reason }.first
  }

  private var meetings: [AgendaEntry] {
    schedules.flatMap(\.agenda).filter {
      $0.status == .confirmed && $0.calendar != "contract" && $0.prepares == nil
    }
    .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
  }
}
