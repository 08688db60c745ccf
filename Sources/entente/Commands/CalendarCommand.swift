import ArgumentParser
import Diagnostics
import ICalendar

struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "The calendars as subscribers have them, and the judging of anybody's.",
    discussion: """
      Example:  entente calendar list
                entente calendar show qbr
                entente calendar validate calendars/*.ics
      """,
    subcommands: [CalendarListCommand.self, CalendarShowCommand.self, CalendarValidateCommand.self])
}

struct CalendarValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Judges iCalendar files: what breaks the standard, and which calendar programs will suffer.",
    discussion: """
      Any .ics file, whoever wrote it, by RFC 5545, RFC 7986 and what Google, Outlook, Apple, \
      Thunderbird and others are known to choke on. An error breaks the standard so that some \
      client loses data or the file; a warning is what some client suffers from. Of one kind \
      at most 100 findings are told in a file, and then how many more there are.

      Errors make it end with 1; warnings and notes do not.

      Example:  entente calendar validate team.ics
                entente calendar validate --format json calendars/*.ics
                curl -s https://example.com/team.ics | entente calendar validate /dev/stdin
                entente check --codes | grep -A1 '^ics'
      """)

  @Argument(help: "The files.", completion: .file(extensions: ["ics"]))
  var files: [String]

  @Option(help: "table, json or csv.")
  var format: OutputFormat = .table

  func run() throws {
    var hasErrors = false
    var all: [Diagnostic] = []
    let formatter = DiagnosticFormatter(colour: false)
    for path in files {
      let (diagnostics, closing) = judge(path)
      hasErrors = hasErrors || diagnostics.hasErrors
      // A file at a time, so that a long list of them is seen to move.
      if format == .table {
        Console.write(diagnostics.map(formatter.format).joined() + closing + "\n")
      } else {
        all += diagnostics
      }
    }
    switch format {
    case .table: break
    case .json: Console.write(JSONValue.object([("diagnostics", .array(all.map(\.json)))]).text)
    case .csv: Console.write(DiagnosticTable(all).csv)
    }
    if hasErrors { throw ExitCode(1) }
  }

  /// What is wrong with a file, and the line that closes what is said of it.
  private func judge(_ path: String) -> (diagnostics: [Diagnostic], closing: String) {
    let shown = TerminalText.visible(path)
    switch InputFile.bytes(at: path, shownAs: path) {
    case .failure(let unreadable): return ([unreadable.diagnostic], "\(shown): not read")
    case .success(let bytes):
      let judgement = CalendarJudgement(bytes: bytes, path: path)
      return (judgement.diagnostics, "\(shown): \(Self.summary(of: judgement))")
    }
  }

  private static func summary(of judgement: CalendarJudgement) -> String {
    let content =
      judgement.otherCount == 0
      ? counted(judgement.eventCount, "event")
      : "\(counted(judgement.eventCount, "event")), \(counted(judgement.otherCount, "other entry", "other entries"))"
    let found = [
      (judgement.errorCount, "error"), (judgement.warningCount, "warning"), (judgement.noteCount, "note"),
    ].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
    return found.isEmpty ? "fine, \(content)" : found.joined(separator: ", ") + "; \(content)"
  }

  private static func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    count == 1 ? "1 \(one)" : "\(count) \(many ?? one + "s")"
  }
}
