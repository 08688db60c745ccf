import ArgumentParser
import BusinessCalendar
import Diagnostics
import Journal
import Packs
import Programme
import Scheduling

/// A workspace's meetings with packs, and what is needed to make them.
struct PackDesk {
  let loaded: LoadedWorkspace
  let day: CivilDate
  /// The last instant of recording that counts; nil for all.
  let knownAt: Timestamp?
  let templates: [TemplateSource]

  /// A meeting and the schedule it is of.
  struct Meeting {
    let schedule: Schedule
    let occurrence: Occurrence

    var series: Series { schedule.series(of: occurrence) }
  }

  init(_ options: WorkspaceOptions, asOf day: CivilDate, knownAt: Timestamp? = nil) throws {
    loaded = try LoadedWorkspace.open(options, asOf: day)
    (self.day, self.knownAt) = (day, knownAt)
    do {
      templates = try TemplateFolder.sources(loaded)
    } catch let error as PackError {
      throw Console.fail(error.diagnostics)
    }
  }

  /// A desk on a workspace that is there already, from which no pack is written.
  init(_ loaded: LoadedWorkspace, asOf day: CivilDate) {
    self.loaded = loaded
    (self.day, knownAt) = (day, nil)
    templates = []
  }

  // MARK: Finding

  /// The meeting of that short or full name; ends the command where none or several have it.
  func meeting(named id: String) throws -> Meeting {
    let found = loaded.schedules.compactMap { schedule in
      schedule.occurrence(named: id).map { Meeting(schedule: schedule, occurrence: $0) }
    }
    if found.count == 1 { return found[0] }
    if found.count > 1 {
      let names = found.map { $0.schedule.id(of: $0.occurrence) }.joined(separator: ", ")
      throw Self.failure("'\(id)' names a meeting in several programmes; write one of \(names)")
    }
    let known = loaded.schedules.flatMap { schedule in schedule.occurrences.map(schedule.shortID) }
    throw Self.failure("no meeting is named '\(id)'\(Suggestion.ending(for: id, in: known))")
  }

  /// The first meeting of a series from the day on; ends the command where there is none.
  func next(of name: String) throws -> Meeting {
    let found = loaded.schedules.flatMap { schedule in
      schedule.programme.series.filter { $0.id == name || "\(schedule.programme.id)/\($0.id)" == name }.map {
        (schedule, $0)
      }
    }
    guard let (schedule, series) = found.first else {
      let known = loaded.schedules.flatMap { $0.programme.series.map(\.id) }
      throw Self.failure("no series is named '\(name)'\(Suggestion.ending(for: name, in: known))")
    }
    if found.count > 1 {
      let names = found.map { "\($0.0.programme.id)/\($0.1.id)" }.joined(separator: ", ")
      throw Self.failure("several programmes have a series '\(name)'; write one of \(names)")
    }
    let own = schedule.occurrences.filter {
      schedule.series(of: $0).id == series.id && $0.status == .confirmed
    }
    guard let next = own.filter({ ($0.date ?? .earliest) >= day }).min(by: Self.isEarlier) else {
      let term = schedule.programme.term
      let last = own.max(by: Self.isEarlier).map { "; the last is \(schedule.shortID(of: $0))" } ?? ""
      let end = term.last < day ? ", because the term ended on \(term.last)" : ""
      throw Self.failure("\(name) has no meeting on or after \(day)\(end)\(last)")
    }
    return Meeting(schedule: schedule, occurrence: next)
  }

  private static func isEarlier(_ one: Occurrence, _ other: Occurrence) -> Bool {
    (one.date ?? .latest, one.period.label) < (other.date ?? .latest, other.period.label)
  }

  /// The meetings with a pack that take place in those days, in order.
  func meetings(from first: CivilDate, to last: CivilDate) -> [Meeting] {
    loaded.schedules.flatMap { schedule in
      schedule.occurrences.filter { occurrence in
        occurrence.status == .confirmed && schedule.series(of: occurrence).pack != nil
          && occurrence.date.map { first <= $0 && $0 <= last } ?? false
      }.map { Meeting(schedule: schedule, occurrence: $0) }
    }
  }

  // MARK: Making

  /// `packs/qbr/Y2-Q3.md`; under the programme's name where the workspace has several, so that no partner's pack and no
  /// hand-written word ever lands in another's.
  func path(of meeting: Meeting) -> String {
    "packs/\(loaded.packName(of: meeting.occurrence, meeting.schedule)).md"
  }

  // MARK: Telling

  /// The warnings of the programmes whose packs were made.
  func reportWarnings(of meetings: [Meeting]) {
    let files = Set(meetings.compactMap { $0.schedule.programme.header.location?.file.path })
    Console.report(
      loaded.allDiagnostics(asOf: day).filter {
        $0.severity == .warning && ($0.location.map { files.contains($0.file.path) } ?? false)
      })
  }

  static func failure(_ message: String) -> Findings {
    Console.fail([Diagnostic(.nameUnknown, message, at: nil)])
  }
}
