import BusinessCalendar
import Diagnostics
import Programme

/// An average is the quotient of what it averages and of some count in the same table.
///
/// The dividend is found by its noun: the unit of the average (`152 subscribers`), or for money a word of the title
/// (`Average revenue per deployment`). The divisor is the count that the title names after `per`, else any other count:
/// if one of them gives the average as stated, it agrees. Averages without a dividend are left alone. No more than
/// ``divisorLimit`` counts are tried, ``dividendLimit`` dividends and ``averageLimit`` averages; a note says what was
/// left out.
enum AverageQuotients: ExaminationRule {
  static let divisorLimit = 48
  static let dividendLimit = 8
  static let averageLimit = 256

  static func findings(in programme: Programme, asOf: CivilDate) -> [Diagnostic] {
    let parts = AverageParts(of: programme.metrics)
    var findings: [Diagnostic] = []
    var untried: [Metric] = []
    for (number, average) in parts.averages.enumerated() {
      let (dividends, divisors) = number < averageLimit ? parts.candidates(for: average) : ([], [])
      if number < averageLimit, dividends.isEmpty || divisors.isEmpty { continue }
      guard number < averageLimit, dividends.count <= dividendLimit, divisors.count <= divisorLimit else {
        untried.append(average.metric)
        continue
      }
      let pairs = dividends.flatMap { dividend in
        divisors.filter { $0.id != dividend.id }.map { (dividend: dividend, divisor: $0) }
      }
      let current = Comparison(average.metric, pairs, \.current)
      if let finding = current.finding("'\(average.metric.title)'", programme) {
        findings.append(finding)
        continue
      }
      let agreeing = current.agreeing.isEmpty ? pairs : current.agreeing
      let target = Comparison(average.metric, agreeing, \.target?.value)
      if let finding = target.finding("the target of '\(average.metric.title)'", programme) {
        findings.append(finding)
      }
    }
    if let first = untried.first {
      let others = untried.count == 1 ? "" : " and \(untried.count - 1) more averages"
      findings.append(
        Diagnostic(
          .agreementAverage,
          "'\(first.title)'\(others) could not be held against the parts, since too many metrics might be meant; "
            + "say in the title per what it is",
          at: first.location ?? programme.header.location, severity: .note))
    }
    return findings
  }

  /// An average held against all quotients that might be meant.
  private struct Comparison {
    typealias Pair = (dividend: Metric, divisor: Metric)

    private(set) var agreeing: [Pair] = []
    private var nearest: (pair: Pair, quotient: Metric.Value, distance: Double)?
    private let stated: Metric.Value?
    private let value: (Metric) -> Metric.Value?
    private let average: Metric

    init(_ average: Metric, _ pairs: [Pair], _ value: @escaping (Metric) -> Metric.Value?) {
      stated = value(average)
      self.value = value
      self.average = average
      guard let stated else { return }
      for pair in pairs {
        guard let dividend = value(pair.dividend), let divisor = value(pair.divisor),
          let quotient = StatedQuotient(dividend, divisor, as: stated)
        else { continue }
        if quotient.isAsStated { agreeing.append(pair) }
        if nearest.map({ quotient.distance < $0.distance }) ?? true {
          nearest = (pair, quotient.value, quotient.distance)
        }
      }
    }

    func finding(_ name: String, _ programme: Programme) -> Diagnostic? {
      guard agreeing.isEmpty, let stated, let nearest, let dividend = value(nearest.pair.dividend),
        let divisor = value(nearest.pair.divisor)
      else { return nil }
      let (above, below) = (nearest.pair.dividend, nearest.pair.divisor)
      let noun = average.unit == "count" || stated.isMoney ? "" : " \(average.unit)"
      return Diagnostic(
        .agreementAverage,
        "\(name) is \(stated)\(noun), but '\(above.title)' \(dividend) / '\(below.title)' \(divisor) is "
          + "\(nearest.quotient); correct one of them",
        at: average.location ?? programme.header.location,
        notes: [
          Diagnostic.Note("'\(above.title)' stands here", at: above.location),
          Diagnostic.Note("'\(below.title)' stands here", at: below.location),
        ])
    }
  }
}
