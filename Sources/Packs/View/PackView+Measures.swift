import BusinessCalendar
import Programme
import Certifications

extension PackView {
  /// The scorecard, the service levels and the certifications.
  var measures: [String: PackValue] {
    [
      "scorecard": .table(programme.metrics.filter { !$0.isServiceLevel }.map(reading), readingColumns),
      "service_levels": .table(programme.metrics.filter(\.isServiceLevel).map(reading), readingColumns),
      "certifications": .table(context.certifications.certifications.map(progress), progressColumns),
      "is_roster_recorded": .flag(context.certifications.isRecorded),
    ]
  }

  /// A metric against its target. The agreement's own value is the only one known.
  private struct Reading {
    let metric: Metric
    let health: Health
    let difference: Metric.Value?
    /// Days until the target's date, negative once it has passed.
    let daysLeft: Int?
    /// Whether it misses the target by less than its amber threshold allows.
    let isWithinAmber: Bool
  }

  /// GREEN where the target is met, AMBER where it is not yet due or missed within the threshold, else RED.
  private func reading(_ metric: Metric) -> Reading {
    let daysLeft = metric.by.map { $0 - context.asOf }
    guard let actual = metric.current, let target = metric.target else {
      return Reading(
        metric: metric, health: .noData, difference: nil, daysLeft: daysLeft, isWithinAmber: false)
    }
    let isMet = target.isMet(by: actual.number)
    var isWithinAmber = false
    if case .value(let threshold)? = metric.amber {
      isWithinAmber = Metric.Target(direction: target.direction, value: .number(threshold)).isMet(
        by: actual.number)
    }
    let isAhead = daysLeft.map { $0 >= 0 } ?? false
    return Reading(
      metric: metric, health: isMet ? .green : isAhead || isWithinAmber ? .amber : .red,
      difference: actual.subtracting(target.value), daysLeft: daysLeft, isWithinAmber: isWithinAmber && !isMet
    )
  }

  private var readingColumns: [PackColumn<Reading>] {
    [
      .text("metric", \.metric.title),
      .text("target") { row in row.metric.target.map { format.target($0, unit: row.metric.unit) } },
      .text("due") { $0.metric.by.map(format.date) },
      .text("actual") { row in row.metric.current.map { format.value($0, unit: row.metric.unit) } },
      .text("difference") { row in row.difference.map { format.difference($0, unit: row.metric.unit) } },
      .text("status") { format.words.health($0.health) },
      .text("penalty", \.metric.penalty),
      .flag("is_green") { $0.health == .green },
      .flag("is_amber") { $0.health == .amber },
      .flag("is_red") { $0.health == .red },
      .flag("is_no_data") { $0.health == .noData },
      .flag("is_within_amber", \.isWithinAmber),
      .flag("is_not_yet_due") { row in row.health == .amber && (row.daysLeft ?? -1) >= 0 },
      .flag("is_past_due") { row in row.health == .red && row.daysLeft != nil },
      .text("days_left") { row in row.daysLeft.map { format.number(abs($0)) } },
    ]
  }

  // MARK: Certifications

  private struct Progress {
    let row: CertificationProgress
    let gap: Int
    let daysLeft: Int?
    /// Days for each holder still missing, rounded down; nil where nothing is missing or the date has passed.
    let daysEach: Int?
  }

  private func progress(_ row: CertificationProgress) -> Progress {
    let (difference, overflow) = row.target.target.subtractingReportingOverflow(row.holders)
    let gap = overflow ? Int.max : max(0, difference)
    let daysLeft = row.daysLeft(asOf: context.asOf)
    let daysEach = daysLeft.flatMap { $0 >= 0 && gap > 0 ? $0 / gap : nil }
    return Progress(row: row, gap: gap, daysLeft: daysLeft, daysEach: daysEach)
  }

  private var progressColumns: [PackColumn<Progress>] {
    [
      .text("certification", \.row.target.title),
      .text("holders") { format.number($0.row.holders) },
      .text("source") { format.words.source($0.row.source) },
      .text("target") { format.number($0.row.target.target) },
      .text("gap") { format.number($0.gap) },
      .text("expiring") { format.number($0.row.expiring) },
      .text("booked") { format.number($0.row.booked) },
      .text("due") { $0.row.target.due.map(format.date) },
      .text("valid") { $0.row.target.valid.map(format.tenor) },
      .text("status") { row in
        let isLate = row.daysLeft.map { $0 < 0 } ?? false
        return format.words.health(row.gap == 0 ? .green : isLate ? .red : .amber)
      },
      .flag("is_met") { $0.gap == 0 },
      .flag("is_past_due") { $0.gap > 0 && ($0.daysLeft ?? 0) < 0 },
      .flag("is_more_than_daily") { $0.daysEach == 0 },
      .text("days_each") { row in row.daysEach.flatMap { $0 > 0 ? format.number($0) : nil } },
      .text("days_late") { row in row.daysLeft.flatMap { $0 < 0 ? format.number(-$0) : nil } },
    ]
  }
}
