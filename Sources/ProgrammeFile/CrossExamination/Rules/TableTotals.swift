import BusinessCalendar
import Diagnostics
import Programme

/// A row that is called Total is the sum of the other rows of its table.
enum TableTotals: ExaminationRule {
  /// A row of a table of amounts or numbers.
  private struct Row {
    let title: String
    let value: Metric.Value
    let location: SourceLocation?
    /// Rows of one table that cannot be added: another unit, another period.
    var kind = ""
    /// Whether only a bare `Total` is one: a metric called `Total cost` is a number of its own.
    var isOfMixedTable = false

    var isTotal: Bool {
      // Few titles start as a total's do, so that most are not taken apart.
      guard isWordOfTotal(FoldedWord.first(of: title)) else { return false }
      let words = FoldedWord.words(of: title)
      return words.contains(where: sumWords.contains) && words.allSatisfy(isWordOfTotal)
    }

    /// A row that is the sum of some of its neighbours: no part, and nobody knows of which.
    var isSubtotal: Bool { subtotalWords.contains(FoldedWord.first(of: title)) }

    private func isWordOfTotal(_ word: FoldedWord) -> Bool {
      sumWords.contains(word) || bareWords.contains(word) || (!isOfMixedTable && tableWords.contains(word))
    }
  }

  /// Whether a row of that title states the sum of its table.
  static func statesTotal(_ title: String) -> Bool {
    Row(title: title, value: .number(DecimalNumber(mantissa: 0)), location: nil).isTotal
  }

  static func findings(in programme: Programme, asOf: CivilDate) -> [Diagnostic] {
    var findings = totals(
      "funds",
      programme.funds.map {
        Row(title: $0.title, value: .money($0.amount), location: $0.location)
      })
    findings += training(programme)
    findings += totals(
      "investments",
      programme.initiatives.map {
        Row(title: $0.title, value: .money($0.investment), location: $0.location)
      })
    findings += totals(
      "expected yearly revenues",
      programme.initiatives.compactMap { initiative in
        initiative.expectedARR.map {
          Row(title: initiative.title, value: .money($0), location: initiative.location)
        }
      })
    for commitment in programme.commitments {
      let place = commitment.totalLocation ?? programme.header.location
      findings += totals(
        "monthly amounts",
        commitment.expectedMonthly.map { Row(title: $0.service, value: .money($0.amount), location: place) })
    }
    for (name, count) in [("holders", \CertificationTarget.holders), ("targeted holders", \.target)] {
      findings += totals(
        name,
        programme.certifications.map {
          let value = DecimalNumber(mantissa: $0[keyPath: count])
          return Row(title: $0.title, value: .number(value), location: $0.location)
        })
    }
    let metrics = programme.metrics.filter { !$0.isServiceLevel && !AverageTitle.isAverage($0.title) }
    for (name, value) in [("current values", { $0.current }), ("targets", { $0.target?.value })]
      as [(String, (Metric) -> Metric.Value?)]
    {
      findings += totals(
        name,
        metrics.compactMap { metric in
          value(metric).map {
            Row(
              title: metric.title, value: $0, location: metric.location ?? programme.header.location,
              kind: metric.unit,
              isOfMixedTable: true)
          }
        })
    }
    return findings
  }

  /// Yearly budgets may have a yearly total or one of the whole term.
  private static func training(_ programme: Programme) -> [Diagnostic] {
    let rows = programme.training.map { budget in
      Row(
        title: budget.title, value: .money(budget.amount), location: budget.location,
        kind: budget.every?.description ?? "")
    }
    let kinds = Set(rows.filter { !$0.isTotal && !$0.isSubtotal }.map(\.kind))
    guard kinds.count == 1, kinds.first == "1 year" else { return totals("training budgets", rows) }
    let years = programme.header.term.contractYears
    let scaled = rows.filter { !$0.isTotal || $0.kind == "1 year" }
    let overTerm = rows.filter { $0.isTotal && $0.kind.isEmpty }.prefix(8)
    return totals("training budgets", scaled)
      + overTerm.flatMap { total in
        let parts = rows.filter { !$0.isTotal && !$0.isSubtotal }
        let findings = compare(total, "training budgets", parts, times: 1)
        return findings.isEmpty ? [] : compare(total, "training budgets", parts, times: years)
      }
  }

  private static func totals(_ name: String, _ rows: [Row]) -> [Diagnostic] {
    let totals = rows.filter { $0.isTotal }
    if totals.isEmpty { return [] }
    let parts = Dictionary(grouping: rows.filter { !$0.isTotal && !$0.isSubtotal }, by: \.kind)
    // A table has one total or two; a thousand of them are no totals.
    return totals.prefix(8).flatMap { compare($0, name, parts[$0.kind] ?? [], times: 1) }
  }

  private static func compare(_ total: Row, _ name: String, _ parts: [Row], times: Int) -> [Diagnostic] {
    guard let first = parts.first else { return [] }
    let sum = sum(parts.map(\.value), like: total.value, times: times)
    if sum == total.value { return [] }
    let rows = parts.count == 1 ? "the other row" : "the other \(parts.count) rows"
    let period = times == 1 ? "" : " over \(times) years"
    let told = sum.map(\.description) ?? "no sum that can be told: they overflow or mix currencies"
    return [
      Diagnostic(
        .agreementTotal,
        "'\(total.title)' of the \(name) is \(total.value), but \(rows) add up to \(told)\(period); "
          + "correct one of them",
        at: total.location,
        notes: [Diagnostic.Note("the rows start with '\(first.title)', \(first.value)", at: first.location)])
    ]
  }

  /// Nil where the values cannot be added.
  private static func sum(_ values: [Metric.Value], like total: Metric.Value, times: Int) -> Metric.Value? {
    switch total {
    case .money(let total):
      var sum = 0
      for value in values {
        guard case .money(let money) = value, money.currency == total.currency,
          let next = sum.adding(money.minorUnits)
        else { return nil }
        sum = next
      }
      return sum.multiplied(by: times).map { .money(Money(minorUnits: $0, currency: total.currency)) }
    case .number:
      let scale = values.map(\.number.scale).max() ?? 0
      var sum = 0
      for value in values {
        guard case .number(let number) = value, let part = number.rescaled(to: scale),
          let next = sum.adding(part.mantissa)
        else { return nil }
        sum = next
      }
      return sum.multiplied(by: times).map { .number(DecimalNumber(mantissa: $0, scale: scale)) }
    }
  }

  // `Total`, `Grand total`, `Sum`, and `Total funding` and its like; not `Total Agent Subscribers`.
  private static let sumWords: Set<FoldedWord> = Set(
    ["total", "totals", "sum", "suma"].map { FoldedWord($0) })
  private static let subtotalWords: Set<FoldedWord> = Set(["subtotal", "sub"].map { FoldedWord($0) })
  private static let bareWords: Set<FoldedWord> = Set(["grand", "overall", "general"].map { FoldedWord($0) })
  private static let tableWords: Set<FoldedWord> = Set(
    """
    the of all amount amounts funding funds fund investment investments budget budgets spend spending cost costs
    training monthly yearly annual per year month monto importe fondos inversion presupuesto de la del gasto costo
    mensual anual
    """.split(whereSeparator: \.isWhitespace).map { FoldedWord($0) })
}

extension Int {
  fileprivate func adding(_ other: Int) -> Int? {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? nil : sum
  }

  fileprivate func multiplied(by other: Int) -> Int? {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? nil : product
  }
}
