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
//   scheduling-benchmark replan FOLDER DAY the same workspace published, then each person away for a week in turn
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

/// A workspace and its programmes, as files hold them.
struct Portfolio {
  let workspace: Workspace
  let programmes: [Programme]
  let calendars: [String: HolidayCalendar]

  init(_ folder: String) throws {
    let root = URL(fileURLWithPath: folder)
    let reader = WorkspaceReader(centres: ShippedHolidays.centres)
    func source(_ name: String) throws -> SourceFile {
      SourceFile(path: name, text: try String(contentsOf: root.appending(path: name), encoding: .utf8))
    }
    guard let workspace = try reader.workspace(source("entente.yaml")).value else {
      throw CocoaError(.fileReadCorruptFile)
    }
    self.workspace = workspace
    let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "programmes").path)
    programmes = try names.sorted().compactMap {
      try reader.programme(
        source("programmes/\($0)"), people: workspace.people.map(\.id),
        resources: workspace.resources.map(\.id)
      ).value
    }
    calendars = try Dictionary(
      uniqueKeysWithValues: Set(programmes.flatMap { $0.parties.map(\.centre) }).map {
        ($0, try ShippedHolidays.calendar($0))
      })
  }

  func scheduler(people: [Person]) -> Scheduler {
    Scheduler(
      calendars: calendars, blackouts: workspace.blackouts, people: people, resources: workspace.resources)
  }
}

func date(_ text: String) throws -> CivilDate {
  guard let date = CivilDate(iso: text) else { throw CocoaError(.featureUnsupported) }
  return date
}

func place(_ folder: String, _ day: String) throws {
  let asOf = try date(day)
  var read: Portfolio?
  let reading = try seconds { read = try Portfolio(folder) }
  guard let portfolio = read else { return }
  let scheduler = portfolio.scheduler(people: portfolio.workspace.people)
  let expanding = seconds {
    for programme in portfolio.programmes { _ = scheduler.adjustedDates(of: programme) }
  }
  var cost = PlacementCost.zero
  var count = 0
  let placing = seconds {
    let schedule = scheduler.portfolio(portfolio.programmes, asOf: asOf)
    cost = schedule.cost
    count = schedule.schedules.map(\.occurrences.count).reduce(0, +)
  }
  print(
    "\(count) occurrences: read \(format(reading)) s, expand \(format(expanding)) s, all of scheduling "
      + "\(format(placing)) s, \(peakMemory()) MiB; unplaced \(cost.unplaced), displacement \(cost.displacement)"
  )
}

func replan(_ folder: String, _ day: String) throws {
  let asOf = try date(day)
  let portfolio = try Portfolio(folder)
  let people = portfolio.workspace.people
  let now = portfolio.scheduler(people: people).portfolio(portfolio.programmes, asOf: asOf)
  let entries = now.schedules.flatMap(\.agenda).filter { $0.status == .confirmed }
  let published = LastPublication(
    meetings: Dictionary(
      entries.map { ($0.id, .init(start: $0.start, rule: $0.rule)) }, uniquingKeysWith: { first, _ in first })
  )
  guard let week = DateSpan(asOf.adding(days: 70), asOf.adding(days: 74)) else { return }
  var times: [Double] = []
  var moves = 0
  for index in people.indices {
    let person = people[index]
    var changed = people
    changed[index] = Person(
      id: person.id, name: person.name, party: person.party, zone: person.zone, away: person.away + [week],
      location: nil)
    let scheduler = portfolio.scheduler(people: changed)
    times.append(
      seconds {
        moves += scheduler.portfolio(portfolio.programmes, asOf: asOf, published: published).cost.moves
      })
  }
  times.sort()
  print(
    "\(people.count) people away in turn from \(week.first) to \(week.last): \(moves) moves in all; median "
      + "\(format(times[times.count / 2])) s, longest \(format(times.last ?? 0)) s")
}

let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "expand" {
  try expand(arguments.dropFirst().compactMap { Int($0) })
} else if arguments.count == 3, let folder = arguments.dropFirst().first, let day = arguments.last {
  try arguments.first == "replan" ? replan(folder, day) : place(folder, day)
} else {
  print("usage: scheduling-benchmark expand COUNT… | place FOLDER DAY | replan FOLDER DAY")
}
