import BusinessCalendar
import Programme

/// A day that follows from the agreement itself rather than from a meeting rule.
struct ContractDate {
  let series: String
  let period: String
  let title: String
  let date: CivilDate
  let detail: String
}

extension Programme {
  /// Contract years, true-ups, document reviews, and what is due after the end, in order.
  var contractDates: [ContractDate] {
    var dates: [ContractDate] = []
    let years = PeriodSequence(
      tenor: .oneYear, anchor: .contract, term: term, fiscalYear: header.fiscalYear
    ).periods()
    for (index, year) in years.enumerated() {
      dates.append(
        ContractDate(
          series: ContractDateNames.contractYear, period: year.label,
          title: "Contract year \(index + 1) begins",
          date: year.span.first, detail: "\(year.span.first) to \(year.span.last)"))
      for commitment in commitments where index < commitment.years.count {
        dates.append(
          ContractDate(
            series: ContractDateNames.trueUp, period: "\(year.label)-\(commitment.id)",
            title: "True-up of contract year \(index + 1): \(commitment.title)", date: year.span.last,
            detail: "Last day of spend that counts for contract year \(index + 1)"))
      }
    }
    if let next = header.reviews.next {
      dates.append(
        ContractDate(
          series: ContractDateNames.documentReview, period: String(next.first.description.prefix(7)),
          title: "Review of the agreement", date: next.first,
          detail: "Due \(next.count == 1 ? "on \(next.first)" : "between \(next.first) and \(next.last)")"))
    }
    dates.append(
      ContractDate(
        series: ContractDateNames.term, period: "end", title: "Term ends", date: term.last,
        detail: "Last day of the agreement"))
    for right in terms.exit {
      guard let within = right.within else { continue }
      dates.append(
        ContractDate(
          series: ContractDateNames.exit, period: right.id,
          title: "\(right.process) complete (\(right.title))",
          date: within.advance(term.last), detail: "\(within) after the last day of the term, \(term.last)"))
    }
    return dates
  }
}
