public import Programme

/// An amount as a person types it: `17500`, `17,500.00`, `S/17.5K`, `PEN 17500`.
public enum AmountText {
  /// Why a text is no amount.
  public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
    /// A sentence without a full stop.
    public let description: String
  }

  /// Reads an amount of the currency; one that names another is refused, and so are nothing, what is below it, a fraction of
  /// the minor unit, and anything after the amount. A sign that several currencies share, `$`, is taken for
  /// the wanted one where it is among them.
  public static func read(_ text: some StringProtocol, in currency: Currency) -> Result<Money, Problem> {
    let source = String(text)
    func failure(_ reason: String) -> Result<Money, Problem> {
      .failure(Problem(description: "'\(source)' \(reason)"))
    }
    switch AmountReading.read(source, heading: currency.code) {
    case .failure(let reason): return failure(reason.reason)
    case .success(let amount):
      guard amount.rest.isEmpty, amount.per == nil else {
        return failure(
          "is not an amount alone; leave out '\(amount.rest.isEmpty ? amount.per ?? "" : amount.rest)'")
      }
      var money = amount.money
      if money.currency != currency {
        guard let sign = amount.ambiguousSign, shared[sign]?.contains(currency.code) ?? false,
          let same = Money(amount.money.number, currency)
        else { return failure("is in \(money.currency.code); state it in \(currency.code)") }
        money = same
      }
      guard money.minorUnits > 0 else { return failure("is not above zero") }
      return .success(money)
    }
  }

  /// Which currencies a sign that several share may stand for.
  private static let shared: [String: Set<String>] = [
    "$": [
      "USD", "ARS", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "CLP", "COP", "DOP", "FJD", "GYD", "HKD",
      "JMD", "KYD", "LRD", "MXN", "NAD", "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "UYU", "XCD",
    ],
    "¥": ["JPY", "CNY"],
  ]
}
