/// In what a chart's values are counted.
public enum ChartUnit: Sendable, Hashable {
  /// Minor units of a currency, of which `digits` stand after the point; `sign` stands before the amount, `PEN` or `S/`.
  case money(sign: String, digits: Int)
  /// People, or other things that have no halves.
  case count

  private var digits: Int { if case .money(_, let digits) = self { min(max(digits, 0), 4) } else { 0 } }

  /// How many minor units make one.
  private var whole: Int128 { (0..<digits).reduce(1) { power, _ in power * 10 } }

  /// `PEN 1,234.50`, `-S/ 20.00` with a no-break space, `12`: points and commas as both languages have them.
  public func text(_ value: Int, in language: ChartLanguage) -> String {
    guard case .money(let sign, _) = self else { return Self.grouped(Int128(value), digits: 0) }
    let space = language.either(" ", "\u{A0}")
    return (value < 0 ? "-" : "") + sign + space + Self.grouped(Int128(value.magnitude), digits: digits)
  }

  /// `1,234.50` of 123450 with two digits.
  static func grouped(_ value: Int128, digits: Int) -> String {
    var figures = String(value.magnitude)
    figures = String(repeating: "0", count: max(0, digits + 1 - figures.count)) + figures
    let whole = figures.dropLast(digits)
    var text = ""
    for (index, figure) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(figure)
    }
    return (value < 0 ? "-" : "") + text + (digits > 0 ? "." + figures.suffix(digits) : "")
  }

  // MARK: Axes

  /// What the axis says of its values: in what they are, and the label of each tick.
  ///
  /// From a million on, amounts are stated in millions, in thousands of millions and so on, so that no label is longer than
  /// `1,000` or `-500,000`.
  func labels(of scale: NiceScale, in language: ChartLanguage) -> (title: String?, ticks: [String]) {
    guard case .money(let sign, _) = self else {
      return (nil, scale.ticks.map { Self.grouped($0, digits: 0) })
    }
    let most = max(scale.lowest.magnitude, scale.highest.magnitude)
    let steps: [(power: Int, english: String, spanish: String)] = [
      (15, "quadrillion", "miles de billones de"), (12, "trillion", "billones de"),
      (9, "billion", "miles de millones de"), (6, "million", "millones de"),
    ]
    var unit = whole
    var name: (english: String, spanish: String)?
    for step in steps {
      let size = (0..<step.power).reduce(whole) { power, _ in power * 10 }
      if most >= UInt128(size.magnitude) {
        (unit, name) = (size, (step.english, step.spanish))
        break
      }
    }
    // As few digits after the point as every tick needs.
    var digits = 0
    var factor: Int128 = 1
    while scale.ticks.contains(where: { $0 * factor % unit != 0 }) {
      digits += 1
      factor *= 10
    }
    let ticks = scale.ticks.map { Self.grouped($0 * factor / unit, digits: digits) }
    return (name.map { language.either("\(sign) \($0.english)", "\($0.spanish) \(sign)") } ?? sign, ticks)
  }
}
