public import BusinessCalendar

/// A quarter of the contract, counted from the term's first day.
public struct ContractQuarter: Sendable, Hashable {
  /// `Y2-Q3`.
  public let label: String
  /// Its first day.
  public let first: CivilDate

  /// The quarter that holds a date. Before the term there is none; after it quarters go on.
  public init?(containing date: CivilDate, from term: DateSpan) {
    guard date >= term.first else { return nil }
    let (from, to) = (term.first.parts, date.parts)
    var months = to.year * 12 + to.month - from.year * 12 - from.month
    if term.first.adding(months: months) > date { months -= 1 }
    label = "Y\(months / 12 + 1)-Q\(months % 12 / 3 + 1)"
    first = term.first.adding(months: months / 3 * 3)
  }

  /// The last day of the quarter before.
  public var lastDayBefore: CivilDate { first.adding(days: -1) }
}
