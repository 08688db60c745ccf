public import BusinessCalendar
public import Programme
public import Rates

/// Where a commitment to spend stands on a day.
public struct ConsumptionStatus: Sendable {
  /// The programme.
  public let programme: String
  /// What is promised, and what counts towards it.
  public let commitment: Commitment
  /// The day.
  public let asOf: CivilDate
  /// In what everything is counted.
  public let currency: Currency
  /// The contract years that the agreement commits to, in order.
  public let years: [YearStatus]
  /// What a reader must know, what makes figures wrong first.
  public let findings: [ConsumptionFinding]
  /// The statements that the figures stand on.
  public let entries: [ConsumptionBook.Entry]
  /// The rates that amounts were converted by.
  let rates: RateBook
  /// The months, those outside of every contract year too.
  let months: [ChargeMonth: MonthSpend]

  /// The status of a commitment by what the book of that day holds.
  ///
  /// - Parameter rates: For amounts in other currencies: that of the last day of each month counts.
  public init(
    _ book: ConsumptionBook, _ programme: Programme, _ commitment: Commitment, asOf: CivilDate,
    rates: RateBook
  ) {
    let currency =
      commitment.years.first?.amount.currency ?? commitment.total?.currency ?? programme.header.currency
    self.programme = programme.id
    self.commitment = commitment
    self.asOf = asOf
    self.currency = currency
    entries = book.current
    self.rates = rates
    let eligible = EligibleMonths(book, commitment, in: currency, asOf: asOf, rates: rates)
    months = eligible.months
    var findings = eligible.findings
    var years: [YearStatus] = []
    for (index, terms) in commitment.years.enumerated() {
      guard let span = programme.term.contractYear(index) else { break }
      guard terms.amount.currency == currency else {
        findings.append(.otherCurrency(year: index + 1))
        continue
      }
      do throws(Overflow) {
        years.append(try YearStatus(commitment, terms, index: index, span: span, eligible, asOf: asOf))
      } catch {
        findings.append(.overflow("year \(index + 1)"))
      }
    }
    self.years = years
    if book.current.isEmpty {
      findings.append(.noData)
    } else {
      // Months before the first import are not known to be missing.
      let first = eligible.months.keys.min()
      let gaps = years.flatMap(\.missing).filter { month in first.map { month > $0 } ?? false }
      if !gaps.isEmpty { findings.append(.missingMonths(gaps)) }
    }
    if let first = years.first?.span.first, first.day != 1 { findings.append(.brokenMonths(first)) }
    self.findings = findings.filter(\.isError) + findings.filter { !$0.isError }
  }

  /// What counts of each month, in order, with the contract year that it belongs to.
  public var spend: [(year: YearStatus?, month: MonthSpend)] {
    months.values.sorted { $0.month < $1.month }.map { month in
      (years.first { $0.months.contains(month.month) }, month)
    }
  }

  /// The contract year that holds the day; the first before the term, the last after it.
  public var year: YearStatus? {
    years.first { $0.span.contains(asOf) }
      ?? (years.first.map { asOf < $0.span.first } ?? false ? years.first : years.last)
  }
}

extension DateSpan {
  /// A contract year of a term by its index, cut to the term; nil outside.
  func contractYear(_ index: Int) -> DateSpan? {
    guard (0..<10_000).contains(index) else { return nil }
    let start = first.adding(months: index * 12)
    let end = first.adding(months: index * 12 + 12).adding(days: -1)
    guard start <= last, index == 0 || start > first else { return nil }
    return DateSpan(start, end)?.intersection(self)
  }
}
