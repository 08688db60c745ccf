import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import Programme
import Scheduling

/// A pack as a file that a person names, and the meeting that it is of.
struct PackPlace {
  let loaded: LoadedWorkspace
  let schedule: Schedule
  let occurrence: Occurrence
  /// What is remembered of its last build.
  let lastBuild: SourceFile?

  /// Reads a pack, and finds its meeting by name, else by its path below `packs/`.
  static func open(
    _ path: String, _ meeting: String?, programme: String?, _ workspace: WorkspaceOptions, asOf: CivilDate
  ) throws -> (SourceFile, PackPlace) {
    let bytes = try InputFile.bytes(at: path, shownAs: path).get()
    let (source, problem) = SourceFile.decode(bytes, path: path)
    if let problem { throw Console.fail([problem]) }
    let loaded = try LoadedWorkspace.open(workspace, asOf: asOf)
    let name = try meeting ?? named(path, in: loaded.root)
    let chosen = loaded.schedules.filter { schedule in
      programme.map { $0 == schedule.programme.id } ?? true
    }
    let found = chosen.compactMap { schedule in schedule.occurrence(named: name).map { (schedule, $0) } }
    guard found.count == 1, let (schedule, occurrence) = found.first else {
      if found.count > 1 {
        let names = found.map { $0.0.id(of: $0.1) }.joined(separator: ", ")
        throw ValidationError("'\(name)' names a meeting in several programmes; write one of \(names)")
      }
      let known = chosen.flatMap { schedule in schedule.occurrences.map(schedule.shortID) }
      throw Console.fail([
        Diagnostic(
          .nameUnknown, "no meeting is named '\(name)'\(Suggestion.ending(for: name, in: known))", at: nil)
      ])
    }
    let pack = loaded.packName(of: occurrence, schedule)
    let last = PackFile("packs/\(pack).md", in: loaded.root).lastBuild
    return (source, PackPlace(loaded: loaded, schedule: schedule, occurrence: occurrence, lastBuild: last))
  }

  private static func named(_ path: String, in root: String) throws -> String {
    let whole = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    let folder =
      URL(fileURLWithPath: root + "/packs").standardizedFileURL.resolvingSymlinksInPath().path + "/"
    guard whole.hasPrefix(folder), whole.hasSuffix(".md") else {
      throw ValidationError("'\(path)' lies not under packs/; name its meeting with --meeting")
    }
    return String(whole.dropFirst(folder.count).dropLast(3))
  }
}
