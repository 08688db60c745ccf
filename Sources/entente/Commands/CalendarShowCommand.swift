import ArgumentParser
import BusinessCalendar
import ICalendar
import Programme
import Publishing

struct CalendarShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Prints one calendar as its subscribers see it.",
    discussion: """
      What was published last, with the number of its revision; 'entente agenda' has what the rules say now. Without --all, \
      what lies before the day of --as-of is left out.

      Example:  entente calendar show qbr
                entente calendar show aws-technical --all --format json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  @Argument(help: "The calendar, one of the workspace's own too.")
  var name: String

  @Flag(help: "Show what is past, too.")
  var all = false

  func run() throws {
    let loaded = try LoadedWorkspace.show(workspace, asOf: report.day)
    let calendar = try PublishedCalendar.named(name, in: loaded.portfolio.workspace)
    let events = SubscriberView(loaded.published).events(of: calendar)
      .filter { all || $0.lastDay >= report.day }
      .sorted { ($0.start.order, $0.uid) < ($1.start.order, $1.uid) }
    switch report.format {
    case .table:
      Console.write(CalendarText.table(of: events).text)
      if events.isEmpty {
        Console.say("Nothing of '\(name)' is published\(all ? "" : " from \(report.day) on").")
      }
    case .json: Console.write(CalendarText.json(of: events).text)
    case .csv: Console.write(CalendarText.table(of: events).csv)
    }
    try loaded.finish()
  }
}
