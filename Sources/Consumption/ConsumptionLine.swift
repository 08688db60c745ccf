public import Programme

/// What was charged for one service in one month and one way: a sum over rows of billing data.
public struct ConsumptionLine: Sendable, Hashable {
  /// What rows are told apart by.
  public struct Key: Sendable, Hashable, Comparable {
    /// The month of the charge.
    public let month: ChargeMonth
    /// The service, as the data calls it.
    public let service: String
    /// How it is billed; nil where the data does not say.
    public let category: EligibleSpend.Category?
    /// Whether it corrects a period that was invoiced before.
    public let isCorrection: Bool
    /// Whether it may still change.
    public let isEstimated: Bool
    /// In what.
    public let currency: Currency

    /// A key by its parts.
    public init(
      month: ChargeMonth, service: String, category: EligibleSpend.Category?, isCorrection: Bool,
      isEstimated: Bool, currency: Currency
    ) {
      self.month = month
      self.service = service
      self.category = category
      self.isCorrection = isCorrection
      self.isEstimated = isEstimated
      self.currency = currency
    }

    /// By their texts, so that the order never depends on the data's.
    public static func < (left: Key, right: Key) -> Bool { left.text < right.text }

    private static let unclassified = "Unclassified"
    private static let correction = "correction"
    private static let estimated = "estimated"

    /// `2024-07 Usage+estimated PEN Amazon Connect`: the name of a detail of a fact.
    var text: String {
      let marks = [
        category?.rawValue ?? Self.unclassified, isCorrection ? Self.correction : nil,
        isEstimated ? Self.estimated : nil,
      ]
      return "\(month) \(marks.compactMap(\.self).joined(separator: "+")) \(currency.code) \(service)"
    }

    /// What ``text`` says; nil where it says nothing.
    init?(_ text: String) {
      let parts = text.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, parts[0].utf8.count == 7, let month = ChargeMonth(parts[0]),
        let currency = Currency(parts[2])
      else { return nil }
      var marks = parts[1].split(separator: "+", omittingEmptySubsequences: false).map(String.init)
      let word = marks.removeFirst()
      let category = EligibleSpend.Category(rawValue: word)
      let known = Set(marks)
      guard category != nil || word == Self.unclassified,
        known.isSubset(of: [Self.correction, Self.estimated])
      else { return nil }
      self.init(
        month: month, service: String(parts[3]), category: category,
        isCorrection: known.contains(Self.correction), isEstimated: known.contains(Self.estimated),
        currency: currency)
    }
  }

  /// What it is the sum of.
  public let key: Key
  /// The sum as it is invoiced; nil where the data does not say.
  public let billed: ExactAmount?
  /// The sum as it belongs to the month; nil where the data does not say.
  public let effective: ExactAmount?
  /// How many rows there were.
  public let rows: Int

  /// A line by its parts.
  public init(key: Key, billed: ExactAmount?, effective: ExactAmount?, rows: Int) {
    self.key = key
    self.billed = billed?.stripped
    self.effective = effective?.stripped
    self.rows = rows
  }

  /// The cost that counts.
  public func amount(_ cost: EligibleSpend.Cost) -> ExactAmount? {
    switch cost {
    case .billed: billed
    case .effective: effective
    }
  }

  /// `150000.12 149000.5 4031`, billed, effective and rows; a dash for a cost that the data does not state.
  var text: String { "\(billed?.description ?? "-") \(effective?.description ?? "-") \(rows)" }

  /// The line of a fact's detail; nil where it is none.
  init?(key: String, text: String) {
    guard let key = Key(key) else { return nil }
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, let rows = Int(parts[2]), rows >= 0 else { return nil }
    let amounts = parts.prefix(2).map { $0 == "-" ? nil : ExactAmount($0) }
    guard zip(parts, amounts).allSatisfy({ ($0 == "-") == ($1 == nil) }),
      amounts.contains(where: { $0 != nil })
    else { return nil }
    self.init(key: key, billed: amounts[0], effective: amounts[1], rows: rows)
  }
}
