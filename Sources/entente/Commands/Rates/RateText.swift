import BusinessCalendar
import Diagnostics
import Interchange
import Programme
import Rates

/// Exchange rates as people and files write them.
enum RateText {
  static let columns = [
    CSVColumn("date"), CSVColumn("from"), CSVColumn("to"), CSVColumn("rate"), CSVColumn("source"),
  ]

  struct Problem: Error {
    /// Which of ``columns`` is wrong.
    let column: Int
    let reason: String
  }

  /// A row of a file.
  static func read(_ record: CSVRecord) throws -> ExchangeRate {
    var cells: [String] = []
    var problems: [FileProblem] = []
    for (index, column) in columns.enumerated() {
      guard let text = try record.text(index) else {
        problems.append(FileProblem(record.place(index), "the column '\(column.name)' is empty"))
        continue
      }
      cells.append(text)
    }
    guard cells.count == columns.count else { throw FileProblems(problems) }
    guard let date = CivilDate(iso: cells[0]) else {
      throw FileProblem(record.place(0), "'\(cells[0])' is no date; write 2025-03-31")
    }
    switch read(from: cells[1], to: cells[2], number: cells[3], date: date, source: cells[4]) {
    case .success(let rate): return rate
    case .failure(let problem): throw FileProblem(record.place(problem.column), problem.reason)
    }
  }

  static func read(
    from: String, to: String, number text: String, date: CivilDate, source: String
  ) -> Result<ExchangeRate, Problem> {
    func currency(_ code: String, _ column: Int) -> Result<Currency, Problem> {
      Currency(code.uppercased()).map { .success($0) }
        ?? .failure(
          Problem(
            column: column,
            reason:
              "'\(code)' is no currency of ISO 4217\(Suggestion.ending(for: code.uppercased(), in: Currency.codes.sorted()))"
          ))
    }
    return currency(from, 1).flatMap { from in
      currency(to, 2).flatMap { to in
        guard from != to else {
          return .failure(Problem(column: 2, reason: "a currency has no rate to itself"))
        }
        guard !source.isEmpty else { return .failure(Problem(column: 4, reason: "say who states the rate")) }
        guard let number = DecimalNumber(text),
          let rate = ExchangeRate(from: from, to: to, number: number, date: date, source: source)
        else {
          return .failure(
            Problem(
              column: 3,
              reason: "'\(text)' is no rate; write a number above zero, 3.751, with at most 12 decimals"))
        }
        return .success(rate)
      }
    }
  }
}
