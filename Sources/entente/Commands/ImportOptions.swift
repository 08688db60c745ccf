import ArgumentParser
import Diagnostics
import Foundation
import Interchange
import Journal
import Programme

/// What every command takes that imports a file of another system.
struct ImportOptions: ParsableArguments {
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var actor: ActorOptions

  @Option(help: "The programme, where several could be meant.")
  var programme: String?

  @Option(
    help: ArgumentHelp(
      "The heading of a column in the file, where it has another name; may be repeated.",
      valueName: "column=heading"))
  var map: [String] = []

  @Option(help: "A mapping of columns that the workspace names under imports.")
  var mapping: String?

  @Flag(name: .customLong("dry-run"), help: "Say what would be recorded, and record nothing.")
  var isRehearsal = false

  @Flag(name: .customLong("skip-errors"), help: "Record the good rows although others are in error.")
  var skipsErrors = false

  @Argument(help: "The file.")
  var file: String

  func validate() throws {
    for pair in map where !pair.dropFirst().contains("=") {
      throw ValidationError("'\(pair)' is no mapping; write column=heading")
    }
  }

  /// The programme that is meant.
  func ledger() throws -> ProgrammeLedger { try ProgrammeLedger.one(workspace, programme: programme) }

  /// The headings of the columns that the user names otherwise.
  ///
  /// - Parameters:
  ///   - columns: All that the importer knows.
  ///   - mappings: Those of the workspace.
  func headings(_ columns: [CSVColumn], _ mappings: [String: ImportMapping]) throws -> [String: String] {
    try mapping(of: columns, in: mappings).columns
  }

  /// The workspace's mapping that the user names, with the headings of the command line over its own.
  func mapping(of columns: [CSVColumn], in mappings: [String: ImportMapping]) throws -> ImportMapping {
    var headings: [String: String] = [:]
    var named = ImportMapping.plain
    if let mapping {
      guard let known = mappings[mapping] else {
        throw ValidationError(
          "the workspace has no mapping '\(mapping)' under imports\(Suggestion.ending(for: mapping, in: mappings.keys.sorted()))"
        )
      }
      named = known
      headings = known.columns
    }
    for pair in map {
      let parts = pair.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { headings[String(parts[0])] = String(parts[1]) }
    }
    let known = columns.map(\.name)
    for name in headings.keys.sorted() where !known.contains(name) {
      throw ValidationError(
        "this import knows no column '\(name)'\(Suggestion.ending(for: name, in: known)); it knows: \(known.joined(separator: ", "))"
      )
    }
    return ImportMapping(id: named.id, columns: headings, values: named.values, dates: named.dates)
  }

  /// The rows of the file.
  ///
  /// - Parameter take: Makes something of a row, or throws a ``FileProblem``, or ``FileProblems``.
  func readCSV<Row>(
    _ columns: [CSVColumn], headings: [String: String], _ take: (CSVRecord) throws -> Row?
  ) throws -> ImportedRows<Row> {
    var table = CSVTable(columns, headings: headings)
    var rows: [Row] = []
    func body(_ record: CSVRecord) throws { if let row = try take(record) { rows.append(row) } }
    try Unreadable.told {
      try InputFile.forEachPiece(at: file, shownAs: file) { try table.read($0, body) }
    }
    try table.finish(body)
    if table.isReadable, table.rows == 0 {
      table.tell(FileProblem(FilePlace(line: 1, column: nil), "there are no rows below the headings"))
    }
    return ImportedRows(rows: rows, problems: table.problems, furtherProblems: table.furtherProblems)
  }

  /// The whole file as JSON; a text that is none ends the command.
  func readJSON() throws -> JSONNode {
    let bytes = try Unreadable.told { try InputFile.bytes(at: file, shownAs: file).get() }
    do {
      if bytes.isEmpty { throw FileProblem(FilePlace(line: 1, column: nil), "the file is empty") }
      return try JSONReader.read(bytes)
    } catch let problem as FileProblem {
      throw Console.fail([diagnostic(problem)])
    }
  }

  /// A problem with its place in the file.
  func diagnostic(_ problem: FileProblem) -> Diagnostic {
    Diagnostic(
      .importRow, problem.reason,
      at: SourceLocation(
        file: SourceFile(path: file, text: ""), line: problem.place.line, column: problem.place.column ?? 0))
  }
}

/// What was read of a file.
struct ImportedRows<Row> {
  let rows: [Row]
  let problems: [FileProblem]
  let furtherProblems: Int
}
