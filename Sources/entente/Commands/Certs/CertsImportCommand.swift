import ArgumentParser
import BusinessCalendar
import Certifications
import Diagnostics
import Foundation
import Interchange
import Journal
import Programme

struct CertsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Records a roster from a CSV file.",
    discussion: """
      The columns are person, name, certification, credential, issued, expires and evidence, in any order; person, \
      certification and issued are needed. A certification is written by its id, its title, or a name of its 'known-as'. \
      Where no expiry stands, the programme's 'valid' gives it. Evidence is the path of a file, from the list's folder. \
      The same list once more records nothing; a later validity of a known credential is a renewal.

      Example:  entente certs import roster.csv --dry-run
                entente certs import lms.csv --map person="Employee ID" --map issued=Earned --complete
      """)

  @OptionGroup var options: ImportOptions

  @Flag(help: "The list names every holder of the certifications that stand in it.")
  var complete = false

  @Option(
    name: .customLong("on"),
    help: "The day of the list: for --complete, and for validities that it states anew; today unless given.")
  var date: CivilDate?

  @Option(help: "Why.")
  var reason: String?

  @Option(name: .customLong("ref"), help: "What the list is called elsewhere.")
  var reference: String?

  /// A row, and the place of each of its cells.
  private struct PlacedRow {
    let row: RosterRow
    let places: [RosterRow.Column: FilePlace]
  }

  func run() throws {
    let files = try Unreadable.told { try WorkspaceFiles.read(options.workspace) }
    let ledger = RosterLedger(try options.ledger())
    let columns = RosterRow.Column.allCases.map { CSVColumn($0.rawValue, isNeeded: $0.isRequired) }
    let mapping = try options.mapping(of: columns, in: files.importMappings)
    let read = try options.readCSV(columns, headings: mapping.columns) { try Self.row($0, mapping) }
    let proof = EvidenceReader(list: options.file)
    let day = date ?? .today
    try options.record(
      Roster.kinds, of: ledger.rules.programme, in: ledger.ledger.journal,
      ImportNoun(one: "credential", many: "credentials"), reading: (read.problems, read.furtherProblems)
    ) { events in
      let roster = Roster(ledger.rules, events: events)
      let found = RosterImport(
        read.rows.map(\.row), roster, on: day, reason: reason, reference: reference,
        evidence: proof.read)
      var draft = ImportDraft(facts: found.facts)
      for (placed, outcome) in zip(read.rows, found.outcomes) {
        switch outcome {
        case .new: break
        case .known: draft.present += 1
        case .bad(let column, let message):
          draft.problems.append(
            FileProblem(placed.places[column] ?? FilePlace(line: 1, column: nil), message))
        }
      }
      let isGood = read.problems.isEmpty && draft.problems.isEmpty || options.skipsErrors
      if complete, read.problems.isEmpty, draft.problems.isEmpty {
        draft.facts += found.completions(on: day, roster, reason: reason, reference: reference)
      }
      if isGood, !options.isRehearsal { try proof.files.keep(beside: ledger.ledger.journal) }
      return draft
    }
    if complete, options.skipsErrors, !read.problems.isEmpty {
      Console.say("A list with errors names not everybody: no roster was said to be complete.")
    }
  }

  private static func row(_ record: CSVRecord, _ mapping: ImportMapping) throws -> PlacedRow {
    var cells: [RosterRow.Column: String] = [:]
    var places: [RosterRow.Column: FilePlace] = [:]
    var problems: [FileProblem] = []
    for (index, column) in RosterRow.Column.allCases.enumerated() {
      places[column] = record.place(index)
      do throws(FileProblem) {
        guard let text = try record.text(index) else { continue }
        let meaning = mapping.values[column.rawValue]?[text] ?? text
        cells[column] = try column.isDate ? date(meaning, mapping, at: record.place(index)) : meaning
      } catch {
        problems.append(error)
      }
    }
    if !problems.isEmpty { throw FileProblems(problems) }
    return PlacedRow(row: RosterRow(cells), places: places)
  }

  /// A date in ISO 8601, or `never`.
  private static func date(_ text: String, _ mapping: ImportMapping, at place: FilePlace)
    throws(FileProblem) -> String
  {
    if text.lowercased() == "never" { return text }
    guard let date = ImportedDate.read(text, mapping.dates) else {
      throw FileProblem(
        place, "'\(text.prefix(40))' is not a date; \(ImportedDate.expectation(mapping.dates))")
    }
    return date.description
  }
}

extension RosterRow.Column {
  fileprivate var isDate: Bool { self == .issued || self == .expires }
}

/// Reads the files of evidence that a list names, each once.
private final class EvidenceReader {
  private(set) var files = EvidenceFiles()
  private var read: [String: Result<Evidence, RosterRefusal>] = [:]
  private let folder: URL

  init(list: String) { folder = URL(fileURLWithPath: list).deletingLastPathComponent() }

  func read(_ name: String) -> Result<Evidence, RosterRefusal> {
    if let known = read[name] { return known }
    let path = name.hasPrefix("/") ? name : folder.appending(path: name).path
    let result: Result<Evidence, RosterRefusal>
    do {
      let found = try EvidenceFiles.reading([path], as: "certificate")
      files.add(found)
      result = found.evidence.first.map { .success($0) } ?? .failure(RosterRefusal("'\(name)' is no file"))
    } catch let error as Unreadable {
      result = .failure(RosterRefusal(error.diagnostic.message))
    } catch {
      result = .failure(RosterRefusal("'\(name)' cannot be read"))
    }
    read[name] = result
    return result
  }
}
