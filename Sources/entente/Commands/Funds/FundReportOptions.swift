import ArgumentParser
import BusinessCalendar
import Journal
import Registers

/// What every report of funds takes.
struct FundReportOptions: ParsableArguments {
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  @Option(name: .customLong("known-at"), help: "As the journal knew it at that instant (RFC 3339).")
  var knownAt: Timestamp?

  @Option(help: "Only that programme.")
  var programme: String?

  /// The programmes' funds.
  func ledgers() throws -> [FundLedger] { try FundLedger.all(workspace, programme: programme) }

  /// The programmes' books as of the day of the report.
  func books() throws -> [FundBook] {
    try ledgers().map { try $0.book(asOf: report.day, knownAt: knownAt) }
  }

  /// Writes a table, with what to say where it is empty.
  func write(_ table: Table, json: JSONValue, empty: String) {
    switch report.format {
    case .table: table.rows.isEmpty ? Console.say(empty) : Console.write(table.text)
    case .json: Console.write(json.text)
    case .csv: Console.write(table.csv)
    }
  }
}
