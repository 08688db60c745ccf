import BusinessCalendar
import Programme

/// The contract's own years and quarters, counted from the term's first day and cut to the term.
struct ContractCalendar {
  let term: DateSpan

  /// A slot of the contract with its label, `Y2-Q4`.
  struct Slot {
    let label: String
    let span: DateSpan
  }

  /// The quarter that holds a date; nil outside the term.
  func quarter(containing date: CivilDate) -> Slot? {
    guard let month = monthIndex(of: date), let span = months(month / 3 * 3, count: 3) else { return nil }
    return Slot(label: "Y\(month / 12 + 1)-Q\(month % 12 / 3 + 1)", span: span)
  }

  /// The index of the year that holds a date, from 0; nil outside the term.
  func yearIndex(containing date: CivilDate) -> Int? { monthIndex(of: date).map { $0 / 12 } }

  /// A contract year by its index; nil outside the term.
  func year(_ index: Int) -> DateSpan? {
    guard (0..<10_000).contains(index) else { return nil }
    return months(index * 12, count: 12)
  }

  /// How many months of a contract year the term holds, the last one counted where it is cut.
  func monthCount(ofYear index: Int) -> Int {
    guard let year = year(index) else { return 0 }
    return (0..<12).count { term.first.adding(months: index * 12 + $0) <= year.last }
  }

  private func months(_ first: Int, count: Int) -> DateSpan? {
    let start = term.first.adding(months: first)
    let end = term.first.adding(months: first + count).adding(days: -1)
    return DateSpan(start, end)?.intersection(term)
  }

  private func monthIndex(of date: CivilDate) -> Int? {
    guard term.contains(date) else { return nil }
    let (from, to) = (term.first.parts, date.parts)
    let month = to.year * 12 + to.month - from.year * 12 - from.month
    return term.first.adding(months: month) > date ? month - 1 : month
  }
}
