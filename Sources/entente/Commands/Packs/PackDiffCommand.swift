import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import Journal
import Packs
import Scheduling

struct PackDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Prints which figures of a meeting's pack changed from one day to another, and by which facts.",
    discussion: """
      Compared are the figures, not the words. 'since' is what became true between the two days. 'restated' is what the first \
      day's figures are known to be by now and were not known to be then, because a fact was recorded after that day with an \
      earlier date; a day ends at this machine's midnight. A change without a fact is the day's own doing, as an expiry is.

      Example:  entente pack diff qbr/Y2-Q3 --between 2025-01-14 2025-01-27
                entente pack diff marketing-sync/2025-02 --between 2025-01-07 2025-02-04 --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(help: "The meeting, such as qbr/Y2-Q3.") var id: String

  @Option(parsing: .upToNextOption, help: "The two days, the earlier first.")
  var between: [CivilDate]

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: "table or json.")
  var format: Format = .table

  func validate() throws {
    guard between.count == 2 else { throw ValidationError("--between takes two days, the earlier first") }
    guard between[0] < between[1] else {
      throw ValidationError("--between \(between[0]) is not before \(between[1])")
    }
  }

  func run() throws {
    let (first, last) = (between[0], between[1])
    let desk = try PackDesk(workspace, asOf: last)
    let meeting = try desk.meeting(named: id)
    let comparison = try PackComparison(desk, meeting, from: first, to: last)
    switch format {
    case .json: Console.write(comparison.json.text)
    case .table:
      let table = comparison.table
      if table.rows.isEmpty {
        Console.say("No figure of \(id) is another one on \(last) than on \(first).")
      } else {
        Console.write(table.text)
      }
    }
    if comparison.knewNothing {
      Console.say("Nothing was recorded by the end of \(first), so that no figure counts as restated.")
    }
  }
}

/// What changed in the figures of a pack from one day to another.
struct PackComparison {
  let meeting: String
  let first: CivilDate
  let last: CivilDate
  /// The figures of the first day that are known to be others by now.
  let restated: [FigureChange]
  /// What became true since.
  let since: [FigureChange]
  /// Whether there was no fact yet on the first day, but some of it or before it by now.
  let knewNothing: Bool

  init(_ desk: PackDesk, _ meeting: PackDesk.Meeting, from first: CivilDate, to last: CivilDate) throws {
    self.meeting = meeting.schedule.shortID(of: meeting.occurrence)
    (self.first, self.last) = (first, last)
    let then = try desk.context(of: meeting, asOf: first, knownAt: .end(of: first))
    let now = try desk.context(of: meeting, asOf: first)
    // What was recorded as a whole later, from an archive, restates nothing: nobody had a pack with other figures.
    knewNothing = then.hasNoFacts && !now.hasNoFacts
    restated = knewNothing ? [] : FigureComparison.changes(from: then, to: now)
    since = FigureComparison.changes(from: now, to: try desk.context(of: meeting, asOf: last))
  }

  private var all: [(change: FigureChange, isRestated: Bool)] {
    restated.map { ($0, true) } + since.map { ($0, false) }
  }

  var table: Table {
    var table = Table(columns: ["figure", "was", "is", "how", "facts"].map { Table.Column($0) })
    table.rows = all.map { change, isRestated in
      [
        TerminalText.visible("\(change.section) · \(change.row) · \(change.field.replacing("_", with: " "))"),
        TerminalText.visible(change.before ?? "none"), TerminalText.visible(change.after ?? "none"),
        isRestated ? "restated" : "since", Self.words(change.facts),
      ]
    }
    return table
  }

  /// The numbers of the last three, by which `entente journal log` lists them.
  private static func words(_ facts: [JournalEvent]) -> String {
    let shown = facts.suffix(3).map { "\($0.number) \($0.fact.kind) of \($0.fact.effective)" }
    let more = facts.count > 3 ? "\(facts.count - 3) more, " : ""
    return facts.isEmpty ? "none: the day alone" : more + shown.joined(separator: ", ")
  }

  var json: JSONValue {
    .object([
      ("meeting", .string(meeting)), ("from", .string(first.description)), ("to", .string(last.description)),
      ("changes", .array(all.map { Self.json($0.change, isRestated: $0.isRestated) })),
    ])
  }

  private static func json(_ change: FigureChange, isRestated: Bool) -> JSONValue {
    .object([
      ("section", .string(change.section)), ("row", .string(change.row)), ("id", .optional(change.id)),
      ("field", .string(change.field)), ("before", JSONValue(change.beforeData)),
      ("after", JSONValue(change.afterData)), ("restated", .bool(isRestated)),
      (
        "facts",
        .array(
          change.facts.map { event in
            .object([
              ("number", .integer(event.number)), ("id", .string(event.id)),
              ("kind", .string(event.fact.kind)), ("effective", .string(event.fact.effective.description)),
              ("recorded", .string(event.recorded.description)),
            ])
          })
      ),
    ])
  }
}

extension PackContext {
  /// Whether no register holds anything.
  fileprivate var hasNoFacts: Bool { registers.facts.values.allSatisfy(\.isEmpty) }
}

extension Timestamp {
  /// The last instant of a day by the machine's own clock, as `today` is.
  static func end(of day: CivilDate) -> Timestamp {
    let midnight = (day.dayNumber + 1) * 86_400
    let offset = TimeZone.current.secondsFromGMT(for: Date(timeIntervalSince1970: Double(midnight)))
    return Timestamp(microseconds: (midnight - offset) * 1_000_000 - 1)
  }
}
