import ArgumentParser
import BusinessCalendar
import Journal
import Packs

struct PackDataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Prints what the templates of a meeting's pack may show.",
    discussion: """
      docs/pack-data.md says what each field means. The table lists every field with its kind.

      Example:  entente pack data qbr/Y2-Q3 --format json
                entente pack data marketing-sync/2025-02 --as-of 2025-01-27
      """)

  @Argument(help: "The meeting, such as qbr/Y2-Q3.") var id: String
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  @Option(name: .customLong("known-at"), help: "As the journal knew it at that instant (RFC 3339).")
  var knownAt: Timestamp?

  func run() throws {
    let desk = try PackDesk(workspace, asOf: report.day, knownAt: knownAt)
    let context = try desk.context(of: desk.meeting(named: id))
    if report.format == .json {
      Console.write(JSONValue(PackBuilder.data(context)).text)
      return
    }
    var table = Table(columns: [Table.Column("field"), Table.Column("kind")])
    table.rows = PackBuilder.fields(context).map { [$0.path, $0.kind] }
    Console.write(report.format == .csv ? table.csv : table.text)
  }
}

extension JSONValue {
  /// The view of a pack.
  init(_ data: PackData) {
    switch data {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .integer(let number): self = .integer(number)
    case .string(let text): self = .string(text)
    case .array(let values): self = .array(values.map(JSONValue.init))
    case .object(let fields): self = .object(fields.map { ($0.name, JSONValue($0.value)) })
    }
  }
}
