import BusinessCalendar
import Programme

extension Term {
  /// How many contract years it has; the last may be a broken one.
  var contractYears: Int {
    if let months = length.months { return (months + 11) / 12 }
    var years = max(1, span.last.year - span.first.year)
    while span.first.adding(months: 12 * years) <= span.last { years += 1 }
    return years
  }
}

extension DateSpan {
  /// As an agreement would write it: a day, a month, or first and last day.
  var asWritten: String {
    if first == last { return first.description }
    let (year, month, day) = first.parts
    if day == 1, last.isEndOfMonth, last.year == year, last.month == month {
      return String(first.description.prefix(7))
    }
    return inWords
  }

  /// `2023-07-01 to 2026-06-30`.
  var inWords: String { "\(first) to \(last)" }
}
