import BusinessCalendar
import Packs
import Programme
import Scheduling

/// A line of the agenda as pages show it.
struct MeetingView {
  private let entry: AgendaEntry
  private let format: PackFormat
  private let language: Workspace.Language
  private let today: CivilDate
  private let zones: [Zone]

  /// - Parameter zones: In which its time is told besides its own.
  init(_ entry: AgendaEntry, language: Workspace.Language, today: CivilDate, zones: [Zone] = []) {
    self.entry = entry
    self.language = language
    self.today = today
    self.zones = zones
    format = PackFormat(language: language)
  }

  var members: [String: PageValue] {
    let isTimed = entry.time != nil
    let clock = ClockTimes(start: entry.start, end: entry.end, zone: entry.zone, others: zones, format)
    return [
      "id": .text(entry.id), "title": .text(entry.title), "iso": .text(entry.date.description),
      "weekday-date": .text(format.longDate(entry.date)),
      "in-days": .text(RelativeDays.words(entry.date - today, language)),
      "timed": .flag(isTimed), "clock": .text(isTimed ? clock.own : ""),
      "zone": .text(isTimed ? clock.place : ""), "elsewhere": .optional(isTimed ? clock.elsewhere : nil),
      "is-cancelled": .flag(entry.status == .cancelled),
      "reason": .optional(entry.reason), "clause": .optional(entry.clause),
      "story": .flag(isTimed), "name": .text(shortName),
    ]
  }

  private var shortName: String { "\(entry.series)/\(entry.period)" }
}

/// A span of time as clocks of several places show it.
struct ClockTimes {
  /// `10:00–11:15`.
  let own: String
  /// `Lima`.
  let place: String
  /// `17:00 Luxembourg, 15:00 London`; nil where all clocks agree.
  let elsewhere: String?

  init(start: ZonedInstant, end: ZonedInstant, zone: Zone, others: [Zone], _ format: PackFormat) {
    func clock(_ instant: ZonedInstant, in zone: Zone) -> String {
      let local = ZonedInstant(
        secondsSince1970: instant.secondsSince1970, offset: zone.offset(at: instant.secondsSince1970))
      return format.clock(local.minutesOfDay)
    }
    own = clock(start, in: zone) + "–" + clock(end, in: zone)
    place = Self.place(zone)
    var told: [String] = []
    let day = Self.date(start, in: zone)
    for other in others
    where other.offset(at: start.secondsSince1970) != zone.offset(at: start.secondsSince1970) {
      let there = Self.date(start, in: other)
      let shift = there == day ? "" : there > day ? " (+1)" : " (−1)"
      told.append("\(clock(start, in: other))\(shift) \(Self.place(other))")
    }
    elsewhere = told.isEmpty ? nil : told.joined(separator: ", ")
  }

  static func date(_ instant: ZonedInstant, in zone: Zone) -> CivilDate {
    ZonedInstant(
      secondsSince1970: instant.secondsSince1970, offset: zone.offset(at: instant.secondsSince1970)
    ).date
  }

  /// The last part of a zone's name in words, `Buenos Aires`.
  static func place(_ zone: Zone) -> String {
    (zone.name.split(separator: "/").last.map(String.init) ?? zone.name).replacing("_", with: " ")
  }
}

/// How far away a day is.
enum RelativeDays {
  static func words(_ days: Int, _ language: Workspace.Language) -> String {
    let isSpanish = language == .spanishPE
    switch days {
    case 0: return isSpanish ? "hoy" : "today"
    case 1: return isSpanish ? "mañana" : "tomorrow"
    case -1: return isSpanish ? "ayer" : "yesterday"
    case 2...: return isSpanish ? "en \(days) días" : "in \(days) days"
    default: return isSpanish ? "hace \(-days) días" : "\(-days) days ago"
    }
  }
}
