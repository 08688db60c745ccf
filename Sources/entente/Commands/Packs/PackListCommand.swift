import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import Packs
import Programme
import Scheduling

struct PackListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Prints the packs there are: which series use them, and their next meetings.",
    discussion: """
      Example:  entente pack list
                entente pack list --as-of 2025-10-01 --format json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  private struct Row {
    let pack: String
    let template: String?
    let programme: String?
    let series: String?
    let next: PackDesk.Meeting?
    let file: String?
    let isBuilt: Bool

    var id: String? { next.map { $0.schedule.id(of: $0.occurrence) } }
    var date: String? { next?.occurrence.date?.description }
  }

  func run() throws {
    let desk = try PackDesk(workspace, asOf: report.day)
    let rows = self.rows(desk)
    switch report.format {
    case .table, .csv:
      var table = Table(
        columns: ["pack", "template", "programme", "series", "next", "date", "file", "built"].map {
          Table.Column($0)
        })
      table.rows = rows.map {
        [
          $0.pack, $0.template ?? "NONE", $0.programme ?? "", $0.series ?? "", $0.id ?? "", $0.date ?? "",
          $0.file ?? "", $0.isBuilt ? "yes" : "no",
        ]
      }
      Console.write(report.format == .csv ? table.csv : table.text)
    case .json:
      Console.write(
        JSONValue.array(
          rows.map { row in
            .object([
              ("pack", .string(row.pack)), ("template", .optional(row.template)),
              ("programme", .optional(row.programme)), ("series", .optional(row.series)),
              ("next", .optional(row.id)), ("date", .optional(row.date)), ("file", .optional(row.file)),
              ("built", .bool(row.isBuilt)),
            ])
          }
        ).text)
    }
  }

  /// A row a series with a pack, then the packs that no series uses.
  private func rows(_ desk: PackDesk) -> [Row] {
    // Of two with one name the later counts.
    let paths = Dictionary(desk.templates.map { ($0.name, $0.file.path) }, uniquingKeysWith: { $1 })
    let used = desk.loaded.schedules.flatMap { schedule in
      schedule.programme.series.compactMap { series -> Row? in
        guard let pack = series.pack else { return nil }
        let next = schedule.occurrences.filter {
          schedule.series(of: $0).id == series.id && $0.status == .confirmed
            && ($0.date.map { $0 >= report.day } ?? false)
        }.min { ($0.date ?? .latest) < ($1.date ?? .latest) }
        let meeting = next.map { PackDesk.Meeting(schedule: schedule, occurrence: $0) }
        let file = meeting.map(desk.path)
        let isBuilt =
          file.map { FileManager.default.fileExists(atPath: "\(desk.loaded.root)/\($0)") } ?? false
        return Row(
          pack: pack, template: paths[pack], programme: schedule.programme.id, series: series.id,
          next: meeting, file: file, isBuilt: isBuilt)
      }
    }
    let names = Set(used.map(\.pack))
    let unused = paths.keys.filter { !$0.contains("/") && !names.contains($0) }.sorted().map {
      Row(
        pack: $0, template: paths[$0], programme: nil, series: nil, next: nil, file: nil, isBuilt: false)
    }
    return used + unused
  }
}
