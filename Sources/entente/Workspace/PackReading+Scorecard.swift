import BusinessCalendar
import Packs
import Programme
import Scorecard

extension PackReading {
  /// A metric as a pack shows it; nil where it has no value. Why it stands so is what was noted with the value, else what the
  /// pack's template says in its language.
  init?(_ status: MetricStatus) {
    guard let reading = status.reading else { return nil }
    let isAhead = status.metric.by.map { status.judgedFor < $0 } ?? false
    self.init(
      metric: status.metric.id, value: reading.value, date: reading.date, source: reading.source,
      previous: status.previous?.value, history: status.trend.map(\.value.number), why: reading.note,
      isStale: status.isStale, isRecorded: reading.event != nil, judgement: status.verdict.health.judgement,
      asked: isAhead && status.verdict != .meetsTarget ? status.asked : nil,
      isOnPath: status.verdict == .onPath)
  }
}

extension MetricHealth {
  fileprivate var judgement: PackReading.Judgement {
    switch self {
    case .green: .green
    case .amber: .amber
    case .red: .red
    // A verdict is never stale: how old a value is stands beside it.
    case .noData, .stale: .noData
    }
  }
}
