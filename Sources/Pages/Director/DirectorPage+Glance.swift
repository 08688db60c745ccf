import Actions
import BusinessCalendar
import Certifications
import Consumption
import Funds
import Packs
import Programme
import Scheduling
import Scorecard

extension DirectorPage {
  /// Six figures that a director looks for first, each a link to its section.
  var glance: PageValue {
    .list([nextMeeting, funds, certifications, consumption, scorecard, actions].compactMap { $0 })
  }

  private func card(
    _ key: String, _ figure: String, _ note: String, to section: String, tone: String = "none"
  )
    -> PageValue
  {
    [
      "label": .text(word(key)), "figure": .text(figure), "note": .optional(note), "section": .text(section),
      "tone": .text(tone),
    ]
  }

  private var nextMeeting: PageValue? {
    guard let next = agenda.first(where: { $0.time != nil && $0.status == .confirmed }) else { return nil }
    return card(
      "next-meeting", RelativeDays.words(next.date - asOf, language),
      "\(next.title), \(format.date(next.date))", to: "meetings")
  }

  private var funds: PageValue? {
    guard !registers.funds.balances.isEmpty else { return nil }
    let spanish = language == .spanishPE
    let lapsing = registers.funds.balances.filter { $0.health.word == .lapsing || $0.health.word == .over }
    let tone = lapsing.isEmpty ? "none" : "red"
    let note =
      lapsing.isEmpty
      ? (spanish ? "ningún fondo caduca pronto" : "no fund lapses soon")
      : lapsing.map { "\($0.fund.title): \($0.health.word.rawValue)" }.joined(separator: "; ")
    return card(
      "available", registers.funds.total(of: .available).map(format.money) ?? "–", note, to: "funds",
      tone: tone)
  }

  private var certifications: PageValue? {
    let all = registers.certifications.certifications
    guard !all.isEmpty else { return nil }
    let missing = all.map(\.gap).reduce(0) { $0 &+ $1 }
    let behind = all.filter { $0.gap > 0 }.count
    let note =
      language == .spanishPE
      ? "\(behind) de \(all.count) metas abiertas" : "\(behind) of \(all.count) targets open"
    return card(
      "certification-gap", format.number(missing), note, to: "certifications",
      tone: missing > 0 ? "amber" : "green")
  }

  private var consumption: PageValue? {
    guard let status = registers.consumption.first, let year = status.year else { return nil }
    let label = language == .spanishPE ? "\(year.label) de" : "\(year.label) of"
    return card(
      "shortfall", year.shortfall.map { format.money($0.amount) } ?? "–",
      "\(label) \(format.money(year.committed))", to: "consumption",
      tone: (year.shortfall?.amount.minorUnits ?? 0) > 0 ? "amber" : "green")
  }

  private var scorecard: PageValue? {
    let all = registers.metrics.metrics
    guard !all.isEmpty else { return nil }
    let counts = MetricHealth.allCases.compactMap { health -> String? in
      let count = all.filter { $0.health == health }.count
      return count > 0 ? "\(count) \(health.rawValue)" : nil
    }
    let red = all.filter { $0.health == .red }.count
    let green = all.filter { $0.health == .green }.count
    return card(
      "scorecard-count", "\(green)/\(all.count) GREEN", counts.joined(separator: ", "), to: "scorecard",
      tone: red > 0 ? "red" : green == all.count ? "green" : "amber")
  }

  private var actions: PageValue? {
    let overdue = registers.actions.filter { $0.isOverdue(on: asOf) }.count
    let note =
      language == .spanishPE
      ? "\(overdue) vencidas" : "\(overdue) overdue"
    return card(
      "open-actions", format.number(registers.actions.count), note, to: "actions",
      tone: overdue > 0 ? "red" : "none")
  }
}
