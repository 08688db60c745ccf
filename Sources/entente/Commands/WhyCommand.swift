import ArgumentParser
import BusinessCalendar
import Diagnostics
import Scheduling

struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract:
      "Tells the story of a date: its clause, its rule, what was rejected and why, and where it is in the end.",
    discussion: """
      Example:  entente why qbr/Y2-Q3
                entente why mifibra-aws/qbr/Y2-Q3 --not 2025-01-21
                entente why qbr/Y2-Q3 --not 2025-01-21T09:00 --format json
                entente why fund-deadline/MC-7-claim-by
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(
    help: "The occurrence: qbr/Y2-Q3, with the programme in front where several have one of that name.")
  var id: String

  @Option(help: "A day, or a start on one: say what rules it out, or what it would cost.")
  var not: Start?

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: "table or json.")
  var format: Format = .table

  @Option(name: .customLong("as-of"), help: "Look from that day; today unless given.")
  var asOf: CivilDate?

  /// A day, with a time where one is given.
  struct Start: ExpressibleByArgument {
    let date: CivilDate
    let time: LocalTime?

    init?(argument: String) {
      let parts = argument.split(separator: "T", omittingEmptySubsequences: false)
      guard parts.count <= 2, let first = parts.first, let date = CivilDate(iso: first) else { return nil }
      self.date = date
      guard parts.count == 2 else {
        time = nil
        return
      }
      guard let time = LocalTime(iso: parts[1]) else { return nil }
      self.time = time
    }
  }

  func run() throws {
    let loaded = try LoadedWorkspace.show(workspace, asOf: asOf ?? .today)
    let found = loaded.schedule.identities(named: id)
    guard let name = found.first, found.count == 1 else { throw unknown(found, loaded) }
    if let not {
      guard let answer = loaded.schedule.explain(name, not: not.date, at: not.time) else {
        throw Console.fail([
          Diagnostic(
            .nameUnknown,
            "\(name) is no meeting, so that no other day of it could be judged; 'entente why \(name)' says why it is when it is",
            at: nil)
        ])
      }
      Console.write(format == .json ? answer.json.text : WhyText.text(answer))
    } else {
      guard let story = loaded.schedule.explain(name) else { throw unknown([], loaded) }
      Console.write(format == .json ? story.json.text : WhyText.text(story))
    }
  }

  private func unknown(_ found: [String], _ loaded: LoadedWorkspace) -> Findings {
    if found.count > 1 {
      return Console.fail([
        Diagnostic(
          .nameUnknown, "several occurrences are named '\(id)': write \(found.joined(separator: " or "))",
          at: nil)
      ])
    }
    let known = loaded.schedules.flatMap { schedule in
      let isFull = id.split(separator: "/").count == 3
      return schedule.occurrences.map(isFull ? schedule.id : schedule.shortID)
        + schedule.deadlines.map { isFull ? $0.id : "\($0.series)/\($0.period)" }
    }
    return Console.fail([
      Diagnostic(
        .nameUnknown, "no occurrence is named '\(id)'\(Suggestion.ending(for: id, in: known))", at: nil)
    ])
  }
}
