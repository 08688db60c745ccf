import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import ICalendar

/// The holiday calendars that date arithmetic counts on: those of files named on the command line, then the shipped ones
/// as the workspace amends them.
struct CentreShelf {
  private let installation: Installation
  private var workspace: WorkspaceFiles?
  private var calendars: [String: HolidayCalendar] = [:]
  private var joined: [[String]: BusinessDays] = [:]

  init(_ options: DateOptions) throws {
    do {
      installation = try Installation.find()
      workspace = try WorkspaceFiles.nearest(options.workspace)
      for file in options.files { try add(file) }
    } catch let error as Unreadable {
      throw Console.fail([error.diagnostic])
    }
  }

  /// Answers an expression on the centres that it names, else on those of the workspace's parties.
  mutating func answer(_ expression: DateExpression) throws(DateArithmeticError) -> DateAnswer {
    let centres = expression.centres.isEmpty ? workspace?.centres ?? [] : expression.centres
    return try businessDays(of: centres).answer(expression.question)
  }

  private mutating func businessDays(of centres: [String]) throws(DateArithmeticError) -> BusinessDays {
    if let known = joined[centres] { return known }
    var found: [HolidayCalendar] = []
    for centre in centres { found.append(try calendar(of: centre)) }
    let made = try BusinessDays(JoinedCalendar(centres: found))
    // A batch may name any number of combinations; what it repeats it repeats soon.
    if joined.count >= 256 { joined.removeAll() }
    joined[centres] = made
    return made
  }

  private mutating func calendar(of centre: String) throws(DateArithmeticError) -> HolidayCalendar {
    if let known = calendars[centre] { return known }
    let names = Set(installation.centres).union(workspace?.ownCentres ?? [])
    guard names.contains(centre) else {
      let known = names.union(calendars.keys).sorted()
      throw DateArithmeticError(
        "no business centre is named '\(centre.prefix(40))'\(Suggestion.ending(for: centre, in: known))")
    }
    do {
      let own = try workspace?.calendar(of: centre)
      let calendar = try own ?? installation.calendar(of: centre)
      calendars[centre] = calendar
      return calendar
    } catch let error as Unreadable {
      throw DateArithmeticError(error.diagnostic.message)
    } catch {
      throw DateArithmeticError("\(error)")
    }
  }

  /// Takes the calendars of a file: `holidays.json`, `team.ics`, `TEAM=calendar.ics`.
  private mutating func add(_ argument: String) throws {
    var path = argument
    var name: String?
    if let equals = argument.firstIndex(of: "="), !argument[..<equals].contains("/") {
      name = String(argument[..<equals])
      path = String(argument[argument.index(after: equals)...])
    }
    let url = URL(fileURLWithPath: path)
    let bytes = try InputFile.bytes(at: path, shownAs: path).get()
    do {
      if url.pathExtension.lowercased() == "ics" {
        let events = try DayEvents(ics: bytes)
        for note in events.notes {
          Console.report([
            Diagnostic(
              .calendarEvent, note.message,
              at: SourceLocation(file: SourceFile(path: path, text: ""), line: note.line ?? 0))
          ])
        }
        let centre = name ?? url.deletingPathExtension().lastPathComponent
        calendars[centre] = try HolidayCalendar(centre: centre, events)
      } else {
        for calendar in try HolidayCalendar.calendars(json: bytes) {
          calendars[name ?? calendar.centre] = calendar
        }
      }
    } catch let error as CalendarReadingError {
      throw Unreadable(path, error.reason)
    } catch let error as HolidayDataError {
      throw Unreadable(path, error.reason)
    }
  }
}
