import BusinessCalendar
import Diagnostics
import Programme

/// The yearly amounts of a commitment add up to its total, are as many as the contract years, and share a currency.
enum YearlyCommitments: ExaminationRule {
  static func findings(in programme: Programme, asOf: CivilDate) -> [Diagnostic] {
    programme.commitments.flatMap { commitment in
      [
        currency(commitment, programme) ?? total(commitment, programme),
        yearCount(commitment, programme),
      ].compactMap { $0 }
    }
  }

  /// The first amount whose currency is not that of the total, or else of the first amount.
  private static func currency(_ commitment: Commitment, _ programme: Programme) -> Diagnostic? {
    let place = commitment.totalLocation ?? programme.header.location
    var amounts: [(name: String, amount: Money, location: SourceLocation?)] = []
    if let total = commitment.total { amounts.append(("the total", total, place)) }
    for (index, year) in commitment.years.enumerated() {
      amounts.append(("year \(index + 1)", year.amount, year.location ?? place))
    }
    for (service, amount) in commitment.expectedMonthly { amounts.append(("'\(service)'", amount, place)) }
    guard let first = amounts.first,
      let other = amounts.first(where: { $0.amount.currency != first.amount.currency })
    else { return nil }
    return Diagnostic(
      .agreementTotal,
      "'\(commitment.title)' mixes currencies: \(first.name) is \(first.amount), \(other.name) is \(other.amount); "
        + "state all of them in one",
      at: other.location, notes: [Diagnostic.Note("\(first.name) stands here", at: first.location)])
  }

  private static func total(_ commitment: Commitment, _ programme: Programme) -> Diagnostic? {
    guard let total = commitment.total, !commitment.years.isEmpty else { return nil }
    let sum = Money.sum(commitment.years.map(\.amount), in: total.currency)
    if sum == total { return nil }
    let years = commitment.years.count == 1 ? "its year" : "its \(commitment.years.count) years"
    return Diagnostic(
      .agreementTotal,
      "the total of '\(commitment.title)' is \(total), but \(years) add up to \(sum.described); correct one of them",
      at: commitment.totalLocation ?? programme.header.location,
      notes: [
        Diagnostic.Note(
          "the years are \(Money.listed(commitment.years.map(\.amount)))",
          at: commitment.years.first?.location)
      ])
  }

  private static func yearCount(_ commitment: Commitment, _ programme: Programme) -> Diagnostic? {
    let expected = programme.header.term.contractYears
    let count = commitment.years.count
    if count == 0 || count == expected { return nil }
    // The first year too many, or the last one there is.
    let year = commitment.years[min(expected, count - 1)]
    return Diagnostic(
      .agreementTotal,
      "'\(commitment.title)' has amounts for \(years(count)), but the term of \(programme.header.term.length) has "
        + "\(years(expected)); give each contract year one amount",
      at: year.location ?? commitment.totalLocation ?? programme.header.location,
      notes: [
        Diagnostic.Note("the term runs from \(programme.term.inWords)", at: programme.header.termLocation)
      ])
  }

  private static func years(_ count: Int) -> String { count == 1 ? "1 year" : "\(count) years" }
}

extension Money {
  /// The amounts joined by plus signs, the first six of them.
  fileprivate static func listed(_ amounts: [Money]) -> String {
    let listed = amounts.prefix(6).map(\.description).joined(separator: " + ")
    return amounts.count > 6 ? listed + " + … (\(amounts.count) amounts)" : listed
  }
}

extension Money? {
  /// The sum, or that it is too large to be told.
  fileprivate var described: String { map(\.description) ?? "more than can be counted" }
}
