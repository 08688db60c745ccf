import BusinessCalendar
import Diagnostics

/// The answer to a date expression as a person reads it, and as scripts do.
struct DateText {
  let verb: String
  let words: [String]
  let expression: DateExpression
  let answer: DateAnswer

  /// The date alone, `open` or what closes the day; holidays as a table.
  var text: String {
    if case .holidays(let found) = answer, !found.isEmpty { return table.text }
    return TerminalText.visible(answer.description) + "\n"
  }

  var table: Table {
    guard case .holidays(let found) = answer else {
      var table = Table(columns: [.init("expression"), .init("answer")])
      table.rows = [[spoken, answer.description]]
      return table
    }
    var table = Table(columns: ["date", "weekday", "centre", "name", "category"].map { .init($0) })
    table.rows = found.map {
      [
        $0.holiday.date.description, $0.holiday.date.weekday.rawValue, $0.centre, $0.holiday.name,
        $0.holiday.category,
      ]
    }
    return table
  }

  var json: JSONValue {
    let asked: [(String, JSONValue)] = [
      ("expression", .string(spoken)), ("centres", .array(expression.centres.map { .string($0) })),
    ]
    switch answer {
    case .date(let date): return .object(asked + [("date", .string(date.description))])
    case .day(let closures):
      return .object(
        asked + [
          ("open", .bool(closures.isEmpty)),
          ("closures", .array(closures.map { .string($0.description) })),
        ])
    case .holidays(let found):
      return .array(
        found.map {
          .object([
            ("date", .string($0.holiday.date.description)), ("centre", .string($0.centre)),
            ("name", .string($0.holiday.name)), ("category", .string($0.holiday.category)),
          ])
        })
    }
  }

  private var spoken: String { ([verb] + words).joined(separator: " ") }
}
