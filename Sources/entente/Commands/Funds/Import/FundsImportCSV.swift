import ArgumentParser
import BusinessCalendar
import Diagnostics
import Funds
import Interchange
import Journal
import Programme
import ProgrammeFile

/// Imports a CSV file of steps.
struct FundsImportCSV {
  let options: ImportOptions
  let waiver: String?
  let ledger: ProgrammeLedger
  let mappings: [String: ImportMapping]

  private static let columns = FundImportRow.Column.allCases.map { column in
    CSVColumn(
      column.rawValue, or: column == .reference ? ["ref"] : [], isNeeded: column == .date || column == .step)
  }

  func run() throws {
    let mapping = try options.mapping(of: Self.columns, in: mappings)
    let read = try options.readCSV(Self.columns, headings: mapping.columns) { record in
      try Row(record, mapping)
    }
    let rules = FundLedger(ledger).rules
    try options.record(
      "fund.", of: ledger.programme.id, in: ledger.journal, ImportNoun(one: "step", many: "steps"),
      reading: (read.problems, read.furtherProblems)
    ) { events in
      var draft = ImportDraft()
      var book = FundImport(FundBook(rules, events: events))
      var copies: [String: Int] = [:]
      // In the order of the dates, as they happened; those of one day as the file has them.
      for (_, row) in read.rows.enumerated().sorted(by: {
        ($0.element.step.date, $0.offset) < ($1.element.step.date, $1.offset)
      }) {
        let copy = copies[row.step.content, default: 0]
        copies[row.step.content] = copy + 1
        let mark = ContentDigest.sha256(Array("\(copy)\u{1F}\(row.step.content)".utf8))
        do throws(FundImportRow.Problem) {
          try book.take(row.step, mark: mark, waiver: waiver, amount: FundAmount.read)
        } catch {
          draft.problems.append(FileProblem(row.place(error.column), error.reason))
        }
      }
      draft.facts = book.facts
      draft.present = book.present
      return draft
    }
  }

  /// A row with the places of its cells.
  private struct Row {
    let step: FundImportRow
    private let line: FilePlace
    private let places: [FundImportRow.Column: FilePlace]

    init(_ record: CSVRecord, _ mapping: ImportMapping) throws {
      var cells: [FundImportRow.Column: String] = [:]
      var places: [FundImportRow.Column: FilePlace] = [:]
      var problems: [FileProblem] = []
      for (index, column) in FundImportRow.Column.allCases.enumerated() {
        places[column] = record.place(index)
        guard let text = try record.text(index) else { continue }
        cells[column] = mapping.values[column.rawValue]?[text] ?? text
      }
      func problem(_ column: FundImportRow.Column, _ reason: String) {
        problems.append(
          FileProblem(places[column] ?? FilePlace(line: record.line, column: nil), reason))
      }
      func date(_ column: FundImportRow.Column) -> CivilDate? {
        guard let text = cells[column] else { return nil }
        guard let date = ImportedDate.read(text, mapping.dates) else {
          problem(column, "'\(text)' is no date; \(ImportedDate.expectation(mapping.dates))")
          return nil
        }
        cells[column] = date.description
        return date
      }
      let day = date(.date)
      if cells[.date] == nil { problem(.date, "the column 'date' is empty") }
      var step: FundImportRow.Step?
      if let text = cells[.step] {
        step = FundImportRow.Step(rawValue: text.lowercased().split(separator: " ").joined(separator: " "))
        if let step {
          cells[.step] = step.rawValue
        } else {
          let known = FundImportRow.Step.allCases.map(\.rawValue)
          problem(
            .step,
            "'\(text)' is no step of a fund\(Suggestion.ending(for: text.lowercased(), in: known)); say which one it is under imports: in entente.yaml"
          )
        }
      } else {
        problem(.step, "the column 'step' is empty")
      }
      let (from, until) = (date(.from), date(.until))
      let activity = from.flatMap { DateSpan($0, until ?? $0) }
      if from == nil, let until { problem(.from, "the activity ends on \(until) and has no first day") }
      if let from, activity == nil { problem(.until, "the activity ends before it begins, on \(from)") }
      guard problems.isEmpty, let day, let step else { throw FileProblems(problems) }
      self.step = FundImportRow(date: day, step: step, cells: cells, activity: activity)
      line = FilePlace(line: record.line, column: nil)
      self.places = places
    }

    func place(_ column: FundImportRow.Column?) -> FilePlace { column.flatMap { places[$0] } ?? line }
  }
}

/// Amounts as people and spreadsheets write them.
enum FundAmount {
  static func read(_ text: String, _ currency: Currency) throws(FundImportRow.Problem) -> Money {
    switch AmountText.read(text, in: currency) {
    case .success(let money): return money
    case .failure(let problem): throw FundImportRow.Problem(.amount, problem.description)
    }
  }
}
