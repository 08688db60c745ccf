import Programme

/// Reads the parts of a value from left to right.
struct ValueScanner {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  /// The longest value that is looked at; what follows stands in `rest`.
  private static let limit = 400

  /// The text in one kind of blank and one kind of minus.
  init(_ text: String) {
    scalars = text.unicodeScalars.prefix(Self.limit).map { scalar in
      switch scalar.value {
      case 0xA0, 0x2007, 0x2009, 0x202F, 0x9: " "
      case 0x2212: "-"
      default: scalar
      }
    }
    skipBlanks()
  }

  private func scalar(_ offset: Int = 0) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  var startsWithDigit: Bool { scalar()?.isDigit ?? false }

  /// Whether a digit or the sign of a currency stands here.
  var startsNumber: Bool {
    var copy = self
    _ = copy.currency()
    copy.skipBlanks()
    return copy.scalar()?.isDigit == true
  }

  var isAtEnd: Bool { index >= scalars.count }

  /// What was not read yet, without blanks around it.
  var rest: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[min(index, scalars.count)...])
    return String(text).trimmedOfBlanks
  }

  mutating func skipBlanks() {
    while scalar() == " " { index += 1 }
  }

  /// Reads a text, without regard to the case of ASCII letters.
  mutating func takes(_ text: some StringProtocol) -> Bool {
    var next = index
    for scalar in text.unicodeScalars {
      guard next < scalars.count, scalars[next].lowered == scalar.lowered else { return false }
      next += 1
    }
    index = next
    return true
  }

  /// Reads a word where it stands whole.
  mutating func takesWord(_ word: String) -> Bool {
    let start = index
    guard takes(word) else { return false }
    if let next = scalar(), next.properties.isAlphabetic || next.isDigit {
      index = start
      return false
    }
    return true
  }

  /// Reads the sign or the code of a currency.
  mutating func currency() -> (sign: String, code: String, isAmbiguous: Bool)? {
    guard let first = scalar() else { return nil }
    for (sign, code) in CurrencySymbols.byFirstScalar[first.lowered] ?? [] {
      let start = index
      guard takes(sign) else { continue }
      // A sign of letters is no part of a word.
      if sign.unicodeScalars.last?.properties.isAlphabetic == true, scalar()?.properties.isAlphabetic == true
      {
        index = start
        continue
      }
      return (sign, code, CurrencySymbols.ambiguous.contains(sign))
    }
    guard (65...90).contains(first.value), index + 3 <= scalars.count,
      !(index + 3 < scalars.count && scalars[index + 3].properties.isAlphabetic)
    else {
      return nil
    }
    var code = String.UnicodeScalarView()
    code.append(contentsOf: scalars[index..<index + 3])
    let name = String(code)
    guard Currency(name) != nil else { return nil }
    index += 3
    return (name, name, false)
  }

  /// Reads digits with their separators.
  mutating func number() -> Result<NumberReading, NumberReading.Failure> {
    guard scalar()?.isDigit == true else { return .failure(.noDigits) }
    var text = ""
    while let next = scalar() {
      if next.isDigit {
        text.unicodeScalars.append(next)
      } else if next == "." || next == ",", scalar(1)?.isDigit == true {
        text.unicodeScalars.append(next)
      } else if next == " ", let a = scalar(1), let b = scalar(2), let c = scalar(3), a.isDigit, b.isDigit,
        c.isDigit,
        scalar(4)?.isDigit != true
      {
        text.unicodeScalars.append(next)
      } else {
        break
      }
      index += 1
    }
    return NumberReading.read(text)
  }

  /// Reads `K`, `million` and the like as a power of ten.
  mutating func multiplier() -> Int? {
    let start = index
    skipBlanks()
    guard scalar()?.properties.isAlphabetic ?? false else {
      index = start
      return nil
    }
    for (word, power) in Self.multipliers where takesWord(word) { return power }
    index = start
    return nil
  }

  private static let multipliers = [
    ("thousand", 3), ("mil", 3), ("million", 6), ("millones", 6), ("millón", 6), ("mln", 6), ("mio", 6),
    ("billion", 9),
    ("bn", 9), ("mm", 6), ("k", 3), ("m", 6), ("b", 9),
  ]

  /// Reads letters or digits that stand here without a blank before them; an apostrophe counts as one.
  mutating func wordAtOnce() -> String? {
    guard index > 0, scalars[index - 1] != " " else { return nil }
    var word = ""
    while let next = scalar(),
      next.properties.isAlphabetic || next.isDigit || next == "." || next == "," || next == "'"
    {
      word.unicodeScalars.append(next)
      index += 1
    }
    return word.isEmpty || word == "." || word == "," ? nil : word
  }

  /// Reads `/year`, `a year`, `per annum`, `al año` and the like.
  mutating func period() -> String? {
    let start = index
    skipBlanks()
    if isAtEnd { return nil }
    if takes("/") {
      skipBlanks()
    } else {
      for word in ["per", "a", "each", "every", "por", "al"] where takesWord(word) {
        skipBlanks()
        break
      }
    }
    for (word, period) in Self.periods where takesWord(word) {
      if word == "p.a" { _ = takes(".") }
      return period
    }
    index = start
    return nil
  }

  private static let periods = [
    ("year", "year"), ("yr", "year"), ("annum", "year"), ("annually", "year"), ("annual", "year"),
    ("yearly", "year"),
    ("p.a", "year"), ("pa", "year"), ("año", "year"), ("anual", "year"), ("anuales", "year"),
    ("month", "month"),
    ("mo", "month"), ("monthly", "month"), ("mes", "month"), ("mensual", "month"), ("mensuales", "month"),
    ("quarter", "quarter"), ("quarterly", "quarter"), ("trimestre", "quarter"),
  ]
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { (48...57).contains(value) }
  /// ASCII letters without regard to case.
  var lowered: UInt32 { (65...90).contains(value) ? value + 32 : value }
}
