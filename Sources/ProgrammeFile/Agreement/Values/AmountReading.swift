import Programme

/// An amount of money as an agreement writes it: `S/1.5M`, `US$2.5M`, `€80,000`, `PEN 1,200.50`,
/// `S/80K/year`.
struct AmountReading {
  let money: Money
  /// The code of its currency.
  let code: String
  /// As programmes write it, `1200.50 PEN`.
  let text: String
  /// `year`, `month` or `quarter`, where the amount is one of each.
  let per: String?
  /// What stands after it.
  let rest: String
  /// A currency sign with several meanings.
  let ambiguousSign: String?
  /// The number, where its separators are those of another language than English.
  let unusualNumber: String?

  /// Why a text is no amount, as the end of a sentence.
  enum Failure: Error, Equatable {
    case notAnAmount, noCurrency, negative
    case unknownMultiplier(String)
    case number(NumberReading.Failure)
    case currencies(String, String)
    case tooLargeOrFine(String)

    var reason: String {
      switch self {
      case .notAnAmount: "is not an amount of money"
      case .noCurrency: "names no currency; write it as PEN 1,200.50 or with a sign such as S/"
      case .negative: "is below nothing"
      case .unknownMultiplier(let word): "ends in '\(word)', which is no multiplier; K, M and B are"
      case .number(let failure): failure.reason
      case .currencies(let first, let second): "names two currencies, \(first) and \(second)"
      case .tooLargeOrFine(let code): "is too large, or finer than the smallest unit of \(code)"
      }
    }
  }

  /// Reads an amount; `heading` is the currency that the head of its column names.
  static func read(_ source: String, heading: String? = nil) -> Result<AmountReading, Failure> {
    read(ValueScanner(source), heading: heading)
  }

  /// Reads an amount at the place of a scanner.
  static func read(_ start: ValueScanner, heading: String?) -> Result<AmountReading, Failure> {
    var scanner = start
    let sign = scanner.currency()
    scanner.skipBlanks()
    if scanner.takes("-") { return .failure(scanner.startsNumber ? .negative : .notAnAmount) }
    let number: NumberReading
    switch scanner.number() {
    case .success(let reading): number = reading
    case .failure(.noDigits): return .failure(.notAnAmount)
    case .failure(let failure): return .failure(.number(failure))
    }
    let power = scanner.multiplier()
    scanner.skipBlanks()
    let suffix = scanner.currency()
    let word = scanner.wordAtOnce()
    if let word, power == nil, suffix == nil { return .failure(.unknownMultiplier(word)) }
    let named = [sign, suffix].compactMap { $0 }
    guard let code = (named.first { !$0.isAmbiguous } ?? named.first)?.code ?? heading,
      let currency = Currency(code)
    else { return .failure(.noCurrency) }
    // Three digits after a point are how currencies of three digits are written: 100.005 KWD.
    if number.isAmbiguous, power != nil || currency.digits != 3 {
      return .failure(.number(.ambiguous(number.source)))
    }
    if let sign, let suffix, sign.code != suffix.code, !sign.isAmbiguous, !suffix.isAmbiguous {
      return .failure(.currencies(sign.code, suffix.code))
    }
    guard let value = number.value(timesTenTo: power ?? 0), let money = Money(value, currency) else {
      return .failure(.tooLargeOrFine(code))
    }
    let per = scanner.period()
    let ambiguous = named.allSatisfy(\.isAmbiguous) ? named.first?.sign : nil
    return .success(
      AmountReading(
        money: money, code: code, text: "\(value) \(code)", per: per, rest: scanner.rest,
        ambiguousSign: ambiguous,
        unusualNumber: number.isUnusual ? number.source : nil))
  }
}
