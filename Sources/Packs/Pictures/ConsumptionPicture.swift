import BusinessCalendar
import Charts
import Programme

/// The months of the contract year that a pack looks at, of one commitment.
struct ConsumptionPicture {
  let picture: PackPicture
  let months: [ConsumptionChart.Month]
  let forecast: ConsumptionChart.Forecast?
  let currency: Currency
}

extension PackPictures {
  /// Nil where nothing of the year is imported, and outside the term.
  func consumption(_ commitment: Commitment) -> ConsumptionPicture? {
    guard let year, commitment.years.indices.contains(year), let span = contract.year(year),
      let actual = context.registers.consumption?.first(where: {
        $0.commitment == commitment.id && $0.year == year + 1
      })
    else { return nil }
    let promised = commitment.years[year].amount
    let currency = actual.actual.currency
    let firsts = Self.months(endingIn: span)
    let share = promised.currency == currency ? promised.divided(by: firsts.count) : nil
    let months = firsts.enumerated().map { index, first in
      ConsumptionChart.Month(first: first, share: share?.minorUnits, state: state(index, first, actual))
    }
    let left = months.count { $0.state == .missing || $0.state == .ahead }
    let forecast = actual.forecast.flatMap { year -> ConsumptionChart.Forecast? in
      func monthly(_ whole: Money) -> Int? {
        whole.subtracting(actual.actual)?.divided(by: left)?.minorUnits
      }
      guard let amount = monthly(year.amount), let lowest = monthly(year.lowest),
        let highest = monthly(year.highest)
      else { return nil }
      return ConsumptionChart.Forecast(amount: amount, lowest: lowest, highest: highest)
    }
    let name =
      context.programme.commitments.count == 1 ? "consumption" : "consumption-\(commitment.id)"
    let chart = ConsumptionChart(
      subject: commitment.title, months: months, forecast: forecast, asOf: context.asOf,
      unit: unit(currency), language: language)
    return ConsumptionPicture(
      picture: picture(name, chart), months: months, forecast: forecast, currency: currency)
  }

  private func state(_ index: Int, _ first: CivilDate, _ actual: PackConsumption) -> ConsumptionChart.State {
    guard actual.months.indices.contains(index), let amount = actual.months[index] else {
      return first.endOfMonth <= context.asOf ? .missing : .ahead
    }
    return actual.mayChange.contains(index) ? .estimated(amount.minorUnits) : .spent(amount.minorUnits)
  }

  /// The firsts of the months whose last day lies in a contract year.
  private static func months(endingIn span: DateSpan) -> [CivilDate] {
    let (year, month, _) = span.first.parts
    guard let first = CivilDate(year: year, month: month, day: 1) else { return [] }
    return (0..<12).map { first.adding(months: $0) }.filter { span.contains($0.endOfMonth) }
  }
}

extension Money {
  /// An even part, rounded half-even to the minor unit; nil for no parts.
  fileprivate func divided(by parts: Int) -> Money? {
    guard parts > 0 else { return nil }
    let (quotient, rest) = minorUnits.quotientAndRemainder(dividingBy: parts)
    let twice = rest.magnitude * 2
    let isUp = twice > parts.magnitude || twice == parts.magnitude && !quotient.isMultiple(of: 2)
    return Money(minorUnits: isUp ? quotient + rest.signum() : quotient, currency: currency)
  }
}

extension PackView {
  /// The picture of a commitment, for templates; of none, what it would hold.
  func consumptionPicture(_ commitment: Commitment?) -> PackValue {
    let consumption = commitment.flatMap(pictures.consumption)
    func money(_ minorUnits: Int?) -> Money? {
      minorUnits.flatMap { units in
        consumption.map { Money(minorUnits: units, currency: $0.currency) }
      }
    }
    func expected(
      _ month: ConsumptionChart.Month, _ value: (ConsumptionChart.Forecast) -> Int
    ) -> Money? {
      month.spent == nil ? money(consumption?.forecast.map(value)) : nil
    }
    return picture(
      consumption?.picture, consumption?.months ?? [],
      [
        .text("month") { format.month($0.first) }, .money("share") { money($0.share) },
        .money("spent") { money($0.spent) },
        .flag("may_change") { if case .estimated = $0.state { true } else { false } },
        .flag("is_missing") { $0.state == .missing }, .flag("is_ahead") { $0.state == .ahead },
        .money("expected") { expected($0, \.amount) }, .money("lowest") { expected($0, \.lowest) },
        .money("highest") { expected($0, \.highest) },
      ])
  }
}

extension ConsumptionChart.Month {
  /// What is known of it, in minor units.
  fileprivate var spent: Int? {
    switch state {
    case .spent(let amount), .estimated(let amount): amount
    case .missing, .ahead: nil
    }
  }
}
