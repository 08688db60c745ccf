import ArgumentParser
import BusinessCalendar
import Certifications
import Diagnostics
import Foundation
import Funds
import Packs
import Programme
import Scheduling

/// A workspace's meetings with packs, and what is needed to make them.
struct PackDesk {
  let loaded: LoadedWorkspace
  let day: CivilDate
  let templates: [TemplateSource]

  /// A meeting and the schedule it is of.
  struct Meeting {
    let schedule: Schedule
    let occurrence: Occurrence

    var series: Series { schedule.series(of: occurrence) }
  }

  init(_ options: WorkspaceOptions, asOf day: CivilDate) throws {
    loaded = try LoadedWorkspace.open(options, asOf: day)
    self.day = day
    do {
      templates = try TemplateFolder.sources(loaded)
    } catch let error as PackError {
      throw Console.fail(error.diagnostics)
    }
  }

  /// A desk on a workspace that is there already, from which no pack is written.
  init(_ loaded: LoadedWorkspace, asOf day: CivilDate) {
    self.loaded = loaded
    self.day = day
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

  /// What the pack of a meeting may say.
  func context(of meeting: Meeting) throws -> PackContext {
    let programme = meeting.schedule.programme
    let ledger = loaded.funds(of: programme)
    let fundBook = try ledger.book(asOf: day)
    let review = meeting.schedule.lastPipelineReview(before: day)?.date
    let roster = try loaded.roster(of: programme).roster(asOf: day)
    var registers = try PackRegisters(
      ProgrammeLedger(programme: programme, journal: loaded.journal, calendars: loaded.calendars),
      funds: fundBook, reviewedOn: review ?? day.adding(days: -Schedule.usualReviewDistance), asOf: day)
    registers.holders = PackHolders.all(roster, programme, asOf: day)
    return PackContext(
      programme: programme, schedule: meeting.schedule, occurrence: meeting.occurrence,
      funds: try ledger.status(asOf: day, knownAt: nil).status,
      certifications: CertificationsStatus(roster, asOf: day),
      people: loaded.portfolio.workspace.people, language: loaded.portfolio.workspace.language, asOf: day,
      sources: loaded.sources(of: programme), version: Entente.version,
      fundBook: fundBook,
      registers: registers, closedDays: closedDays(after: meeting))
  }

  /// Holidays of the parties and blackouts in the three months from a meeting; days with the same reasons in a row are one.
  private func closedDays(after meeting: Meeting) -> [PackClosedDay] {
    let programme = meeting.schedule.programme
    let centres = Set(programme.parties.map(\.centre)).sorted().compactMap { loaded.calendars[$0] }
    let calendar = JoinedCalendar(centres: centres, blackouts: loaded.portfolio.workspace.blackouts)
    let first = meeting.occurrence.date ?? meeting.occurrence.period.span.first
    var closed: [PackClosedDay] = []
    for offset in 0..<92 {
      let date = first.adding(days: offset)
      let reasons = calendar.closures(on: date).compactMap { closure -> String? in
        switch closure {
        case .holiday, .blackout: closure.description
        case .weekend, .noData: nil
        }
      }
      guard !reasons.isEmpty else { continue }
      let reason = reasons.joined(separator: ", ")
      if let last = closed.last, last.reason == reason, last.days.last.adding(days: 1) == date,
        let days = DateSpan(last.days.first, date)
      {
        closed[closed.count - 1] = PackClosedDay(days: days, reason: reason)
      } else {
        closed.append(PackClosedDay(days: DateSpan(date), reason: reason))
      }
    }
    return closed
  }

  /// Renders a meeting's pack over the one that stands there, and makes the other formats from it.
  func build(
    _ meeting: Meeting, edits: HandEdits, converter: PackConverter, formats: [PackFileFormat]
  ) throws {
    let relative = path(of: meeting)
    do {
      guard let template = meeting.series.pack else {
        let id = meeting.schedule.shortID(of: meeting.occurrence)
        throw Self.failure("\(id) has no pack; name one with 'pack:' in its series")
      }
      let context = try context(of: meeting)
      let pictures = PackBuilder.pictures(context)
      let pack = try write(context, pictures, template: template, to: relative, edits: edits)
      for format in formats {
        try converter.convert(
          pack, pictures, to: format, language: loaded.portfolio.workspace.language,
          as: relative.dropLast(3) + "." + format.rawValue)
      }
    } catch let error as PackError {
      throw Console.fail(error.diagnostics)
    } catch let error as AtomicFile.Failure {
      throw Console.fail([error.diagnostic])
    } catch let error as Unreadable {
      throw Console.fail([error.diagnostic])
    }
  }

  private func write(
    _ context: PackContext, _ pictures: [PackPicture], template: String, to relative: String, edits: HandEdits
  ) throws -> SourceFile {
    let text = try PackBuilder.render(context, templates: templates, template: template)
    let file = PackFile(relative, in: loaded.root)
    let outcome = try file.rebuild(
      text, pictures: pictures, edits: edits, language: context.language)
    try outcome.tell(asOf: day)
    switch outcome {
    case .written(let pack, _, _), .unchanged(let pack, _): return SourceFile(path: relative, text: pack.text)
    case .refused: throw ExitCode(1)
    }
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
