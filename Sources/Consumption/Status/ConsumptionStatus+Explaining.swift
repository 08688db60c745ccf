import BusinessCalendar
public import Journal
import Programme
import Rates

extension ConsumptionStatus {
  /// A number of a contract year that can be explained, as keys and reports name it.
  public enum Figure: String, Sendable, Hashable, CaseIterable {
    case drawn, estimated
    case expected = "expected-line"
    case runRate = "run-rate"
    case forecast, shortfall, discount
  }

  /// What ``explanation(of:)`` takes: `Y2/forecast`, `2024-07`, `2024-07/amazon-connect`.
  public var keys: [String] {
    let months = months.values.sorted { $0.month < $1.month }
    return years.flatMap { year in [year.label] + Figure.allCases.map { "\(year.label)/\($0.rawValue)" } }
      + months.flatMap { month in ["\(month.month)"] + month.services.map { "\(month.month)/\($0.service)" } }
  }

  /// Where a number comes from; nil where there is none of that name.
  ///
  /// - Parameter key: `Y2` and `Y2/` with a figure, `2024-07`, `2024-07/` with a service; the commitment's name and a slash may
  ///   stand in front.
  public func explanation(of key: String) -> Explanation? {
    let prefix = commitment.id + "/"
    let key = key.hasPrefix(prefix) ? String(key.dropFirst(prefix.count)) : key
    let parts = key.split(separator: "/", maxSplits: 1).map(String.init)
    guard let first = parts.first else { return nil }
    if let year = years.first(where: { $0.label == first }) {
      guard parts.count == 2 else {
        return explanation(of: year, Figure.allCases, "contract year \(year.number)")
      }
      return Figure(rawValue: parts[1]).map {
        explanation(of: year, [$0], "\($0.rawValue) of year \(year.number)")
      }
    }
    guard first.utf8.count == 7, let month = ChargeMonth(first).flatMap({ months[$0] }) else { return nil }
    if parts.count == 1 { return explanation(of: month, nil) }
    guard month.services.contains(where: { $0.service == parts[1] }) else { return nil }
    return explanation(of: month, parts[1])
  }

  private func explanation(of year: YearStatus, _ figures: [Figure], _ name: String) -> Explanation {
    let months = year.spend.map(\.month) + Self.months(year.runRate)
    let steps = figures.flatMap { self.steps(year, $0) }
    return Explanation(
      title: "\(commitment.title): \(name), as of \(asOf)",
      steps: steps, events: events(of: Set(months)))
  }

  private static func months(_ runRate: RunRate?) -> [ChargeMonth] {
    guard case .months(let averaged)? = runRate?.basis else { return [] }
    return averaged + (runRate?.range ?? [])
  }

  private func explanation(of month: MonthSpend, _ service: String?) -> Explanation {
    let shown = month.services.filter { service == nil || $0.service == service }
    var steps = shown.flatMap { item in item.parts.map { Self.step(item.service, $0) } }
    if service == nil {
      steps.append(
        .init(
          "\(month.month) = sum of the services\(month.isEstimated ? ", estimated" : "")", "\(month.total)"))
    }
    let name = service.map { "\(month.month), \($0)" } ?? "\(month.month)"
    return Explanation(
      title:
        "\(commitment.title): \(name), \(commitment.eligible.cost.rawValue) cost that counts, as of \(asOf)",
      steps: steps, events: events(of: [month.month]))
  }

  private static func step(_ service: String, _ part: MonthSpend.Part) -> Explanation.Step {
    let exact = "\(service): exact sum \(part.exact) \(part.amount.currency.code)"
    guard let rate = part.rate else { return .init("\(exact), rounded half-even", "\(part.amount)") }
    return .init("\(exact), rounded \(part.amount), × \(rate.words)", "\(part.converted)")
  }

