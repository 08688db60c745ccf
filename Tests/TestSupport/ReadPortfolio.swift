public import BusinessCalendar
public import Diagnostics
public import Programme
import ProgrammeFile
public import Scheduling

/// A workspace and its programmes, read in memory as the command line reads them from disk.
public struct ReadPortfolio: Sendable {
  /// The workspace.
  public let workspace: Workspace
  /// Those programmes that could be read, in the order of their texts.
  public let programmes: [Programme]
  /// The holiday calendars by centre, with the workspace's amendments.
  public let calendars: [String: HolidayCalendar]
  /// What was wrong with the texts.
  public let diagnostics: [Diagnostic]

  private static let shipped: [String: HolidayCalendar] = Dictionary(
    uniqueKeysWithValues: ShippedHolidays.centres.compactMap { centre in
      (try? ShippedHolidays.calendar(centre)).map { (centre, $0) }
    })
  private static let reader = WorkspaceReader(centres: ShippedHolidays.centres)

  /// A text that holds no workspace at all.
  public struct Unreadable: Error {}

  /// Reads the texts.
  ///
  /// - Throws: ``Unreadable`` where there is no workspace.
  public init(workspace workspaceText: String, programmes texts: [String]) throws {
    let reading = Self.reader.workspace(SourceFile(path: "entente.yaml", text: workspaceText))
    guard let workspace = reading.value else { throw Unreadable() }
    self.workspace = workspace
    var diagnostics = reading.diagnostics
    var programmes: [Programme] = []
    for (index, text) in texts.enumerated() {
      let file = SourceFile(path: "programmes/p\(index + 1).yaml", text: text)
      let programme = Self.reader.programme(
        file, people: workspace.people.map(\.id), resources: workspace.resources.map(\.id))
      diagnostics += programme.diagnostics
      if let value = programme.value { programmes.append(value) }
    }
    self.programmes = programmes
    self.diagnostics = diagnostics
    var calendars = Self.shipped
    for (centre, amendment) in workspace.holidays {
      calendars[centre] = calendars[centre]?.applying(amendment)
    }
    self.calendars = calendars
  }

  /// Reads a random portfolio.
  ///
  /// - Throws: ``Unreadable`` where there is no workspace.
  public init(_ portfolio: RandomPortfolio) throws {
    try self.init(workspace: portfolio.workspace, programmes: portfolio.programmes)
  }

  /// What schedules its programmes.
  public var scheduler: Scheduler { Scheduler(calendars: calendars, workspace: workspace) }
}
