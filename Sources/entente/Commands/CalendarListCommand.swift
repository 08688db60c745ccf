import ArgumentParser
import Programme
import Publishing

struct CalendarListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the calendars with what subscribers have in them.",
    discussion: """
      Those that every workspace has, then those that 'calendars:' defines, as they were published last.

      Example:  entente calendar list
                entente calendar list --format json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let loaded = try LoadedWorkspace.show(workspace, asOf: report.day)
    let view = SubscriberView(loaded.published)
    let summaries = PublishedCalendar.all(of: loaded.portfolio.workspace).map {
      CalendarText.Summary(calendar: $0, events: view.events(of: $0), asOf: report.day)
    }
    switch report.format {
    case .table: Console.write(CalendarText.table(summaries).text)
    case .json: Console.write(CalendarText.json(summaries).text)
    case .csv: Console.write(CalendarText.table(summaries).csv)
    }
    if loaded.published.events.isEmpty { Console.say("Nothing is published yet; run 'entente publish'.") }
    try loaded.finish()
  }
}
