import BusinessCalendar
import Programme
import Certifications

extension PackView {
  /// The scorecard, the service levels and the certifications.
  var measures: [String: PackValue] {
    [
      "scorecard": .table(
        programme.metrics.filter { !$0.isServiceLevel }.map(reading), readingColumns,
        more: ["from_journal": .flag(context.registers.hasRecordedReadings)]),
      "service_levels": .table(
        programme.metrics.filter(\.isServiceLevel).map(reading), readingColumns,
        more: ["from_journal": .flag(context.registers.hasRecordedReadings)]),
      "certifications": .table(
        context.certifications.certifications.map(progress), progressColumns,
        more: ["from_journal": .flag(context.certifications.isRecorded), "picture": certificationPicture]),
      "is_roster_recorded": .flag(context.certifications.isRecorded),
    ]
  }

  /// A metric against its target.
  private struct Reading {
    let metric: Metric
    let recorded: PackReading?
    let health: PackStatus
    let difference: Metric.Value?
    /// Days until the target's date, negative once it has passed.
    let daysLeft: Int?
    /// Whether it misses the target by less than its amber threshold allows.
    let isWithinAmber: Bool

    /// The recorded value, else the agreement's own.
    var actual: Metric.Value? { recorded?.value ?? metric.current }
  }

  /// GREEN where the target is met, AMBER where it is not yet due or missed within the threshold, else RED.
  private func reading(_ metric: Metric) -> Reading {
    let recorded = context.registers.readings?.first { $0.metric == metric.id }
    let daysLeft = metric.by.map { $0 - context.asOf }
    guard let actual = recorded?.value ?? metric.current, let target = metric.target else {
      return Reading(
        metric: metric, recorded: recorded, health: .noData, difference: nil, daysLeft: daysLeft,
        isWithinAmber: false)
    }
    if let judgement = recorded?.judgement {
      return Reading(
        metric: metric, recorded: recorded, health: Self.status(judgement),
        difference: actual.subtracting(target.value), daysLeft: daysLeft, isWithinAmber: judgement == .amber)
    }
    let isMet = target.isMet(by: actual.number)
    var isWithinAmber = false
    if case .value(let threshold)? = metric.amber {
      isWithinAmber = Metric.Target(direction: target.direction, value: .number(threshold)).isMet(
        by: actual.number)
    }
    let isAhead = daysLeft.map { $0 >= 0 } ?? false
    return Reading(
      metric: metric, recorded: recorded, health: isMet ? .green : isAhead || isWithinAmber ? .amber : .red,
      difference: actual.subtracting(target.value), daysLeft: daysLeft, isWithinAmber: isWithinAmber && !isMet
    )
  }

  private static func status(_ judgement: PackReading.Judgement) -> PackStatus {
    switch judgement {
    case .green: .green
    case .amber: .amber
    case .red: .red
    case .noData: .noData
    }
  }

  private var readingColumns: [PackColumn<Reading>] {
    [
      .text("id", \.metric.id), .text("metric", \.metric.title),
      .text("target") { row in row.metric.target.map { format.target($0, unit: row.metric.unit) } },
      .date("due", \.metric.by),
      .text("actual") { row in row.actual.map { format.value($0, unit: row.metric.unit) } },
      .date("measured") { row in row.recorded.flatMap { $0.isRecorded ? $0.date : nil } },
      .text("asked") { row in row.recorded?.asked.map { format.value($0, unit: row.metric.unit) } },
      .flag("is_on_path") { $0.recorded?.isOnPath ?? false },
      .text("source") { $0.recorded?.source },
      .text("previous") { row in
        row.recorded?.previous.map { format.value($0, unit: row.metric.unit) }
      },
      .series("history") { $0.recorded?.history ?? [] },
      .text("why") { $0.recorded?.why },
      .flag("is_recorded") { $0.recorded?.isRecorded ?? false },
      .flag("is_stale") { $0.recorded?.isStale ?? false },
      .text("difference") { row in row.difference.map { format.difference($0, unit: row.metric.unit) } },
      .status("status", \.health),
      .text("penalty", \.metric.penalty),
      .flag("is_green") { $0.health == .green },
      .flag("is_amber") { $0.health == .amber },
      .flag("is_red") { $0.health == .red },
      .flag("is_no_data") { $0.health == .noData },
      .flag("is_within_amber", \.isWithinAmber),
      .flag("is_not_yet_due") { row in row.health == .amber && (row.daysLeft ?? -1) >= 0 },
      .flag("is_past_due") { row in row.health == .red && (row.daysLeft ?? 0) < 0 },
      .number("days_left") { row in row.daysLeft.map { abs($0) } },
    ]
  }

  // MARK: Certifications

  private struct Progress {
    let row: CertificationProgress
    let gap: Int
    let daysLeft: Int?
    /// Days for each certification that is to be gained by the due date, rounded down; nil where none is or the date has passed.
    let daysEach: Int?
  }

  private func progress(_ row: CertificationProgress) -> Progress {
    let (difference, overflow) = row.target.target.subtractingReportingOverflow(row.holders)
    let gap = overflow ? Int.max : max(0, difference)
    let daysLeft = row.daysLeft(asOf: context.asOf)
    // On the due date itself there is no pace any more, but still a day.
    let daysEach = daysLeft == 0 && gap > 0 ? 0 : row.pace?.daysEach
    return Progress(row: row, gap: gap, daysLeft: daysLeft, daysEach: daysEach)
  }

  private var progressColumns: [PackColumn<Progress>] {
    [
      .text("id", \.row.target.id), .text("certification", \.row.target.title),
      .number("holders", \.row.holders),
      .text("source") { format.words.source($0.row.source) },
      .number("target", \.row.target.target),
      .number("gap", \.gap),
      .number("expiring", \.row.expiring),
      .number("expiring_30", \.row.expiring30), .number("expiring_60", \.row.expiring60),
      .number("booked", \.row.booked), .number("awaited", \.row.awaited),
      .number("projected", \.row.projected), .date("projected_on", \.row.projectedOn),
      .decimal("needed_a_month", \.row.pace?.perMonth),
      .date("due", \.row.target.due),
      .text("valid") { $0.row.target.valid.map(format.tenor) },
      .status("status") { row in
        let isLate = row.daysLeft.map { $0 < 0 } ?? false
        return row.gap == 0 ? .green : isLate ? .red : .amber
      },
      .flag("is_met") { $0.gap == 0 },
      .flag("is_none_needed") { $0.gap == 0 && $0.daysEach == nil },
      .flag("is_past_due") { $0.gap > 0 && ($0.daysLeft ?? 0) < 0 },
      .flag("is_more_than_daily") { $0.daysEach == 0 },
      .number("days_each") { row in row.daysEach.flatMap { $0 > 0 ? $0 : nil } },
      .number("days_late") { row in row.daysLeft.flatMap { $0 < 0 ? -$0 : nil } },
    ]
  }
}
