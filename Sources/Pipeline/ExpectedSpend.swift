public import Programme

/// What a customer is expected to spend, as a listing states it (`ExpectedCustomerSpend`).
public struct ExpectedSpend: Sendable, Hashable {
  /// As it is written: `12000.00`; empty where it is not known.
  public let amount: String
  /// As it is written: `USD`.
  public let currency: String
  /// How often: `Monthly`, the only word that the API has.
  public let frequency: String
  /// Who is expected to be paid: `AWS`.
  public let company: String?

  /// A statement by its parts.
  public init(amount: String, currency: String, frequency: String = monthly, company: String? = nil) {
    self.amount = amount
    self.currency = currency
    self.frequency = frequency
    self.company = company
  }

  /// The word of the API for every month.
  public static let monthly = "Monthly"

  /// Whether it says nothing: no amount is written.
  public var isEmpty: Bool { amount.isEmpty }

  /// What is spent a month; nil where nothing is stated, and where it cannot be counted.
  public var money: Money? {
    guard !isEmpty, frequency.folded == Self.monthly.folded, let currency = Currency(currency) else {
      return nil
    }
    let money = Self.number(amount, digits: currency.digits).flatMap { Money($0, currency) }
    return money.flatMap { $0.minorUnits <= Self.most ? $0 : nil }
  }

  /// More is a slip of the pen, and would spoil every sum: a hundred trillion units of two digits.
  private static let most = 10_000_000_000_000_000

  /// Whether something is stated that cannot be counted: not monthly, in no currency of ISO 4217, in parts of its minor unit,
  /// or beyond all reason.
  public var isUncounted: Bool { !isEmpty && money == nil }

  /// `12000.00 USD`, with what is unusual of it.
  public var words: String {
    "\(amount) \(currency)" + (frequency.folded == Self.monthly.folded ? "" : " (\(frequency))")
  }

  /// Whether a text is an amount as the API writes it: `((0|([1-9][0-9]{0,30}))(\.[0-9]{0,2})?)?`.
  static func isAmount(_ text: String) -> Bool {
    if text.isEmpty { return true }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isDigits = parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
    guard isDigits, let whole = parts.first, (1...31).contains(whole.count) else { return false }
    return (whole == "0" || !whole.hasPrefix("0")) && (parts.count < 2 || parts[1].count <= 2)
  }

  /// The number without a point at its end, nor zeros that its currency has no digits for: `12.` and `500.00 JPY`.
  private static func number(_ text: String, digits: Int) -> DecimalNumber? {
    var text = text[...]
    if let point = text.firstIndex(of: ".") {
      while text.last == "0", text[point...].count - 1 > digits { text.removeLast() }
      if text.last == "." { text.removeLast() }
    }
    return DecimalNumber(text)
  }
}

extension Sequence<Money> {
  /// One sum a currency, by its code; a currency whose sum is more than can be counted is left out.
  var byCurrency: [Money] {
    Dictionary(grouping: self, by: \.currency).sorted { $0.key.code < $1.key.code }
      .compactMap { Money.sum($0.value, in: $0.key) }
  }
}
