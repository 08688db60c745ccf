import BusinessCalendar
import Programme
import Scheduling

extension PackView {
  /// A commitment by contract year, against what the agreement itself expects to be spent.
  struct Consumption {
    let commitment: Commitment
    let years: [Year]
    /// The sum of the services' expected monthly amounts; nil where there are none, or no sum.
    let monthly: Money?

    struct Year {
      let index: Int
      let span: DateSpan?
      /// Months of the year that the term holds.
      let months: Int
      let terms: Commitment.Year
      let expected: Money?
      /// What is expected less what is promised.
      let margin: Money?
      /// What was spent, where that is recorded.
      let actual: PackConsumption?
      /// Whether the meeting is about this year.
      let isReviewed: Bool
    }
  }

  func consumption(_ commitment: Commitment) -> Consumption {
    let monthly = Money.sum(commitment.expectedMonthly.map(\.amount))
    let lookedAt = reviewedPeriod?.span.last ?? context.occurrence.period.span.first
    let reviewed = contract.yearIndex(containing: lookedAt)
    let years = commitment.years.enumerated().map { index, terms in
      let months = contract.monthCount(ofYear: index)
      let expected = months > 0 ? monthly?.times(months) : nil
      return Consumption.Year(
        index: index, span: contract.year(index), months: months, terms: terms, expected: expected,
        margin: expected?.subtracting(terms.amount),
        actual: context.registers.consumption?.first {
          $0.commitment == commitment.id && $0.year == index + 1
        }, isReviewed: index == reviewed)
    }
    return Consumption(commitment: commitment, years: years, monthly: monthly)
  }

  var consumptionColumns: [PackColumn<Consumption>] {
    [
      .text("id", \.commitment.id), .text("title", \.commitment.title),
      .money("total", \.commitment.total),
      .money("monthly", \.monthly),
      .flag("from_journal") { _ in context.registers.consumption != nil },
      .flag("is_discount_by_year") { $0.commitment.discountBasis == .year },
      .rows("years", yearColumns) { $0.years },
      .rows("reviewed_year", yearColumns) { $0.years.filter(\.isReviewed) },
      .flag("is_effective") { $0.commitment.eligible.cost == .effective },
      .rows("services", serviceColumns, services),
      .money("services_actual") { total(services($0).map { $0.actual?.actual }) },
      .money("services_difference") { total(services($0).map { $0.actual?.difference }) },
      PackColumn(name: "picture", shape: consumptionPicture(nil).shape) { consumptionPicture($0.commitment) },
    ]
  }

  /// The sum; nil where one is not known.
  private func total(_ amounts: [Money?]) -> Money? {
    amounts.contains { $0 == nil } ? nil : Money.sum(amounts.compactMap { $0 })
  }

  private typealias ServiceRow = (service: String, monthly: Money?, actual: PackConsumption.Service?)

  /// The services of the agreement, and those of the data that it does not name, in the year that the meeting is about.
  private func services(_ consumption: Consumption) -> [ServiceRow] {
    let actual = consumption.years.first(where: \.isReviewed)?.actual?.services ?? []
    if actual.isEmpty { return consumption.commitment.expectedMonthly.map { ($0.service, $0.amount, nil) } }
    return actual.map { ($0.service, $0.monthly, $0) }
  }

  private var serviceColumns: [PackColumn<ServiceRow>] {
    [
      .text("service") { serviceName($0.service) }, .money("monthly") { $0.monthly },
      .money("actual") { $0.actual?.actual }, .money("difference") { $0.actual?.difference },
    ]
  }

  /// As the agreement's table of prices or of services calls it, where one does.
  private func serviceName(_ id: String) -> String {
    let rows = programme.terms.pricing + programme.terms.services
    return rows.first { $0.id == id }?.title ?? id.identifierInWords
  }

  private var yearColumns: [PackColumn<Consumption.Year>] {
    [
      .number("number") { $0.index + 1 },
      .text("span") { $0.span.map(format.span) },
      .number("months", \.months),
      .money("commitment", \.terms.amount),
      .percent("discount", \.terms.discount),
      .money("expected", \.expected),
      .money("shortfall") { year in year.margin.flatMap { $0.minorUnits < 0 ? $0.times(-1) : nil } },
      .money("surplus") { year in year.margin.flatMap { $0.minorUnits >= 0 ? $0 : nil } },
      .money("actual") { $0.actual?.actual },
      .date("through") { $0.actual?.through },
      .money("estimated") { $0.actual?.estimated }, .money("discount_due") { $0.actual?.discountDue },
      .money("ahead") { year in year.actual?.ahead.flatMap { $0.minorUnits >= 0 ? $0 : nil } },
      .money("behind") { year in year.actual?.ahead.flatMap { $0.minorUnits < 0 ? $0.times(-1) : nil } },
      .money("forecast") { $0.actual?.forecast?.amount },
      .money("forecast_lowest") { $0.actual?.forecast?.lowest },
      .money("forecast_highest") { $0.actual?.forecast?.highest },
      .flag("is_incomplete") { $0.actual?.isIncomplete ?? false },
      .money("forecast_shortfall") { year in
        guard let margin = year.actual?.forecast?.amount.subtracting(year.terms.amount), margin.minorUnits < 0
        else { return nil }
        return margin.times(-1)
      },
      .percent("achieved") { year in
        guard let actual = year.actual?.actual, year.terms.amount.currency == actual.currency else {
          return nil
        }
        return DecimalNumber(mantissa: actual.minorUnits).times(100)?.divided(
          by: DecimalNumber(mantissa: year.terms.amount.minorUnits), digits: 1)
      },
      .number("months_missing") { year in
        year.actual.flatMap { actual in
          let missing = actual.months.count { $0 == nil }
          return missing > 0 ? missing : nil
        }
      },
      .series("by_month") { year in year.actual?.months.map { $0?.number } ?? [] },
      .flag("is_reviewed", \.isReviewed),
    ]
  }
}
