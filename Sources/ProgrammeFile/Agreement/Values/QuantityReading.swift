import Programme

/// A number with what it counts: `99.99%`, `4 hours`, `NPS >50`, `152 subscribers`, `3,800`, `S/180K`.
struct QuantityReading {
  /// `>=`, `<=`, `>` or `<`, where the text says so.
  let direction: String?
  /// As programmes write it: `99.99`, `500000 PEN`.
  let value: String
  /// The bare number, to compare by.
  let number: DecimalNumber
  /// `percent`, `hours`, `nps`, the currency's code, or any other word; nil where the text says none.
  let unit: String?
  /// The amount, where it is money.
  let amount: AmountReading?

  /// Why a text is no quantity.
  enum Failure: Error {
    case notANumber
    case amount(AmountReading.Failure)
    case number(NumberReading.Failure)
    case rest(String)

    var reason: String {
      switch self {
      case .notANumber: "is not a number"
      case .amount(let failure): failure.reason
      case .number(let failure): failure.reason
      case .rest(let text): "goes on after its number with '\(text.prefix(40))'"
      }
    }
  }

  /// Reads a quantity; `heading` is the currency that the head of its column names.
  static func read(_ source: String, heading: String? = nil) -> Result<QuantityReading, Failure> {
    var scanner = ValueScanner(source)
    var direction = direction(&scanner)
    var lead: String?
    if direction == nil, let word = scanner.leadingWord(before: { $0.startsQuantity }) {
      // `NPS >50`: the measure stands before its sign.
      lead = word
      scanner.skipBlanks()
      direction = Self.direction(&scanner)
    }
    scanner.skipBlanks()
    if lead == nil {
      switch AmountReading.read(scanner, heading: heading) {
      case .success(let amount) where amount.rest.isEmpty || amount.per != nil:
        return .success(
          QuantityReading(
            direction: direction, value: amount.text, number: amount.money.number, unit: amount.code,
            amount: amount))
      case .success(let amount): return .failure(.rest(amount.rest))
      case .failure(.notAnAmount), .failure(.noCurrency), .failure(.unknownMultiplier): break
      case .failure(let failure): return .failure(.amount(failure))
      }
    }
    let isNegative = scanner.takes("-")
    let number: NumberReading
    switch scanner.number() {
    case .success(let reading): number = reading
    case .failure(.noDigits): return .failure(.notANumber)
    case .failure(let failure): return .failure(.number(failure))
    }
    let power = scanner.multiplier()
    guard !isNegative, let value = number.value(timesTenTo: power ?? 0) else { return .failure(.notANumber) }
    scanner.skipBlanks()
    if scanner.takes("+") {
      direction = direction ?? ">="
      scanner.skipBlanks()
    }
    if scanner.takes("%") {
      guard scanner.rest.isEmpty else { return .failure(.rest(scanner.rest)) }
      return .success(
        QuantityReading(direction: direction, value: "\(value)", number: value, unit: "percent", amount: nil))
    }
    if number.isAmbiguous { return .failure(.number(.ambiguous(number.source))) }
    let unit = scanner.rest.lowercased()
    guard unit.utf8.count <= 40,
      unit.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == " " || $0 == "-" }),
      unit.split(separator: " ").count <= 3,
      !unit.split(separator: " ").contains(where: conjunctions.contains)
    else { return .failure(.rest(scanner.rest)) }
    let name =
      unit.isEmpty
      ? lead : unit == "hour" ? "hours" : unit == "per cent" || unit == "por ciento" ? "percent" : unit
    return .success(
      QuantityReading(direction: direction, value: "\(value)", number: value, unit: name, amount: nil))
  }

  private static let conjunctions: Set<Substring> = ["or", "and", "o", "y", "to", "a"]

  private static func direction(_ scanner: inout ValueScanner) -> String? {
    guard scanner.startsWithDigit == false else { return nil }
    for (text, sign) in signs where scanner.takes(text) { return sign }
    return nil
  }

  private static let signs = [
    (">=", ">="), ("<=", "<="), ("≥", ">="), ("≤", "<="), (">", ">"), ("<", "<"), ("at least", ">="),
    ("at most", "<="), ("up to", "<="), ("no more than", "<="), ("not more than", "<="),
    ("no less than", ">="),
    ("minimum", ">="), ("maximum", "<="), ("more than", ">"), ("less than", "<"), ("under", "<"),
    ("below", "<"),
    ("over", ">"), ("above", ">"), ("within", "<="), ("al menos", ">="), ("como máximo", "<="),
    ("más de", ">"),
    ("menos de", "<"),
  ]
}

extension ValueScanner {
  /// Whether a number, an amount or a sign of comparison stands here.
  var startsQuantity: Bool {
    var copy = self
    if ["<", ">", "≤", "≥"].contains(where: { copy.takes($0) }) { return true }
    return startsNumber
  }

  /// Reads the words before a number, in lower case, at most three of them; nothing where there are none or
  /// more.
  mutating func leadingWord(before isNumber: (ValueScanner) -> Bool) -> String? {
    var copy = self
    var words: [String] = []
    while !isNumber(copy) {
      guard words.count < 3, let word = copy.takeLetters() else { return nil }
      words.append(word.lowercased())
      copy.skipBlanks()
    }
    guard !words.isEmpty else { return nil }
    self = copy
    return words.joined(separator: " ")
  }

  private mutating func takeLetters() -> String? {
    let text = rest
    let word = text.prefix { $0.isLetter }
    guard !word.isEmpty, takes(String(word)) else { return nil }
    return String(word)
  }
}
