import BusinessCalendar
import Diagnostics
import Programme

/// A type that one scalar of a file can hold.
protocol ScalarValue {
  /// The value that a text says; nil where it says none.
  static func read(_ text: String) -> Self?
  /// Its kind of diagnostic.
  static var diagnosticCode: DiagnosticCode { get }
  /// What was expected, with examples: `a date, such as 2025-03-31`.
  static var expectation: String { get }
  /// A text near to `text` that says something.
  static func suggestion(for text: String) -> String?
}

extension ScalarValue {
  static func suggestion(for text: String) -> String? { nil }
}

extension DecodingRun {
  /// The value that a text says; where it says none, that is reported.
  func read<Value: ScalarValue>(_ text: String, as type: Value.Type, at span: SourceSpan) -> Value? {
    if let value = Value.read(text) { return value }
    let noun = Value.expectation.split(separator: ",").first.map(String.init) ?? ""
    let shown = text.count > 60 ? text.prefix(60) + "…" : text[...]
    let ending =
      Value.suggestion(for: text).map { "; did you mean '\($0)'?" } ?? "; write \(Value.expectation)"
    report(Value.diagnosticCode, "'\(shown)' is not \(noun)\(ending)", at: span)
    return nil
  }
}

extension CivilDate: ScalarValue {
  static func read(_ text: String) -> CivilDate? { CivilDate(iso: text) }
  static var diagnosticCode: DiagnosticCode { .valueDate }
  static var expectation: String { "a date, such as 2025-03-31" }
}

extension DateSpan: ScalarValue {
  /// A span `2025-12-01/2025-12-05`, a day, or a month `2025-01` for all its days.
  static func read(_ text: String) -> DateSpan? {
    if let day = CivilDate(iso: text) { return DateSpan(day) }
    if let first = CivilDate(iso: text + "-01") {
      return DateSpan(first, first.adding(months: 1).adding(days: -1))
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = CivilDate(iso: parts[0]), let last = CivilDate(iso: parts[1]) else {
      return nil
    }
    return DateSpan(first, last)
  }
  static var diagnosticCode: DiagnosticCode { .valueDate }
  static var expectation: String { "a span of days, such as 2025-12-01/2025-12-05, 2025-12-01 or 2025-12" }
}

extension Blackout.Days: ScalarValue {
  static func read(_ text: String) -> Blackout.Days? {
    guard text.hasPrefix("yearly ") else { return DateSpan.read(text).map { .once($0) } }
    let parts = text.dropFirst("yearly ".count).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let from = MonthDay(iso: parts[0]), let to = MonthDay(iso: parts[1]) else {
      return nil
    }
    return .yearly(from: from, to: to)
  }
  static var diagnosticCode: DiagnosticCode { .valueDate }
  static var expectation: String { "a span of days, such as 2025-12-01/2025-12-05, or yearly 12-22/01-05" }
}

extension MonthDay: ScalarValue {
  static func read(_ text: String) -> MonthDay? { MonthDay(iso: text) }
  static var diagnosticCode: DiagnosticCode { .valueDate }
  static var expectation: String { "a day of the year, such as 04-01" }
}

extension LocalTime: ScalarValue {
  static func read(_ text: String) -> LocalTime? { LocalTime(iso: text) }
  static var diagnosticCode: DiagnosticCode { .valueDate }
  static var expectation: String { "a time of day, such as \"09:30\"" }
}

extension WorkingHours: ScalarValue {
  static func read(_ text: String) -> WorkingHours? { WorkingHours(text) }
  static var diagnosticCode: DiagnosticCode { .valueDate }
  static var expectation: String { "a span of hours, such as \"09:00-18:00\"" }
}

extension Zone: ScalarValue {
  static func read(_ text: String) -> Zone? { Zone(text) }
  static var diagnosticCode: DiagnosticCode { .valueZone }
  static var expectation: String { "a time zone, by its name in the IANA database, such as America/Lima" }
  static func suggestion(for text: String) -> String? { Suggestion.nearest(to: text, in: Zone.allNames) }
}

extension Tenor: ScalarValue {
  static func read(_ text: String) -> Tenor? { Tenor(text) }
  static var diagnosticCode: DiagnosticCode { .valueWord }
  static var expectation: String { "a length of time, such as 2 weeks, month, quarter, 6 months or 3 years" }
  static func suggestion(for text: String) -> String? {
    WordwiseSuggestion.nearest(
      to: text,
      in: [
        "day", "days", "week", "weeks", "fortnight", "month", "months", "quarter", "quarters", "half-year",
        "year", "years",
      ],
      isValid: { Tenor($0) != nil })
  }
}

extension DayRule: ScalarValue {
  static func read(_ text: String) -> DayRule? { DayRule(text) }
  static var diagnosticCode: DiagnosticCode { .scheduleDay }
  static var expectation: String {
    "a day rule, such as 3rd tuesday, last friday of month 2, day 15 or business-day -3"
  }
  static func suggestion(for text: String) -> String? {
    let words =
      Weekday.allCases.map(\.rawValue) + [
        "1st", "2nd", "3rd", "4th", "last", "day", "business-day", "of", "month",
      ]
    return WordwiseSuggestion.nearest(to: text, in: words, isValid: { DayRule($0) != nil })
  }
}

extension Window: ScalarValue {
  static func read(_ text: String) -> Window? { Window(text) }
  static var diagnosticCode: DiagnosticCode { .scheduleWindow }
  static var expectation: String { "a window, such as business-day 8..25, business-day -10..-1 or day 1..10" }
  static func suggestion(for text: String) -> String? {
    WordwiseSuggestion.nearest(to: text, in: ["business-day", "day"], isValid: { Window($0) != nil })
  }
}

extension DeadlineRule: ScalarValue {
  static func read(_ text: String) -> DeadlineRule? { DeadlineRule(text) }
  static var diagnosticCode: DiagnosticCode { .valueWord }
  static var expectation: String { "a deadline, such as 14 days before start or 30 days after end" }
}

extension Currency: ScalarValue {
  static func read(_ text: String) -> Currency? { Currency(text) }
  static var diagnosticCode: DiagnosticCode { .valueMoney }
  static var expectation: String { "a currency, by its ISO 4217 code, such as PEN" }
  static func suggestion(for text: String) -> String? {
    let code = text.uppercased()
    return Currency.codes.contains(code) ? code : nil
  }
}

extension Money: ScalarValue {
  /// `17500 PEN`, `17500.50 PEN`; never negative, because no amount of an agreement is.
  static func read(_ text: String) -> Money? {
    let words = text.split(separator: " ")
    guard words.count == 2, let currency = Currency(words[1]), let number = DecimalNumber(words[0]),
      let money = Money(number, currency), money.minorUnits >= 0
    else { return nil }
    return money
  }
  static var diagnosticCode: DiagnosticCode { .valueMoney }
  static var expectation: String { "an amount of money, such as 17500 PEN or 17500.50 PEN" }
}

/// A share in percent, `8%` or `99.95 %`, from 0 to 100.
struct Percentage: ScalarValue {
  let number: DecimalNumber

