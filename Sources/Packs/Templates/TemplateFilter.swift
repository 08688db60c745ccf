/// What a tag does with its value before it is printed: `{{allocated | money whole}}`.
///
/// Every value has a form of its own without a filter, that of the pack's language.
enum TemplateFilter: Sendable, Hashable {
  /// `money`, `money code`, `money symbol`, `money whole`.
  case money(MoneyForm)
  /// `date`, `date long`, `date month`, `date iso`.
  case date(DateForm)
  /// `days`: with the word, `1 day`, `63 days`.
  case days
  /// `percent`, `percent 1`: with that many digits after the point.
  case percent(digits: Int?)
  /// `number`, `number 2`.
  case number(digits: Int?)
  /// `status`, `status code`: the word, or the one that never changes.
  case status(isCode: Bool)
  /// `bar`, `bar 20`: a share of 100 as that many blocks, with the number.
  case bar(width: Int)
  /// `sparkline`: values in order of time, the least the lowest.
  case sparkline
  /// `cell`, `cell 80`: for a cell of a table wherever the tag stands, cut to that many characters with an ellipsis.
  case cell(limit: Int?)
  /// `default "not stated"`: the template's own words where there is no value.
  case fallback(String)

  enum MoneyForm: String, Sendable, CaseIterable { case local, code, symbol, whole }
  enum DateForm: String, Sendable, CaseIterable { case local, long, month, iso }

  /// The names of all filters.
  static let names = [
    "bar", "cell", "date", "days", "default", "money", "number", "percent", "sparkline", "status",
  ]

  /// The sorts of values that it takes.
  var takes: Set<PackScalar.Kind> {
    switch self {
    case .money: [.money]
    case .date: [.date]
    case .days: [.number]
    case .percent: [.percent, .number]
    case .number: [.number, .percent]
    case .status: [.status]
    case .bar: [.percent, .number]
    case .sparkline: [.series]
    case .cell, .fallback: Set(PackScalar.Kind.allCases)
    }
  }

  /// The sort of value that it gives for one that it takes.
  func gives(for kind: PackScalar.Kind) -> PackScalar.Kind {
    if case .fallback = self { kind } else { .text }
  }

  /// Why a filter was not read.
  struct Problem: Error {
    let message: String
    /// Whether its name is unknown, rather than what follows it wrong.
    let isName: Bool
  }

  /// A filter by its name and what follows it.
  init(name: String, _ arguments: [Argument]) throws(Problem) {
    func reject(_ expected: String) -> Problem {
      let given = arguments.map(\.shown).joined(separator: " ")
      return Problem(
        message: arguments.isEmpty
          ? "filter '\(name)' needs \(expected)" : "filter '\(name)' takes \(expected), not \(given)",
        isName: false)
    }
    let only = arguments.count == 1 ? arguments[0] : nil
    guard arguments.count <= 1 else { throw reject("one word at most") }
    switch name {
    case "money":
      guard let form = Self.form(only, of: MoneyForm.self, else: .local) else {
        throw reject("'code', 'symbol', 'whole' or nothing")
      }
      self = .money(form)
    case "date":
      guard let form = Self.form(only, of: DateForm.self, else: .local) else {
        throw reject("'long', 'month', 'iso' or nothing")
      }
      self = .date(form)
    case "days":
      guard only == nil else { throw reject("nothing") }
      self = .days
    case "percent", "number":
      let digits = only.map { $0.number(in: 0...6) }
      if case .some(.none) = digits { throw reject("0 to 6 digits or nothing") }
      self = name == "percent" ? .percent(digits: digits ?? nil) : .number(digits: digits ?? nil)
    case "status":
      guard only == nil || only == .word("code") else { throw reject("'code' or nothing") }
      self = .status(isCode: only != nil)
    case "bar":
      guard let width = only.map({ $0.number(in: 1...40) }) ?? 10 else {
        throw reject("a width from 1 to 40 or nothing")
      }
      self = .bar(width: width)
    case "sparkline":
      guard only == nil else { throw reject("nothing") }
      self = .sparkline
    case "cell":
      let limit = only.map { $0.number(in: 1...10_000) }
      if case .some(.none) = limit { throw reject("1 to 10000 characters or nothing") }
      self = .cell(limit: limit ?? nil)
    case "default":
      guard case .quoted(let words)? = only else { throw reject("words in double quotes") }
      self = .fallback(words)
    default:
      throw Problem(message: "there is no filter '\(name)'", isName: true)
    }
  }

  /// What follows a filter's name.
  enum Argument: Hashable {
    case word(String)
    case quoted(String)

    var shown: String {
      switch self {
      case .word(let word): "'\(word)'"
      case .quoted(let words): "\"\(words)\""
      }
    }

    func number(in range: ClosedRange<Int>) -> Int? {
      guard case .word(let word) = self, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(word), range.contains(number)
      else { return nil }
      return number
    }
  }

  private static func form<Form: RawRepresentable<String>>(
    _ argument: Argument?, of type: Form.Type, else local: Form
  ) -> Form? {
    guard let argument else { return local }
    guard case .word(let word) = argument, word != local.rawValue else { return nil }
    return Form(rawValue: word)
  }
}
