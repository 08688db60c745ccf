public import Programme

/// A sum of amounts a month, kept apart by currency, and told in one where the rates are known.
public struct PipelineValue: Sendable, Hashable {
  /// One sum a currency, by its code.
  public private(set) var amounts: [Money] = []
  /// All of it in the report's currency; nil where the report keeps currencies apart.
  public private(set) var reported: Money?
  /// Whether it is more than can be counted.
  public private(set) var isOverflowing = false

  /// Nothing.
  init(reportedIn currency: Currency?) { reported = currency.map(Money.zero) }

  /// Adds an amount, and what it is in the report's currency.
  mutating func add(_ money: Money, reported other: Money?) {
    if let index = amounts.firstIndex(where: { $0.currency == money.currency }) {
      if let sum = amounts[index].adding(money) { amounts[index] = sum } else { isOverflowing = true }
    } else {
      amounts.append(money)
      amounts.sort { $0.currency.code < $1.currency.code }
    }
    guard let sum = reported else { return }
    reported = other.flatMap { sum.adding($0) }
    if reported == nil { isOverflowing = true }
  }

  /// Adds all of another.
  mutating func add(_ other: PipelineValue) {
    for money in other.amounts { addApart(money) }
    reported = reported.flatMap { sum in other.reported.flatMap { sum.adding($0) } }
    isOverflowing = isOverflowing || other.isOverflowing
  }

  private mutating func addApart(_ money: Money) {
    let kept = reported
    reported = nil
    add(money, reported: nil)
    reported = kept
  }
}
