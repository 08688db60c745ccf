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

  func run() throws {
    let files = try Unreadable.told { try WorkspaceFiles.read(options.workspace) }
    let ledger = RosterLedger(try options.ledger())
    let columns = RosterRow.Column.allCases.map { CSVColumn($0.rawValue, isNeeded: $0.isRequired) }
    let mapping = try options.mapping(of: columns, in: files.importMappings)
    let read = try options.readCSV(columns, headings: mapping.columns) {
      try ImportedCells<RosterRow.Column>($0, mapping, dates: [.issued, .expires], or: ["never"])
    }
    let proof = EvidenceReader(list: options.file)
    let day = date ?? .today
    try options.record(
      Roster.kinds, of: ledger.rules.programme, in: ledger.ledger.journal,
      ImportNoun(one: "credential", many: "credentials"), reading: (read.problems, read.furtherProblems)
    ) { events in
      let roster = Roster(ledger.rules, events: events)
      let found = RosterImport(
        read.rows.map { RosterRow($0.texts) }, roster, on: day, reason: reason, reference: reference,
        evidence: proof.read)
      var draft = ImportDraft(facts: found.facts)
      for (cells, outcome) in zip(read.rows, found.outcomes) {
        switch outcome {
        case .new: break
        case .known: draft.present += 1
        case .bad(let column, let message):
          draft.problems.append(
            FileProblem(cells.places[column] ?? FilePlace(line: 1, column: nil), message))
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
