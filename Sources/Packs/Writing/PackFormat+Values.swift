import BusinessCalendar
import Programme

extension PackFormat {
  /// A value in the pack's language, as it is without a filter.
  func text(_ value: PackScalar) -> String {
    switch value {
    case .text(let text): text
    case .number(let number): self.number(number)
    case .percent(let share): percent(share)
    case .money(let money): self.money(money)
    case .date(let date): self.date(date)
    case .status(let status): words.status(status)
    case .series(let values): Self.sparkline(values)
    }
  }

  /// A value in the form that a filter gives it; as it is where the filter does not take it, which the checker tells.
  func apply(_ filter: TemplateFilter, to value: PackScalar) -> String {
    switch (filter, value) {
    case (.money(let form), .money(let money)): text(money, form)
    case (.date(let form), .date(let date)): text(date, form)
    case (.days, .number(let count)):
      number(count) + " " + words.unit(.day, isOne: count == DecimalNumber(mantissa: 1))
    case (.percent(let digits), .percent(let number)), (.percent(let digits), .number(let number)):
      percent(Self.rounded(number, digits))
    case (.number(let digits), .percent(let number)), (.number(let digits), .number(let number)):
      self.number(Self.rounded(number, digits))
    case (.status(let isCode), .status(let status)): isCode ? status.rawValue : words.status(status)
    case (.bar(let width), .percent(let share)), (.bar(let width), .number(let share)):
      Self.bar(share, width: width) + " " + percent(share)
    case (.cell(let limit), let value): Self.cut(text(value), to: limit)
    default: text(value)
    }
  }

  private func text(_ money: Money, _ form: TemplateFilter.MoneyForm) -> String {
    switch form {
    case .local: self.money(money)
    case .code: self.money(money, as: money.currency.code, space: language == .spanishPE ? "\u{A0}" : " ")
    case .symbol: self.money(money, as: Self.symbol(of: money.currency), space: "\u{A0}")
    case .whole: whole(money)
    }
  }

  /// Without the minor unit, rounded half away from zero.
  private func whole(_ money: Money) -> String {
    let number = Self.rounded(money.number, 0)
    let digits = self.number(number).drop { $0 == "-" }
    return (number.mantissa < 0 ? "-" : "") + prefix(of: money.currency) + digits
  }

  private func text(_ date: CivilDate, _ form: TemplateFilter.DateForm) -> String {
    switch form {
    case .local: self.date(date)
    case .long: longDate(date)
    case .month: month(date)
    case .iso: date.description
    }
  }

  private static func symbol(of currency: Currency) -> String {
    switch currency.code {
    case "PEN": "S/"
    case "USD": "US$"
    case "EUR": "€"
    case "GBP": "£"
    default: currency.code
    }
  }

  private static func rounded(_ number: DecimalNumber, _ digits: Int?) -> DecimalNumber {
    guard let digits else { return number }
    return number.divided(by: DecimalNumber(mantissa: 1), digits: digits) ?? number
  }

  private static func cut(_ text: String, to limit: Int?) -> String {
    guard let limit, text.count > limit else { return text }
    return text.prefix(max(0, limit - 1)) + "…"
  }

  // MARK: Pictures of text

  /// Blocks for a share of 100, rounded half up; below nothing and above all are brought within.
  static func bar(_ share: DecimalNumber, width: Int) -> String {
    var scale: Int128 = 100
    for _ in 0..<share.scale { scale *= 10 }
    let filled = (Int128(share.mantissa) * Int128(width) * 2 + scale) / (scale * 2)
    let count = Int(min(max(filled, 0), Int128(width)))
    return String(repeating: "█", count: count) + String(repeating: "░", count: width - count)
  }

  /// A block for each value, the least the lowest and the greatest the highest; a dot where one is missing.
  static func sparkline(_ values: [DecimalNumber?]) -> String {
    let blocks = Array("▁▂▃▄▅▆▇█")
    let scale = values.compactMap { $0?.scale }.max() ?? 0
    let levels = values.map { value in
      value.map { number in
        (number.scale..<max(scale, number.scale)).reduce(Int128(number.mantissa)) { level, _ in level * 10 }
      }
    }
    guard let least = levels.compactMap({ $0 }).min(), let greatest = levels.compactMap({ $0 }).max() else {
      return ""
    }
    return String(
      levels.map { level in
        guard let level else { return "·" }
        guard greatest > least else { return blocks[3] }
        return blocks[Int((level - least) * Int128(blocks.count - 1) / (greatest - least))]
      })
  }
}