  static func read(_ text: String) -> Percentage? {
    guard text.hasSuffix("%") else { return nil }
    let digits = text.dropLast()
    guard let number = DecimalNumber(digits.hasSuffix(" ") ? digits.dropLast() : digits),
      number.mantissa >= 0, number <= DecimalNumber(mantissa: 100)
    else { return nil }
    return Percentage(number: number)
  }
  static var diagnosticCode: DiagnosticCode { .valueNumber }
  static var expectation: String { "a percentage from 0% to 100%, such as 8%" }
}

/// A whole number of people or things, 0 to 1,000,000.
struct Count: ScalarValue {
  let value: Int

  static func read(_ text: String) -> Count? {
    guard let value = Int(text), (0...1_000_000).contains(value) else { return nil }
    return Count(value: value)
  }
  static var diagnosticCode: DiagnosticCode { .valueNumber }
  static var expectation: String { "a whole number, from 0 to 1000000" }
}

extension DecimalNumber: ScalarValue {
  static func read(_ text: String) -> DecimalNumber? { DecimalNumber(text) }
  static var diagnosticCode: DiagnosticCode { .valueNumber }
  static var expectation: String { "a number, such as 99.95" }
}

extension Metric.Value: ScalarValue {
  static func read(_ text: String) -> Metric.Value? {
    if let money = Money.read(text) { return .money(money) }
    return DecimalNumber(text).map { .number($0) }
  }
  static var diagnosticCode: DiagnosticCode { .valueNumber }
  static var expectation: String { "a value, such as 25, 99.95 or 180000 PEN" }
}

extension Metric.Target: ScalarValue {
  /// `75`, `">= 99.99"`, `"<= 4"`; a bare value is to be reached.
  static func read(_ text: String) -> Metric.Target? {
    for direction in [Direction.atLeast, .atMost, .above, .below] where text.hasPrefix(direction.rawValue) {
      let rest = text.dropFirst(direction.rawValue.count).drop { $0 == " " }
      return Metric.Value.read(String(rest)).map { Metric.Target(direction: direction, value: $0) }
    }
    return Metric.Value.read(text).map { Metric.Target(direction: .atLeast, value: $0) }
  }
  static var diagnosticCode: DiagnosticCode { .valueNumber }
  static var expectation: String { "a target, such as 75, \">= 99.99\", \"<= 4\" or 500000 PEN" }
}

extension Metric.Amber: ScalarValue {
  /// `99.95` from a value on, `10%` so much beside what is asked.
  static func read(_ text: String) -> Metric.Amber? {
    if let share = Percentage.read(text) { return .tolerance(share.number) }
    return DecimalNumber(text).map { .value($0) }
  }
  static var diagnosticCode: DiagnosticCode { .valueNumber }
  static var expectation: String { "a threshold, such as 99.95 or 10%" }
}

/// A length of a meeting, 1 minute to 24 hours.
struct MeetingLength: ScalarValue {
  let minutes: Int

