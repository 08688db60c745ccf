import ArgumentParser
import BusinessCalendar
import Diagnostics
import Journal

struct JournalLogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Prints the facts in the order in which they were recorded.",
    discussion: """
      --as-of looks at what was true on a day, --known-at at what the journal had learnt by an instant.

      Example:  entente journal log --kind fund. --subject MC-7
                entente journal log --as-of 2025-06-30 --known-at 2025-07-02T12:00:00Z --format csv
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: "table, json or csv.")
  var format: OutputFormat = .table

  @Option(help: "Only facts of that programme.")
  var programme: String?

  @Option(help: "Only facts whose kind begins so: fund.")
  var kind: String?

  @Option(help: "Only facts about that request, fund or other subject.")
  var subject: String?

  @Option(name: .customLong("as-of"), help: "Only what is true from that day or an earlier one.")
  var asOf: CivilDate?

  @Option(name: .customLong("known-at"), help: "Only what was recorded by that instant (RFC 3339).")
  var knownAt: Timestamp?

  func run() throws {
    let file = try Unreadable.told { try WorkspaceFiles.read(workspace) }.journal
    var query = EventQuery()
    query.programme = programme
    query.kindPrefix = kind
    query.subject = subject
    query.asOf = asOf
    query.knownAt = knownAt
    let events = try file.told { try file.existing()?.read { try $0.events(query) } ?? [] }
      .sorted { $0.number < $1.number }
    switch format {
    case .table:
      Console.write(EventText.lines(events).text)
      if events.isEmpty { Console.say("No fact is recorded that fits.") }
    case .json: Console.write(JSONValue.array(events.map(EventText.json)).text)
    case .csv: Console.write(EventText.table(events).csv)
    }
  }
}
