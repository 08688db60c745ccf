import BusinessCalendar
import Consumption
import Programme
import Scheduling

extension PackView {
  /// A commitment by contract year, against what the agreement itself expects to be spent, and what was spent.
  struct Spending {
    let commitment: Commitment
    let years: [Year]
    /// The sum of the services' expected monthly amounts; nil where there are none, or no sum.
    let monthly: Money?
    /// What is known of it; nil where nothing is imported.
    let status: ConsumptionStatus?

    struct Year {
      let index: Int
      let span: DateSpan?
      /// Months of the year that the term holds.
      let months: Int
      let terms: Commitment.Year
      let expected: Money?
      /// What is expected less what is promised.
      let margin: Money?
      /// Whether the meeting is about this year.
      let isReviewed: Bool
      /// What is known of it; nil where nothing is imported.
      let status: YearStatus?
    }
  }

  func consumption(_ commitment: Commitment) -> Spending {
    let status = context.consumption.first { $0.commitment.id == commitment.id && !$0.entries.isEmpty }
    let monthly = Money.sum(commitment.expectedMonthly.map(\.amount))
    let lookedAt = reviewedPeriod?.span.last ?? context.occurrence.period.span.first
    let reviewed = contract.yearIndex(containing: lookedAt)
    let years = commitment.years.enumerated().map { index, terms in
      let months = contract.monthCount(ofYear: index)
      let expected = months > 0 ? monthly?.times(months) : nil
      return Spending.Year(
        index: index, span: contract.year(index), months: months, terms: terms, expected: expected,
        margin: expected?.subtracting(terms.amount), isReviewed: index == reviewed,
        status: status?.years.first { $0.number == index + 1 && !$0.isUnknown })
    }
    return Spending(commitment: commitment, years: years, monthly: monthly, status: status)
  }

  var consumptionColumns: [PackColumn<Spending>] {
    [
      .text("title", \.commitment.title),
      .text("total") { $0.commitment.total.map(format.money) },
      .text("monthly") { $0.monthly.map(format.money) },
      .flag("is_discount_by_year") { $0.commitment.discountBasis == .year },
      .flag("is_recorded") { $0.status != nil },
      .flag("is_effective") { $0.commitment.eligible.cost == .effective },
      .flag("is_incomplete") { $0.status?.findings.contains(where: \.isError) ?? false },
      .rows("years", yearColumns) { $0.years },
      .rows("reviewed_year", yearColumns) { $0.years.filter(\.isReviewed) },
      .rows("services", serviceColumns, services),
    ]
  }

  /// As the agreement's table of prices or of services calls it, where one does.
  private func serviceName(_ id: String) -> String {
    let rows = programme.terms.pricing + programme.terms.services
    return rows.first { $0.id == id }?.title ?? id.identifierInWords
  }

  private var yearColumns: [PackColumn<Spending.Year>] {
    [
      .text("number") { format.number($0.index + 1) },
      .text("span") { $0.span.map(format.span) },
      .text("months") { format.number($0.months) },
      .text("commitment") { format.money($0.terms.amount) },
      .text("discount") { $0.terms.discount.map(format.percent) },
      .text("expected") { $0.expected.map(format.money) },
      .text("shortfall") { year in
        year.margin.flatMap { $0.minorUnits < 0 ? $0.times(-1).map(format.money) : nil }
      },
      .text("surplus") { year in year.margin.flatMap { $0.minorUnits >= 0 ? format.money($0) : nil } },
      .flag("is_reviewed", \.isReviewed),
      .text("actual") { $0.status.flatMap(\.known).map(format.money) },
      .text("estimated") { year in
        year.status.flatMap { $0.estimated.months.isEmpty ? nil : format.money($0.estimated.amount) }
      },
      .text("discount_due") { $0.status.map { format.money($0.discount.due) } },
      .text("forecast") { $0.status?.forecast.map { format.money($0.amount) } },
      .text("forecast_low") { $0.status?.forecast.map { format.money($0.lowest) } },
      .text("forecast_high") { $0.status?.forecast.map { format.money($0.highest) } },
      .text("forecast_shortfall") { year in
        year.status?.shortfall.flatMap { $0.amount.minorUnits > 0 ? format.money($0.amount) : nil }
      },
    ]
  }

  private typealias ServiceRow = (service: String, monthly: Money?, status: YearStatus.Service?)

  /// The services of the agreement, and those of the data that it does not name, in the year that the meeting is about.
  private func services(_ spending: Spending) -> [ServiceRow] {
    guard let year = spending.years.first(where: \.isReviewed)?.status else {
      return spending.commitment.expectedMonthly.map { ($0.service, $0.amount, nil) }
    }
    return year.services.map { ($0.service, $0.expectedMonthly, $0) }
  }

  private var serviceColumns: [PackColumn<ServiceRow>] {
    [
      .text("service") { serviceName($0.service) }, .text("monthly") { $0.monthly.map(format.money) },
      .text("actual") { $0.status.map { format.money($0.actual) } },
      .text("difference") { $0.status.map { format.money($0.difference) } },
    ]
  }
}

extension YearStatus {
  /// What months brought that are over, those included that may still change.
  fileprivate var known: Money? {
    drawn.months.isEmpty && estimated.months.isEmpty ? nil : drawn.amount.adding(estimated.amount)
  }

  /// Whether it is over and nothing of it was ever imported.
  fileprivate var isUnknown: Bool { elapsed == months.count && missing.count == months.count }
}
