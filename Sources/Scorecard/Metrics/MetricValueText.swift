public import Programme

/// A metric's value as people and other programs write it: `31`, `3,800`, `99.97%`, `4 hours`, `180,000.00 PEN`.
public enum MetricValueText {
  /// The value that a text says, in the unit of a metric.
  ///
  /// - Throws: Where it says none, is in another unit, or cannot be a value of that metric.
  public static func read(_ text: String, for metric: Metric) throws(ScorecardRefusal) -> Metric.Value {
    guard let currency = metric.currency else {
      let value = try number(text, for: metric)
      try check(value, of: metric)
      return .number(value)
    }
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let codes = words.compactMap { Currency($0.uppercased()) }
    if let other = codes.first(where: { $0 != currency }) {
      throw ScorecardRefusal(
        .currency, "'\(text)' is in \(other.code); \(metric.id) is in \(currency.code), state it in that")
    }
    let rest = words.filter { Currency($0.uppercased()) == nil }
    guard rest.count == 1, let number = plain(rest[0]) else {
      throw ScorecardRefusal(
        .value, "'\(text.prefix(60))' is no amount; write one such as 180000 or 180,000.00 \(currency.code)")
    }
    guard let money = Money(number, currency) else {
      throw ScorecardRefusal(
        .value, "'\(text.prefix(60))' has more digits than \(currency.code) has, or is too large")
    }
    return .money(money)
  }

  /// Units of which nothing is below zero.
  private static let lengths: Set<String> = ["seconds", "minutes", "hours", "days", "weeks", "months"]

  /// Whether a value can be one of a metric.
  static func check(_ value: DecimalNumber, of metric: Metric) throws(ScorecardRefusal) {
    if metric.unit == "count", value.trimmed.scale > 0 || value.mantissa < 0 {
      throw ScorecardRefusal(.value, "\(value) is no count; \(metric.id) takes whole numbers from 0")
    }
    if lengths.contains(metric.unit.lowercased()), value.mantissa < 0 {
      throw ScorecardRefusal(
        .value, "\(value) is no length of time; \(metric.id) takes \(metric.unit) from 0")
    }
    if metric.hasErrorBudget, value.mantissa < 0 || value > DecimalNumber(mantissa: 100) {
      throw ScorecardRefusal(
        .value, "\(value) is no share of time; \(metric.id) takes percentages from 0 to 100")
    }
  }

  private static func number(_ text: String, for metric: Metric) throws(ScorecardRefusal) -> DecimalNumber {
    var digits = text.trimmingSpaces
    if metric.unit == "percent", digits.hasSuffix("%") { digits = String(digits.dropLast()).trimmingSpaces }
    if digits.lowercased().hasSuffix(" " + metric.unit.lowercased()) {
      digits = String(digits.dropLast(metric.unit.count)).trimmingSpaces
    }
    guard let number = plain(digits) else {
      let unit = metric.unit == "count" ? "" : " in \(metric.unit)"
      throw ScorecardRefusal(
        .value, "'\(text.prefix(60))' is no value of \(metric.id); write a number\(unit), such as 31 or 99.97"
      )
    }
    return number
  }

  /// A number; commas are taken where they stand between thousands, and nowhere else.
  private static func plain(_ text: String) -> DecimalNumber? {
    guard text.contains(",") else { return DecimalNumber(text) }
    let whole = text.prefix { $0 != "." }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    guard let head = groups.first?.drop(while: { $0 == "-" || $0 == "+" }), (1...3).contains(head.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return DecimalNumber(groups.joined() + text[whole.endIndex...])
  }
}

extension String {
  /// Without white space at its ends, that of no-break spaces too.
  var trimmingSpaces: String {
    var rest = self[...]
    while rest.first?.isWhitespace ?? false { rest.removeFirst() }
    while rest.last?.isWhitespace ?? false { rest.removeLast() }
    return String(rest)
  }

  /// Nil where nothing but white space is in it.
  var nonEmpty: String? {
    let text = trimmingSpaces
    return text.isEmpty ? nil : text
  }
}
