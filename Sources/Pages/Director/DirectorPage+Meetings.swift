import BusinessCalendar
import Packs
import Programme
import Scheduling

extension DirectorPage {
  /// How many lines stand in the open; the rest waits folded up.
  private static let shown = 12

  var meetingMembers: [String: PageValue] {
    var zones = programme.parties.map(\.zone)
    zones = zones.enumerated().filter { zones.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    let lines = agenda.map { entry -> PageValue in
      .object(
        MeetingView(entry, language: language, today: asOf, zones: zones.filter { $0 != entry.zone }).members)
    }
    return [
      "meetings": .list(Array(lines.prefix(Self.shown))), "later": .list(Array(lines.dropFirst(Self.shown))),
      "has-meetings": .flag(!lines.isEmpty), "has-later": .flag(lines.count > Self.shown),
      "later-count": .number(max(0, lines.count - Self.shown)),
    ]
  }

  var packMembers: [String: PageValue] {
    let built = packs.filter { $0.path != nil }
    let unbuilt = packs.filter { $0.path == nil }
    return [
      "has-packs": .flag(!packs.isEmpty), "has-built": .flag(!built.isEmpty),
      "packs": .list(built.map(row)), "unbuilt": .list(unbuilt.map(row)),
      "has-unbuilt": .flag(!unbuilt.isEmpty), "unbuilt-count": .number(unbuilt.count),
    ]
  }

  private func row(_ line: PackLine) -> PageValue {
    var members = MeetingView(line.meeting, language: language, today: asOf).members
    members["path"] = .text(line.path ?? "")
    members["formats"] = .list(line.formats.map { ["ending": .text($0)] })
    return .object(members)
  }

  var healthMembers: [String: PageValue] {
    [
      "published": .optional(
        health.lastPublication.map {
          "\(format.longDate($0.date)), \(format.clock($0.minutesOfDay)) \(format.offset($0.offset))"
        }),
      "is-fresh": .flag(health.stale.isEmpty), "stale": .list(health.stale.map { .text($0) }),
      "has-findings": .flag(!health.findings.isEmpty),
      "findings": .list(health.findings.map { .text($0) }),
    ]
  }
}
