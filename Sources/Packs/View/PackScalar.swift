import BusinessCalendar
import Programme

/// One value that a template prints, before it is put in words.
enum PackScalar: Sendable, Hashable {
  case text(String)
  case number(DecimalNumber)
  /// A share in percent: 12.5 is 12.5%.
  case percent(DecimalNumber)
  case money(Money)
  case date(CivilDate)
  case status(PackStatus)
  /// Values in order of time, for a sparkline; nil where one is missing.
  case series([DecimalNumber?])

  /// What sort of value it is, which decides what filters take it.
  enum Kind: String, Sendable, Hashable, CaseIterable {
    case text, number, percent, money, date, status, series
  }

  /// The sort of value.
  var kind: Kind {
    switch self {
    case .text: .text
    case .number: .number
    case .percent: .percent
    case .money: .money
    case .date: .date
    case .status: .status
    case .series: .series
    }
  }
}
