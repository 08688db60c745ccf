import ArgumentParser
import BusinessCalendar
import Journal

/// What every report of a register takes.
struct RegisterReportOptions: ParsableArguments {
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  @Option(name: .customLong("known-at"), help: "As the journal knew it at that instant (RFC 3339).")
  var knownAt: Timestamp?

  @Option(help: "Only that programme.")
  var programme: String?

  /// The programmes, with what the journal keeps of each.
  func ledgers() throws -> [ProgrammeLedger] { try ProgrammeLedger.all(workspace, programme: programme) }

  /// Writes a table, with what to say where it is empty.
  func write(_ table: Table, json: JSONValue, empty: String) {
    switch report.format {
    case .table: table.rows.isEmpty ? Console.say(empty) : Console.write(table.text)
    case .json: Console.write(json.text)
    case .csv: Console.write(table.csv)
    }
  }
}
