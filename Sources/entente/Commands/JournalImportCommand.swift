import ArgumentParser
import Diagnostics
import Journal

struct JournalImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes over facts that 'journal export' wrote: all of them, or none.",
    discussion: """
      Facts that are there already are passed over, so that an import can be repeated. What does not continue the journal is \
      refused, with its line and the reason.

      Example:  entente journal import facts.jsonl --dry-run
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Argument(help: "The file to read.")
  var file: String

  @Flag(name: .customLong("dry-run"), help: "Say what would be done, and do nothing.")
  var isRehearsal = false

  func run() throws {
    let journal = try Unreadable.told { try WorkspaceFiles.read(workspace) }.journal
    let engine: any JournalEngine
    if isRehearsal {
      // A rehearsal makes no file.
      let existing = try journal.existing()
      engine = existing ?? MemoryJournal()
    } else {
      engine = try journal.open()
    }
    let result = try journal.told {
      try Unreadable.told { try JournalImport.run(into: engine, isRehearsal: isRehearsal, lines: lines) }
    }
    if !result.problems.isEmpty {
      Console.report(result.problems.map(diagnostic))
      if result.furtherProblems > 0 { Console.say("… and \(result.furtherProblems) more.") }
      Console.say("Nothing was imported.")
      throw ExitCode(1)
    }
    let verb = isRehearsal ? "would be imported" : "imported"
    Console.write("\(result.added) \(verb), \(result.present) there already.\n")
  }

  private func lines(_ body: (LineSplitter.Line) throws -> Void) throws {
    var splitter = LineSplitter()
    try InputFile.forEachPiece(at: file, shownAs: file) { try splitter.take($0, body) }
    try splitter.finish(body)
  }

  private func diagnostic(_ problem: JournalImport.Problem) -> Diagnostic {
    let source = SourceFile(path: file, text: "")
    return Diagnostic(
      .journalLine, problem.reason,
      at: SourceLocation(file: source, line: problem.line, column: problem.column ?? 0))
  }
}