  static func read(_ text: String) -> MeetingLength? {
    let words = text.lowercased().split(separator: " ")
    guard words.count == 2, let number = Int(words[0]), (1...1440).contains(number) else { return nil }
    let minutes: Int
    switch words[1] {
    case "min", "mins", "minute", "minutes": minutes = number
    case "h", "hour", "hours": minutes = number * 60
    default: return nil
    }
    return minutes <= 1440 ? MeetingLength(minutes: minutes) : nil
  }
  static var diagnosticCode: DiagnosticCode { .valueNumber }
  static var expectation: String { "a length of a meeting, such as 75 min or 2 hours" }
}

/// A lag in open days, `8 business-days`.
struct BusinessDayLag: ScalarValue {
  let days: Int

  static func read(_ text: String) -> BusinessDayLag? {
    let words = text.lowercased().split(separator: " ")
    guard words.count == 2, let days = Int(words[0]), (0...400).contains(days),
      words[1] == "business-day" || words[1] == "business-days"
    else { return nil }
    return BusinessDayLag(days: days)
  }
  static var diagnosticCode: DiagnosticCode { .valueNumber }
  static var expectation: String { "a lag, such as 5 business-days" }
}

/// The least number of days between two occurrences, `10 days` or `2 weeks`.
struct Spacing: ScalarValue {
  let days: Int

  static func read(_ text: String) -> Spacing? {
    guard let days = Tenor(text)?.days, (1...400).contains(days) else { return nil }
    return Spacing(days: days)
  }
  static var diagnosticCode: DiagnosticCode { .valueNumber }
  static var expectation: String { "a spacing in days or weeks, such as 10 days or 2 weeks" }
}

extension RelativeDay: ScalarValue {
  static func read(_ text: String) -> RelativeDay? { RelativeDay(text) }
  static var diagnosticCode: DiagnosticCode { .scheduleDay }
  static var expectation: String {
    "a day relative to another series, such as 10 business-days before qbr or 3 days after qbr"
  }
  static func suggestion(for text: String) -> String? {
    let words = ["business-day", "business-days", "day", "days", "week", "weeks", "before", "after"]
    return WordwiseSuggestion.nearest(to: text, in: words, isValid: { RelativeDay($0) != nil })
  }
}

/// Yes or no, in any of YAML's words for it.
struct Flag: ScalarValue {
  let isSet: Bool

  static func read(_ text: String) -> Flag? {
    switch text.lowercased() {
    case "true", "yes", "on": Flag(isSet: true)
    case "false", "no", "off": Flag(isSet: false)
    default: nil
    }
  }
  static var diagnosticCode: DiagnosticCode { .valueWord }
  static var expectation: String { "true or false" }
}

/// Moves a meeting to: a date, or a date and a time.
struct MoveTarget: ScalarValue {
  let date: CivilDate
  let time: LocalTime?

  static func read(_ text: String) -> MoveTarget? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count <= 2, let date = parts.first.flatMap({ CivilDate(iso: $0) }) else { return nil }
    guard parts.count == 2 else { return MoveTarget(date: date, time: nil) }
    guard let time = LocalTime(iso: parts[1]) else { return nil }
    return MoveTarget(date: date, time: time)
  }
  static var diagnosticCode: DiagnosticCode { .valueDate }
  static var expectation: String { "a date or a time on one, such as 2025-01-28 or 2025-01-28T10:00" }
}

/// One word of a fixed list.
protocol WordValue: ScalarValue, CaseIterable, RawRepresentable where RawValue == String {
  static var noun: String { get }
}

extension WordValue {
  static func read(_ text: String) -> Self? { Self(rawValue: text) }
  static var diagnosticCode: DiagnosticCode { .valueWord }
  static var expectation: String {
    "\(noun), one of \(Self.allCases.map(\.rawValue).joined(separator: ", "))"
  }
  static func suggestion(for text: String) -> String? {
    Suggestion.nearest(to: text, in: Self.allCases.map(\.rawValue))
  }
}

extension BusinessDayConvention: WordValue {
  static var noun: String { "a business-day convention" }
}
extension Series.Anchor: WordValue {
  static var noun: String { "an anchor" }
}
extension Metric.Period: WordValue {
  static var noun: String { "a period" }
}
extension Commitment.DiscountBasis: WordValue {
  static var noun: String { "a discount basis" }
}
extension SharedResponsibility.Share: WordValue {
  static var noun: String { "a share" }
}
extension Workspace.Language: WordValue {
  static var noun: String { "a language" }
}

extension ImportMapping.DateOrder: WordValue {
  static var noun: String { "an order of dates" }
}