  /// The statements that say something of some months, and the rates by which they were converted.
  private func events(of months: Set<ChargeMonth>) -> [JournalEvent] {
    let statements = entries.filter { entry in
      entry.statement.lines.contains { months.contains($0.key.month) }
    }.map(\.event)
    let used = Set(
      months.compactMap { self.months[$0] }.flatMap(\.services).flatMap(\.parts).compactMap(\.rate))
    let rates = rates.entries.filter { used.contains($0.rate) }.map(\.event)
    return (statements + rates).sorted {
      ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number)
    }
  }

  private func steps(_ year: YearStatus, _ figure: Figure) -> [Explanation.Step] {
    switch figure {
    case .drawn: tally("drawn, closed months", year.drawn, year)
    case .estimated: tally("estimated months that are over", year.estimated, year)
    case .expected:
      [
        .init(
          "expected line = commitment × months over ÷ months = \(year.committed) × \(year.elapsed) ÷ \(year.months.count)",
          "\(year.expectedLine)"),
        .init(
          "ahead = drawn + estimated − expected line = \(year.drawn.amount) + \(year.estimated.amount) − \(year.expectedLine)",
          "\(year.ahead)"),
      ]
    case .runRate: runRate(year.runRate)
    case .forecast: forecast(year)
    case .shortfall: shortfall(year)
    case .discount: discount(year)
    }
  }

  private func tally(_ name: String, _ tally: YearStatus.Tally, _ year: YearStatus) -> [Explanation.Step] {
    let months = year.spend.filter { tally.months.contains($0.month) }
    return months.map { .init("\($0.month)", "\($0.total)") } + [.init(name, "\(tally.amount)")]
  }

  private func runRate(_ runRate: RunRate?) -> [Explanation.Step] {
    guard let runRate else {
      return [.init("run-rate: there is no data, and the agreement expects nothing", "none")]
    }
    switch runRate.basis {
    case .agreement:
      return commitment.expectedMonthly.map { .init("expected a month, \($0.service)", "\($0.amount)") } + [
        .init("run-rate = what the agreement expects a month, because there is no data", "\(runRate.amount)")
      ]
    case .months(let averaged):
      let sums = averaged.compactMap { month in
        months[month].map {
          Explanation.Step("\(month)\($0.isEstimated ? ", estimated" : "")", "\($0.total)")
        }
      }
      return sums + [
        .init("run-rate = average of these \(averaged.count), rounded half-even", "\(runRate.amount)"),
        .init("lowest of the last \(runRate.range.count)", "\(runRate.lowest)"),
        .init("highest of the last \(runRate.range.count)", "\(runRate.highest)"),
      ]
    }
  }

  private func forecast(_ year: YearStatus) -> [Explanation.Step] {
    guard let forecast = year.forecast else { return [.init("forecast: there is no run-rate", "none")] }
    let known = "\(year.drawn.amount) + \(year.estimated.amount)"
    guard year.monthsLeft > 0, let runRate = year.runRate else {
      return [.init("forecast = drawn + estimated = \(known)", "\(forecast.amount)")]
    }
    func step(_ name: String, _ pace: Money, _ result: Money) -> Explanation.Step {
      .init(
        "\(name) = drawn + estimated + pace × months left = \(known) + \(pace) × \(year.monthsLeft)",
        "\(result)")
    }
    let pace = runRate.count == 1 ? "\(runRate.sum)" : "\(runRate.sum) ÷ \(runRate.count)"
    return [
      .init(
        "forecast = drawn + estimated + run-rate × months left = \(known) + \(pace) × \(year.monthsLeft), rounded half-even",
        "\(forecast.amount)"),
      step("at the lowest pace", runRate.lowest, forecast.lowest),
      step("at the highest pace", runRate.highest, forecast.highest),
    ]
  }

  private func shortfall(_ year: YearStatus) -> [Explanation.Step] {
    guard let shortfall = year.shortfall, let forecast = year.forecast else {
      return [.init("shortfall: there is no forecast", "none")]
    }
    func step(_ name: String, _ spend: Money, _ result: Money) -> Explanation.Step {
      .init("\(name) = commitment − forecast, not below zero = \(year.committed) − \(spend)", "\(result)")
    }
    return [
      step("shortfall", forecast.amount, shortfall.amount),
      step("at the highest pace", forecast.highest, shortfall.lowest),
      step("at the lowest pace", forecast.lowest, shortfall.highest),
    ]
  }

  private func discount(_ year: YearStatus) -> [Explanation.Step] {
    let discount = year.discount
    func tier(_ tier: DiscountStatus.Tier?) -> String {
      tier.map { "\($0.percent)% of year \($0.year)" } ?? "no tier"
    }
    let basis = discount.basis == .year ? "the contract year's own" : "the highest whose amount was reached"
    var steps: [Explanation.Step] = [
      .init("tier: \(basis)", tier(discount.reached)),
      .init(
        "discount due = \(discount.reached.map { "\($0.percent)%" } ?? "0%") of what was drawn, \(year.drawn.amount)",
        "\(discount.due)"),
    ]
    if let expected = discount.expectedDue, let forecast = year.forecast {
      steps.append(
        .init("discount on the forecast, \(forecast.amount), \(tier(discount.expected))", "\(expected)"))
    }
    return steps
  }
}
