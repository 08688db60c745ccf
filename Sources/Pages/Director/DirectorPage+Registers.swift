import Actions
import BusinessCalendar
import Certifications
import Packs
import Programme
import Scorecard

extension DirectorPage {
  var certificationMembers: [String: PageValue] {
    let status = registers.certifications
    return [
      "has-certifications": .flag(!status.certifications.isEmpty),
      "certifications": .list(
        status.certifications.map { progress in
          [
            "certification": .text(progress.target.title), "holders": .number(progress.holders),
            "target": .number(progress.target.target), "gap": .number(progress.gap),
            "is-short": .flag(progress.gap > 0), "expiring": .number(progress.expiring),
            "booked": .number(progress.booked), "projected": .number(progress.projected),
            "due": .text(progress.target.due.map(format.date) ?? "–"),
            "pace": .text(progress.pace.map { format.number($0.perMonth) } ?? "–"),
            "source": .text(progress.source.words),
          ]
        }),
    ]
  }

  var scorecardMembers: [String: PageValue] {
    [
      "has-metrics": .flag(!registers.metrics.metrics.isEmpty),
      "metrics": .list(registers.metrics.metrics.map(row)),
    ]
  }

  private func row(_ status: MetricStatus) -> PageValue {
    let metric = status.metric
    func value(_ reading: MetricReading?) -> String {
      reading.map { format.value($0.value, unit: metric.unit) } ?? "–"
    }
    let isAgreed = status.reading.map { $0.origin == .agreement } ?? false
    return [
      "metric": .text(metric.title), "value": .text(value(status.reading)), "is-agreed": .flag(isAgreed),
      "of": .text(status.reading.map { $0.period?.label ?? $0.date.description } ?? "–"),
      "target": .text(metric.target.map { format.target($0, unit: metric.unit) } ?? "–"),
      "due": .optional(metric.by.map(format.date)), "previous": .text(value(status.previous)),
      "sparkline": .optional(status.trend.count > 1 ? status.sparkline : nil),
      "trend": .text(status.trend.map { format.value($0.value, unit: metric.unit) }.joined(separator: ", ")),
      "health": .text(status.health.rawValue), "tone": .text(Self.tone(status.health)),
      "reason": .text(status.reason),
      "penalty": .optional(status.isPenaltyDue ? metric.penalty : nil),
    ]
  }

  static func tone(_ health: MetricHealth) -> String {
    switch health {
    case .green: "green"
    case .amber: "amber"
    case .red: "red"
    case .stale, .noData: "none"
    }
  }

  var actionMembers: [String: PageValue] {
    [
      "has-actions": .flag(!registers.actions.isEmpty),
      "actions": .list(
        registers.actions.map { action in
          [
            "id": .text(action.id), "what": .text(action.what), "owner": .text(title(of: action.owner)),
            "due": .text(format.date(action.due)), "due-iso": .text(action.due.description),
            "is-overdue": .flag(action.isOverdue(on: asOf)), "age": .number(action.age(on: asOf)),
            "slips": .number(action.slips.count), "from": .text(action.occurrence ?? "–"),
          ]
        }),
    ]
  }

  /// What an owner is called: a role by its title, a person by id, as the register has it.
  private func title(of owner: String) -> String {
    programme.roles.first { $0.id == owner }?.title ?? owner
  }
}
