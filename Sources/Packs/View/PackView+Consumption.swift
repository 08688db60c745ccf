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
        margin: expected?.subtracting(terms.amount), isReviewed: index == reviewed)
    }
    return Consumption(commitment: commitment, years: years, monthly: monthly)
  }

  var consumptionColumns: [PackColumn<Consumption>] {
    [
      .text("title", \.commitment.title),
      .text("total") { $0.commitment.total.map(format.money) },
      .text("monthly") { $0.monthly.map(format.money) },
      .flag("is_discount_by_year") { $0.commitment.discountBasis == .year },
      .rows("years", yearColumns) { $0.years },
      .rows("reviewed_year", yearColumns) { $0.years.filter(\.isReviewed) },
      .rows(
        "services", [.text("service") { serviceName($0.0) }, .text("monthly") { format.money($0.1) }]
      ) { $0.commitment.expectedMonthly.map { ($0.service, $0.amount) } },
    ]
  }

  /// As the agreement's table of prices or of services calls it, where one does.
  private func serviceName(_ id: String) -> String {
    let rows = programme.terms.pricing + programme.terms.services
    return rows.first { $0.id == id }?.title ?? id.identifierInWords
  }

  private var yearColumns: [PackColumn<Consumption.Year>] {
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
    ]
  }
}
