import BusinessCalendar
import Foundation
import Scheduling
import Synchronization

/// The workspace as of today, for pages and programs: read anew when one of its files, its journal or the day has changed, and shared
/// by all who ask meanwhile.
final class WorkspaceShelf: Sendable {
  private struct Held {
    var stamp: WorkspaceStamp?
    var loaded: LoadedWorkspace?
    /// As of other days that were asked for, while the files stay as they are.
    var others: [CivilDate: LoadedWorkspace] = [:]
    let marks: JournalMarks
  }

  /// Why the workspace cannot be shown.
  struct Failure: Error, CustomStringConvertible {
    /// What the program would have said in a terminal.
    let lines: [String]
    var description: String { lines.joined(separator: " ") }
  }

  private let options: WorkspaceOptions
  private let root: String
  /// Whoever asks first reads, and the others wait for it.
  private let held: Mutex<Held>

  /// - Parameters:
  ///   - options: Which workspace.
  ///   - root: Its folder.
  ///   - journal: Its journal's file.
  init(_ options: WorkspaceOptions, root: String, journal: String) {
    self.options = options
    self.root = root
    held = Mutex(Held(marks: JournalMarks(path: journal)))
  }

  /// The workspace as it stands, with what is wrong with it in ``LoadedWorkspace/readingDiagnostics``.
  ///
  /// - Throws: ``Failure`` where it cannot be read at all.
  func current() throws -> LoadedWorkspace {
    try held.withLock { held in
      let stamp = try WorkspaceStamp(root: root, marks: held.marks)
      if let loaded = held.loaded, held.stamp == stamp { return loaded }
      let loaded = try Self.listening { try LoadedWorkspace.load(options, asOf: stamp.day) }
      held.loaded = loaded
      held.stamp = stamp
      held.others = [:]
      return loaded
    }
  }

  /// How many other days are kept at once.
  private static let mostDays = 8

  /// As ``current()``, as of another day; nil for today.
  func workspace(asOf day: CivilDate?) throws -> LoadedWorkspace {
    let today = try current()
    guard let day, day != today.schedule.asOf else { return today }
    return try held.withLock { held in
      if let loaded = held.others[day] { return loaded }
      let loaded = try Self.listening { try LoadedWorkspace.load(options, asOf: day) }
      if held.others.count >= Self.mostDays { held.others = [:] }
      held.others[day] = loaded
      return loaded
    }
  }

  /// Runs what was written for a terminal; where it fails, throws what it said there.
  static func listening<Value>(_ body: () throws -> Value) throws -> Value {
    let listener = Console.Listener()
    do {
      return try Console.$listener.withValue(listener, operation: body)
    } catch let findings as Findings {
      Console.$listener.withValue(listener) { Console.report(findings.diagnostics) }
      throw Failure(lines: listener.heard)
    } catch {
      throw Failure(lines: listener.heard.isEmpty ? ["\(error)"] : listener.heard)
    }
  }
}
