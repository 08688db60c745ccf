import BusinessCalendar
import Diagnostics
import Foundation
import Programme
import ProgrammeFile
import Scheduling
import TestSupport

// Times the engine alone, in this process, on one core:
//
//   scheduling-benchmark expand COUNT…     programmes of the sample's size, expanded and adjusted
//   scheduling-benchmark place FOLDER DAY  a workspace read, expanded and placed as of a day, phase by phase
//
// Peak memory is the process's own, so that counts should ascend.

func seconds(_ body: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let elapsed = try clock.measure(body)
  return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
}

/// In MiB, as Linux tells it; 0 elsewhere.
func peakMemory() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return (line?.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1024
}

func format(_ number: Double) -> String { String(format: "%.3f", number) }

/// The sample with its term begun on each day of a year, so that no two programmes share their periods.
func programmes() throws -> [Programme] {
  let reader = WorkspaceReader(centres: ShippedHolidays.centres)
  let text = try String(decoding: Fixtures.bytes("sample/programmes/mifibra-aws.yaml"), as: UTF8.self)
  let first = CivilDate(iso: "2023-07-01") ?? .earliest
  return try (0..<365).map { day in
    let changed = text.replacing("from: 2023-07-01", with: "from: \(first.adding(days: day))")
    let file = SourceFile(path: "p.yaml", text: changed)
    guard let programme = reader.programme(file, people: ["alliance-director", "psa"]).value else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return programme
  }
}

func expand(_ counts: [Int]) throws {
  let calendars = try Dictionary(
    uniqueKeysWithValues: ["PE", "LU"].map { ($0, try ShippedHolidays.calendar($0)) })
  let variants = try programmes()
  print("programmes  occurrences  seconds  MiB")
  for count in counts {
    var occurrences = 0
    let time = seconds {
      let scheduler = Scheduler(calendars: calendars, blackouts: [])
      for number in 0..<count { occurrences += scheduler.adjustedDates(of: variants[number % 365]).count }
    }
    print("\(count)  \(occurrences)  \(format(time))  \(peakMemory())")
  }
}

func place(_ folder: String, _ day: String) throws {
  guard let asOf = CivilDate(iso: day) else { throw CocoaError(.featureUnsupported) }
  let root = URL(fileURLWithPath: folder)
  let reader = WorkspaceReader(centres: ShippedHolidays.centres)
  func source(_ name: String) throws -> SourceFile {
    SourceFile(path: name, text: try String(contentsOf: root.appending(path: name), encoding: .utf8))
  }
  var programmes: [Programme] = []
  var workspace: Workspace?
  let reading = try seconds {
    workspace = try reader.workspace(source("entente.yaml")).value
    let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "programmes").path)
    programmes = try names.sorted().compactMap {
      try reader.programme(
        source("programmes/\($0)"), people: workspace?.people.map(\.id) ?? [],
        resources: workspace?.resources.map(\.id) ?? []
      ).value
    }
  }
  guard let workspace else { throw CocoaError(.fileReadCorruptFile) }
  let centres = Set(programmes.flatMap { $0.parties.map(\.centre) })
  let calendars = try Dictionary(
    uniqueKeysWithValues: centres.map { ($0, try ShippedHolidays.calendar($0)) })
  let scheduler = Scheduler(calendars: calendars, workspace: workspace)
  let expanding = seconds { for programme in programmes { _ = scheduler.adjustedDates(of: programme) } }
  var cost = PlacementCost.zero
  var count = 0
  let placing = seconds {
    let schedule = scheduler.portfolio(programmes, asOf: asOf)
    cost = schedule.cost
    count = schedule.schedules.map(\.occurrences.count).reduce(0, +)
  }
  print(
    "\(count) occurrences: read \(format(reading)) s, expand \(format(expanding)) s, all of scheduling "
      + "\(format(placing)) s, \(peakMemory()) MiB; unplaced \(cost.unplaced), displacement \(cost.displacement)"
  )
}

let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "expand" {
  try expand(arguments.dropFirst().compactMap { Int($0) })
} else if arguments.first == "place", arguments.count == 3 {
  try place(Array(arguments)[1], Array(arguments)[2])
} else {
  print("usage: scheduling-benchmark expand COUNT… | place FOLDER DAY")
}
