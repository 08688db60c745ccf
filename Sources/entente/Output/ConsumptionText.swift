import BusinessCalendar
import Consumption
import Diagnostics
import Programme

/// Consumption in words and tables.
enum ConsumptionText {
  /// One commitment: its contract years, and what one of them stands on.
  static func text(of status: ConsumptionStatus, _ years: [YearStatus], chosen: Int?) -> String {
    let title = TerminalText.visible(status.commitment.title)
    var text = "\(status.programme): \(title) as of \(status.asOf), in \(status.currency.code). "
    text += "Source: \(source(status)).\n\(rule(status.commitment.eligible))\n\n"
    var table = Table(
      columns: [.init("year"), .init("true-up")]
        + [
          "committed", "drawn", "estimated", "expected line", "ahead", "run-rate", "left", "forecast",
          "shortfall",
          "discount", "due",
        ].map { Table.Column($0, number: true) } + [.init("")])
    table.rows = years.map { year in
      [
        year.label, year.span.last.description, year.committed.grouped, year.drawn.amount.grouped,
        year.estimated.amount.grouped, year.expectedLine.grouped, year.ahead.grouped,
        year.runRate?.amount.grouped ?? "-", String(year.monthsLeft), year.forecast?.amount.grouped ?? "-",
        year.shortfall?.amount.grouped ?? "-", year.discount.reached.map { "\($0.percent)%" } ?? "none",
        year.discount.due.grouped, word(year),
      ]
    }
    text += table.text
    if let year = years.count == 1 ? years.first : status.year,
      years.contains(where: { $0.number == year.number })
    {
      text += "\n" + details(year)
    }
    return text
  }

  /// What counts, in words.
  private static func rule(_ rule: EligibleSpend) -> String {
    var services = rule.services.map { $0.joined(separator: ", ") } ?? "all"
    if !rule.excluded.isEmpty { services += " but " + rule.excluded.joined(separator: ", ") }
    let categories = rule.categories.map(\.rawValue).joined(separator: ", ")
    return TerminalText.visible(
      "Counts: \(rule.cost.rawValue) cost; services: \(services); categories: \(categories); corrections: "
        + (rule.countsCorrections ? "yes." : "no."))
  }

  private static func source(_ status: ConsumptionStatus) -> String {
    let kinds = Set(status.entries.map(\.statement.source.rawValue)).sorted()
    return kinds.isEmpty
      ? "the agreement's expected amounts; nothing is imported"
      : "the journal's billing data (\(kinds.joined(separator: ", ")))"
  }

  private static func word(_ year: YearStatus) -> String {
    if year.elapsed == year.months.count, year.missing.count == year.months.count { return "NO DATA" }
    guard let shortfall = year.shortfall else { return "NO FORECAST" }
    if shortfall.amount.minorUnits > 0 { return "SHORT" }
    return shortfall.highest.minorUnits > 0 ? "RISK" : "OK"
  }

  private static func details(_ year: YearStatus) -> String {
    var lines: [String] = []
    lines.append("Contract year \(year.number), \(year.span.first) to \(year.span.last):")
    let closed = ConsumptionFinding.list(year.drawn.months)
    lines.append("  drawn: \(closed.isEmpty ? "no closed month" : closed)")
    if !year.estimated.months.isEmpty {
      lines.append("  estimated: \(ConsumptionFinding.list(year.estimated.months))")
    }
    if let running = year.running {
      lines.append("  \(running.month) so far: \(running.total.grouped), not in the forecast")
    }
    switch year.runRate?.basis {
    case .agreement: lines.append("  run-rate: what the agreement expects a month")
    case .months(let months): lines.append("  run-rate: average of \(ConsumptionFinding.list(months))")
    case nil: lines.append("  run-rate: none")
    }
    if let forecast = year.forecast, let shortfall = year.shortfall {
      lines.append(
        "  forecast: \(forecast.amount.grouped), from \(forecast.lowest.grouped) to \(forecast.highest.grouped)"
      )
      lines.append(
        "  shortfall: \(shortfall.amount.grouped), from \(shortfall.lowest.grouped) to \(shortfall.highest.grouped)"
      )
    }
    if let expected = year.discount.expectedDue {
      let tier = year.discount.expected.map { "\($0.percent)%" } ?? "none"
      lines.append("  discount on the forecast: \(tier), \(expected.grouped)")
    }
    if let next = year.discount.next {
      lines.append("  next tier: \(next.percent)% from \(next.amount.grouped)")
    }
    for part in year.leftOut {
      let rows = part.rows == 1 ? "1 row" : "\(part.rows) rows"
      lines.append(
        "  left out, \(part.reason.words): \(part.amount.grouped) \(part.amount.currency.code) of \(rows)")
    }
    return lines.map { TerminalText.visible($0) }.joined(separator: "\n") + "\n"
  }

