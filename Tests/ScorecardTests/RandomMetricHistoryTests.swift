import BusinessCalendar
import Journal
import Programme
import TestSupport
import Testing

@testable import Scorecard

/// What holds for every history: 1,000 of 60 facts in a soak run, a tenth otherwise.
@Suite struct RandomMetricHistoryTests {
  /// The value of each slot by the plainest rule, worked out here and not by the register: the one that was recorded last
  /// and not taken back.
  private struct Ledger {
    var facts: [(event: JournalEvent, isUndone: Bool)] = []

    func newest(_ metric: String, asOf day: CivilDate, upTo count: Int) -> String? {
      var slots: [String: (end: CivilDate, number: Int, value: String)] = [:]
      let known = facts.prefix(count).map(\.event)
      let undone = Set(known.filter { $0.fact.kind == "metric.undo" }.compactMap(\.fact.corrects))
      for event in known where event.fact.kind == "metric.record" && event.fact.subject == metric {
        guard event.fact.effective <= day, !undone.contains(event.id) else { continue }
        let slot = (event.fact.details["from"] ?? "") + event.fact.effective.description
        slots[slot] = (event.fact.effective, event.number, event.fact.details["value"] ?? "")
      }
      return slots.values.max { ($0.end, $0.number) < ($1.end, $1.number) }?.value
    }
  }

  @Test func anyDateIsTheReplayOfItsPrefix() throws {
    let metrics = ["deployments", "subscribers", "availability", "nps"]
    var (corrections, undoings, views) = (0, 0, 0)
    for seed in 0..<UInt64(Mutation.rounds(1000)) {
      var random = Mutation(seed: seed)
      let sample = try Sample()
      var ledger = Ledger()
      for step in 1...60 {
        let metric = metrics.randomElement(using: &random) ?? ""
        let month = Int.random(in: 1...9, using: &random)
        let periods =
          metric == "availability"
          ? ["2025-0\(month)"]
          : ["2025-0\(month)", "2025-Q\((month + 2) / 3)", "Y2-Q3", "2025-0\(month)-28", "2024-12"]
        let period = periods.randomElement(using: &random) ?? ""
        let value = metric == "availability" ? "99.\(Int.random(in: 0...99, using: &random))" : "\(step)"
        if Int.random(in: 0..<6, using: &random) == 0,
          let event = ledger.facts.filter({ !$0.isUndone && !$0.event.isUndoing }).randomElement(
            using: &random)?
            .event
        {
          let undoing = try sample.append([event.undoing(reason: nil, reference: nil)], at: step * 1_000)
          ledger.facts = ledger.facts.map { ($0.event, $0.isUndone || $0.event.id == event.id) }
          ledger.facts += undoing.map { ($0, false) }
          undoings += 1
        } else if let event = try? sample.record(metric, value, period, source: "\(step)", at: step * 1_000) {
          ledger.facts.append((event, false))
          if event.fact.corrects != nil { corrections += 1 }
        }
      }
      for _ in 1...12 {
        let day = try Sample.date("2024-11-15").adding(days: Int.random(in: 0...330, using: &random))
        let count = Int.random(in: 1...ledger.facts.count, using: &random)
        let known = ledger.facts[count - 1].event.recorded
        let book = try sample.metrics(asOf: day, knownAt: known)
        #expect(book.problems == [], "seed \(seed)")
        for metric in metrics {
          let recorded = book.newest(of: metric, until: day)?.value.number.description
          #expect(recorded == ledger.newest(metric, asOf: day, upTo: count), "seed \(seed) \(metric) \(day)")
          views += 1
        }
        // All facts, looked at from the day, say the same as the facts until the day.
        let whole = try sample.metrics(knownAt: known)
        for metric in metrics {
          #expect(
            whole.newest(of: metric, until: day)?.event.id == book.newest(of: metric, until: day)?.event.id)
          _ = MetricStatus(try sample.rules.metric(metric), in: book, asOf: day).reason
        }
      }
    }
    let rounds = Mutation.rounds(1000)
    #expect(
      corrections > rounds * 5 && undoings > rounds * 4 && views == rounds * 48,
      "\(corrections) corrections, \(undoings) undoings, \(views) views")
  }
}
