import BusinessCalendar
public import Diagnostics
public import Programme
import ProgrammeFile
public import Scheduling

/// A workspace of one programme, read and scheduled in memory as the command line does it from disk.
public struct ReadWorkspace {
  /// The programme's schedule; nil where the programme could not be read.
  public let schedule: Schedule?
  /// The workspace; nil where it could not be read.
  public let workspace: Workspace?
  /// Everything that was wrong.
  public let diagnostics: [Diagnostic]

  private static let calendars: [String: HolidayCalendar] = Dictionary(
    uniqueKeysWithValues: ["PE", "LU", "NO"].compactMap { centre in
      (try? ShippedHolidays.calendar(centre)).map { (centre, $0) }
    })
  private static let reader = WorkspaceReader(centres: ShippedHolidays.centres)

  /// Reads and schedules.
  public init(workspace workspaceFile: SourceFile, programme programmeFile: SourceFile) {
    let workspace = Self.reader.workspace(workspaceFile)
    let people = workspace.value?.people.map(\.id) ?? []
    let programme = Self.reader.programme(programmeFile, people: people)
    self.workspace = workspace.value
    var diagnostics = workspace.diagnostics + programme.diagnostics
    guard let workspace = workspace.value, let programme = programme.value else {
      schedule = nil
      self.diagnostics = diagnostics.sorted()
      return
    }
    diagnostics += Portfolio(workspace: workspace, programmes: [programme]).examine()
    var calendars = Self.calendars
    for (centre, amendment) in workspace.holidays {
      calendars[centre] = calendars[centre]?.applying(amendment)
    }
    let schedule = Scheduler(calendars: calendars, workspace: workspace).schedule(programme)
    self.schedule = schedule
    diagnostics += schedule.diagnostics
    diagnostics += Self.examine(programme)
    self.diagnostics = diagnostics.sorted()
  }

  /// The cross-examination as of a day within the sample's term.
  public static func examine(_ programme: Programme) -> [Diagnostic] {
    CivilDate(iso: "2025-06-01").map { CrossExamination.examine(programme, asOf: $0) } ?? []
  }

  /// The sample workspace.
  public static func sample() throws -> ReadWorkspace {
    try ReadWorkspace(
      workspace: Fixtures.source("sample/entente.yaml").file,
      programme: Fixtures.source("sample/programmes/mifibra-aws.yaml").file)
  }
}