  /// One line a contract year, over all commitments.
  static func csv(of statuses: [(ConsumptionStatus, [YearStatus])]) -> String {
    let words = ["as_of", "programme", "commitment", "currency", "year", "from", "true_up"]
    let numbers = [
      "committed", "drawn", "estimated", "expected_line", "ahead", "run_rate", "months_left", "forecast",
      "forecast_low", "forecast_high", "shortfall", "shortfall_low", "shortfall_high", "discount_percent",
      "discount_due", "expected_discount_percent", "expected_discount_due",
    ]
    var table = Table(
      columns: words.map { Table.Column($0) } + numbers.map { Table.Column($0, number: true) })
    for (status, years) in statuses {
      table.rows += years.map { year in
        let amounts: [Money?] = [
          year.committed, year.drawn.amount, year.estimated.amount, year.expectedLine, year.ahead,
          year.runRate?.amount,
        ]
        let outlook: [Money?] = [
          year.forecast?.amount, year.forecast?.lowest, year.forecast?.highest, year.shortfall?.amount,
          year.shortfall?.lowest, year.shortfall?.highest,
        ]
        return [
          status.asOf.description, status.programme, status.commitment.id, status.currency.code, year.label,
          year.span.first.description, year.span.last.description,
        ] + amounts.map { $0?.number.description ?? "" } + [String(year.monthsLeft)]
          + outlook.map { $0?.number.description ?? "" } + [
            year.discount.reached?.percent.description ?? "", year.discount.due.number.description,
            year.discount.expected?.percent.description ?? "",
            year.discount.expectedDue?.number.description ?? "",
          ]
      }
    }
    return table.csv
  }

  /// What an import does, a row a billing period and currency.
  static func table(of changes: [StatementChange]) -> Table {
    var table = Table(columns: [
      .init("period"), .init("source"), .init("set"), .init(""), .init("estimated"),
      .init("rows", number: true),
      .init("billed", number: true), .init("effective", number: true), .init("before", number: true),
    ])
    table.rows = changes.map { change in
      [
        change.statement.period.description, change.statement.source.rawValue, change.statement.set,
        change.kind.rawValue, change.statement.isEstimated ? "yes" : "no", String(change.statement.rows),
        sums(change.statement, .billed), sums(change.statement, .effective),
        change.before.map { sums($0.statement, .effective) } ?? "",
      ]
    }
    return table
  }

  /// The sums of a statement by currency, `1,234.50 USD`.
  static func sums(_ statement: ConsumptionStatement, _ cost: EligibleSpend.Cost) -> String {
    var sums: [Currency: ExactAmount] = [:]
    for line in statement.lines {
      guard let amount = line.amount(cost) else { return "not stated" }
      if !(sums[line.key.currency, default: .zero].add(amount)) { return "too large" }
    }
    return sums.sorted { $0.key.code < $1.key.code }.map { currency, sum in
      "\(sum.rounded(in: currency)?.grouped ?? sum.description) \(currency.code)"
    }.joined(separator: ", ")
  }
}
