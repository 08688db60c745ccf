public import BusinessCalendar
public import Programme

/// Dates, numbers and money in the words of a pack's language, never the system's.
///
/// The forms are those of CLDR 45 for en-GB and es-PE: `28 January 2025` and `28 de enero de 2025`, a point for decimals
/// and commas for thousands in both, `PEN 1,234,567.50` and `S/ 1,234,567.50` with a no-break space.
public struct PackFormat: Sendable {
  let language: Workspace.Language

  /// The forms of a language.
  public init(language: Workspace.Language) { self.language = language }

  // MARK: Numbers

  /// `1,234,567.50`, `-880,000`.
  public func number(_ number: DecimalNumber) -> String {
    let parts = number.description.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts[0].drop { $0 == "-" }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    let sign = number.mantissa < 0 ? "-" : ""
    return sign + grouped + (parts.count > 1 ? "." + parts[1] : "")
  }

  /// `3,800`.
  public func number(_ number: Int) -> String { self.number(DecimalNumber(mantissa: number)) }

  /// `12.5%`.
  public func percent(_ number: DecimalNumber) -> String { self.number(number) + "%" }

  /// `PEN 1,234,567.50`; in Peru `S/ 1,234,567.50`.
  public func money(_ money: Money) -> String {
    self.money(
      money, as: code(of: money.currency), space: language == .spanishPE ? "\u{A0}" : " ")
  }

  /// As ``money(_:)``, with that sign of the currency.
  func money(_ money: Money, as code: String, space: String) -> String {
    let digits = number(money.number).drop { $0 == "-" }
    return "\(money.minorUnits < 0 ? "-" : "")\(code)\(space)\(digits)"
  }

  /// What stands before an amount: `PEN `; in Peru `S/` and a no-break space.
  func prefix(of currency: Currency) -> String {
    code(of: currency) + (language == .spanishPE ? "\u{A0}" : " ")
  }

  private func code(of currency: Currency) -> String {
    language == .spanishPE && currency.code == "PEN" ? "S/" : currency.code
  }

  /// A metric's value in its unit: `99.99%`, `4 hours`, `152 subscribers`, `25`.
  public func value(_ value: Metric.Value, unit: String) -> String {
    switch value {
    case .money(let money): self.money(money)
    case .number(let number): self.number(number) + suffix(unit, number, isDifference: false)
    }
  }

  /// A difference with its sign: `-50`, `+0.02 pp` between percentages.
  public func difference(_ value: Metric.Value, unit: String) -> String {
    let sign = value.number.mantissa > 0 ? "+" : ""
    switch value {
    case .money(let money): return sign + self.money(money)
    case .number(let number): return sign + self.number(number) + suffix(unit, number, isDifference: true)
    }
  }

  private func suffix(_ unit: String, _ number: DecimalNumber, isDifference: Bool) -> String {
    switch unit {
    case "count", "": ""
    case "percent": isDifference ? " pp" : "%"
    case "hours": " " + words.hours(number == DecimalNumber(mantissa: 1))
    default: " " + unit
    }
  }

  /// `at least 99.99%`.
  public func target(_ target: Metric.Target, unit: String) -> String {
    words.direction(target.direction) + " " + value(target.value, unit: unit)
  }

  // MARK: Dates

  /// `28 January 2025`; `28 de enero de 2025`.
  public func date(_ date: CivilDate) -> String {
    let (year, month, day) = date.parts
    switch language {
    case .englishGB: return "\(day) \(words.months[month - 1]) \(year)"
    case .spanishPE: return "\(day) de \(words.months[month - 1]) de \(year)"
    }
  }

  /// `Tuesday, 28 January 2025`.
  public func longDate(_ date: CivilDate) -> String {
    "\(words.weekdays[date.weekday.isoNumber - 1]), \(self.date(date))"
  }

  /// `January 2025`; `enero de 2025`.
  func month(_ date: CivilDate) -> String {
    let (year, month, _) = date.parts
    return language == .englishGB
      ? "\(words.months[month - 1]) \(year)" : "\(words.months[month - 1]) de \(year)"
  }

  /// `January 2025` for all days of a month, else both ends.
  public func span(_ span: DateSpan) -> String {
    if span.first.parts.day == 1, span.last.isEndOfMonth,
      span.first.adding(months: 1).adding(days: -1) == span.last
    {
      return month(span.first)
    }
    return "\(date(span.first)) \(words.to) \(date(span.last))"
  }

  /// `28 January 2025`, or both ends of more than a day.
  public func days(_ span: DateSpan) -> String {
    span.first == span.last ? date(span.first) : "\(date(span.first)) \(words.to) \(date(span.last))"
  }

  /// `Tuesday, 28 January 2025, 10:00 (America/Lima, UTC−05:00)`.
  public func moment(_ instant: ZonedInstant, in zone: Zone) -> String {
    "\(longDate(instant.date)), \(clock(instant.minutesOfDay)) (\(zone.name), \(offset(instant.offset)))"
  }

  /// `10:00`; in Peru `10:00 a. m.`.
  public func clock(_ minutesOfDay: Int) -> String {
    let (hour, minute) = (minutesOfDay / 60, Self.twoDigits(minutesOfDay % 60))
    switch language {
    case .englishGB: return "\(Self.twoDigits(hour)):\(minute)"
    case .spanishPE: return "\((hour + 11) % 12 + 1):\(minute) \(hour < 12 ? "a. m." : "p. m.")"
    }
  }

  /// `UTC−05:00`, with the minus sign of U+2212.
  public func offset(_ seconds: Int) -> String {
    let minutes = abs(seconds) / 60
    return
      "UTC\(seconds < 0 ? "\u{2212}" : "+")\(Self.twoDigits(minutes / 60)):\(Self.twoDigits(minutes % 60))"
  }

  /// `3 years`; `3 años`.
  func tenor(_ tenor: Tenor) -> String { "\(tenor.count) \(words.unit(tenor.unit, isOne: tenor.count == 1))" }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  var words: PackWords { PackWords(language: language) }
}
