import ArgumentParser
import BusinessCalendar
import Diagnostics
import Interchange
import Journal
import Pipeline
import Programme

struct PipelineImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Records a snapshot of opportunities, as the AWS command-line tool writes them.",
    discussion: """
      Takes the JSON of list-opportunities and of get-opportunity as it is. Only what is new or told otherwise is recorded, \
      and what a whole listing no longer has; a file that was imported before adds nothing, unless the pipeline went back to what \
      it says. Several files are one import: all of it is recorded, or nothing. Take the last one back with 'entente undo --event'.

      Pages of one listing, which NextToken tells, belong together where they are imported of one date. What get-opportunity \
      told (campaign, funding, title) stays when a listing, which does not know it, is imported afterwards.

      Example:  entente pipeline import listing.json --dry-run
                entente pipeline import listing.json --on 2026-03-15
                entente pipeline import page-1.json page-2.json
                entente pipeline import committed.json --filtered
      """)

  @OptionGroup var record: RecordOptions

  @Flag(
    name: .customLong("filtered"),
    help: "The listing was asked for with a filter: what it does not have is not gone.")
  var isFiltered = false

  @Flag(name: .customLong("dry-run"), help: "Say what would be recorded, and record nothing.")
  var isRehearsal = false

  @Flag(
    name: .customLong("skip-errors"),
    help: "Record the good ones although others are in error; nothing is then taken as gone.")
  var skipsErrors = false

  @Argument(help: "The files.")
  var files: [String]

  func run() throws {
    let ledger = try record.ledger()
    let readings = files.map { ImportedFile($0, isFiltered: isFiltered) }
    Console.report(readings.flatMap(\.diagnostics))
    let hasErrors = readings.contains(where: \.hasErrors)
    if hasErrors, !skipsErrors {
      let count = readings.reduce(0) { $0 + ($1.snapshot?.opportunities.count ?? 0) }
      let others =
        count == 0 ? "." : ", or record the \(counted(count)) without error with --skip-errors."
      Console.say("Nothing was recorded. Mend the file\(others)")
      throw ExitCode(1)
    }
    let snapshots = readings.compactMap(\.good)
    guard !snapshots.isEmpty else {
      Console.say("Nothing was recorded: nothing is without error.")
      throw ExitCode(1)
    }
    var outcome: PipelineBook.Import?
    do {
      _ = try ledger.record(PipelineBook.kinds, by: record.actor.resolved()) { events in
        let book = PipelineBook(ledger.programme.id, events: events)
        let made = try book.decide(
          snapshots, on: record.day, reason: record.reason, reference: record.reference)
        outcome = made
        return isRehearsal ? [] : made.facts
      }
    } catch let refusal as PipelineRefusal {
      throw Console.fail([Diagnostic(.pipelineRefused, refusal.message, at: nil)])
    }
    if let outcome { tell(outcome) }
  }

  private func tell(_ outcome: PipelineBook.Import) {
    for known in outcome.present {
      let older = known.newer.map { ", and \($0) was modified since" } ?? ""
      Console.write(
        TerminalText.visible(
          "\(known.name) was imported as of \(known.date) already\(older); nothing to record.") + "\n")
    }
    if !outcome.outdated.isEmpty {
      let ids = outcome.outdated.prefix(5).joined(separator: ", ")
      let others = outcome.outdated.count > 5 ? " and \(outcome.outdated.count - 5) more" : ""
      Console.report([
        Diagnostic(
          .importRow,
          "\(ids)\(others) was known as modified later than this tells; where the file is older, take it back with 'entente undo --event', and name its date with --on",
          at: nil, severity: .warning)
      ])
    }
    guard !outcome.facts.isEmpty else { return }
    let gone =
      outcome.gone.isEmpty ? "" : " (\(outcome.gone.map(TerminalText.visible).joined(separator: ", ")))"
    Console.write(
      "\(isRehearsal ? "Would record" : "Recorded") a snapshot of \(record.day): \(outcome.added) new, \(outcome.changed) changed, \(outcome.unchanged) unchanged, \(outcome.gone.count) gone\(gone).\n"
    )
    guard isRehearsal else { return }
    var table = Table(columns: ["opportunity", "what", "stage", "customer"].map { Table.Column($0) })
    table.rows = outcome.facts.filter { $0.details["file"] == nil }.map { fact in
      [
        fact.subject ?? "", fact.kind.hasSuffix("gone") ? "gone" : "as told",
        fact.details["stage"] ?? "", fact.details["customer"] ?? "",
      ]
    }
    if !table.rows.isEmpty { Console.write(table.text) }
  }

  private func counted(_ count: Int) -> String { count == 1 ? "1 opportunity" : "\(count) opportunities" }
}

/// A file of opportunities, with all that is wrong with it.
private struct ImportedFile {
  /// What it tells; nil where nothing of it can be read.
  let snapshot: PipelineSnapshot?
  let diagnostics: [Diagnostic]

  var hasErrors: Bool { diagnostics.hasErrors }

  /// What can be recorded; nil where all of it is in error.
  var good: PipelineSnapshot? { hasErrors && snapshot?.opportunities.isEmpty ?? true ? nil : snapshot }

  init(_ path: String, isFiltered: Bool) {
    let bytes: [UInt8]
    switch InputFile.bytes(at: path, shownAs: path) {
    case .success(let read): bytes = read
    case .failure(let error):
      snapshot = nil
      diagnostics = [error.diagnostic]
      return
    }
    let place = { (problem: FileProblem, severity: Diagnostic.Severity) in
      Diagnostic(
        .importRow, problem.reason,
        at: SourceLocation(
          file: SourceFile(path: path, text: ""), line: problem.place.line, column: problem.place.column ?? 0),
        severity: severity)
    }
    do throws(FileProblem) {
      guard !bytes.isEmpty else { throw FileProblem(FilePlace(line: 1, column: nil), "the file is empty") }
      let reading = PipelineReading(
        try JSONReader.read(bytes), name: path.split(separator: "/").last.map(String.init) ?? path,
        sha256: ContentDigest.sha256(bytes), isFiltered: isFiltered)
      snapshot = reading.snapshot
      diagnostics = (reading.problems.map { place($0, .error) } + reading.notes.map { place($0, .warning) })
        .sorted()
    } catch {
      snapshot = nil
      diagnostics = [place(error, .error)]
    }
  }
}
