import BusinessCalendar
import Diagnostics
import ProgrammeFile
import Scheduling

/// A random programme of a workspace, as the text of its file.
struct RandomProgramme {
  let id: String
  private(set) var text = ""
  private let cast: RandomCast
  private let parties: [RandomCompany]
  private let roles = ["manager", "engineer", "marketing"]
  /// Each series' id with that of the one it follows.
  private var series: [(id: String, base: String?)] = []
  private var usesFiscalYear = false

  init(id: String, cast: RandomCast, _ chance: inout Chance) {
    self.id = id
    self.cast = cast
    var companies = cast.companies
    chance.shuffle(&companies)
    parties = Array(companies.prefix(chance.pick([1, 2, 2, 2, 3])))
    var lines = ["programme: \(id)", "currency: USD"]
    lines.append("term: { from: \(start(&chance)), length: \(length(&chance)) }")
    let meetings = meetings(&chance)
    if usesFiscalYear || chance.holds(20) {
      lines.append(
        "fiscal-year: \(chance.pick(["01-01", "02-01", "04-01", "07-01", "10-01", "04-06", "12-31"]))")
    }
    lines.append("parties:")
    for party in parties {
      let hours = party.hours.map { ", working-hours: \"\($0)\"" } ?? ""
      lines.append("  \(party.id): { time-zone: \(party.zone), business-centre: \(party.centre)\(hours) }")
    }
    lines += seats(&chance) + meetings
    text = lines.joined(separator: "\n") + "\n"
  }

  /// Near those of the other programmes; often the first of a month, sometimes a day that few months have.
  private func start(_ chance: inout Chance) -> CivilDate {
    let date = cast.base.adding(days: chance.number(0...150))
    let (year, month, _) = date.parts
    switch chance.number(1...10) {
    case 1...5: return CivilDate(year: year, month: month, day: 1) ?? date
    case 6: return CivilDate(year: year, month: month, day: chance.number(29...31)) ?? date
    case 7: return CivilDate(year: year, month: 2, day: 29) ?? date
    default: return date
    }
  }

  private func length(_ chance: inout Chance) -> String {
    switch chance.number(1...(cast.isTroubled ? 12 : 40)) {
    case 1...8 where cast.isTroubled: "\(chance.number(3...5)) months"
    case 1: chance.pick(["3 years", "4 years", "30 months"])
    case 2, 3: chance.pick(["2 years", "18 months", "5 quarters"])
    case 4...9: "year"
    case 10...15: "\(chance.number(13...30)) weeks"
    default: "\(chance.number(2...6)) months"
    }
  }

  /// Roles and who sits in them: a person, a title that nobody is named for, or nobody.
  private func seats(_ chance: inout Chance) -> [String] {
    var lines = ["roles:"]
    for role in roles {
      let titles = chance.some(parties, 80).map { "\($0.id): The \(role) of \($0.id)" }
      lines.append("  \(role): { \(titles.joined(separator: ", ")) }")
    }
    let assigned = parties.compactMap { party -> String? in
      let people = chance.some(roles, 60).map { "\($0): \(chance.pick(party.people))" }
      return people.isEmpty ? nil : "  \(party.id): { \(people.joined(separator: ", ")) }"
    }
    return assigned.isEmpty ? lines : lines + ["assignments:"] + assigned
  }

  private mutating func meetings(_ chance: inout Chance) -> [String] {
    var records: [String] = []
    for number in 1...chance.pick(cast.isTroubled ? [1, 2] : [1, 1, 2, 2, 2, 4]) {
      let rule = RandomRule(following: series.map(\.id), &chance)
      let id = "s\(number)"
      series.append((id, rule.base))
      if rule.isFiscal { usesFiscalYear = true }
      let entries = rule.entries + details(of: rule, &chance)
      if chance.holds(30) {
        records.append("  \(id):\n" + entries.map { "    \($0)" }.joined(separator: "\n"))
      } else {
        records.append("  \(id): { \(entries.joined(separator: ", ")) }")
      }
    }
    // A series may stand before the one that it follows.
    if chance.holds(30) { records.reverse() }
    return ["meetings:"] + records
  }

  /// All of a series but its rule.
  private func details(of rule: RandomRule, _ chance: inout Chance) -> [String] {
    var entries: [String] = ["calendar: \(chance.pick(["qbr", "technical-sync", "marketing", "all"]))"]
    if chance.holds(12) {
      entries.append("all-day: true")
    } else {
      let odd = chance.pick(["00:30", "02:30", "06:15", "23:30"])
      let usual = chance.pick([
        "08:30", "09:00", "09:30", "10:00", "11:00", "11:15", "13:00", "15:00", "16:30",
      ])
      entries.append("time: \"\(chance.holds(cast.isTroubled ? 8 : 1) ? odd : usual)\"")
      let lengths = ["15 min", "30 min", "45 min", "60 min", "75 min", "90 min", "2 hours", "4 hours"]
      entries.append("duration: \(chance.pick(lengths))")
    }
    if chance.holds(50) { entries.append("time-zone: \(chance.pick(parties).zone)") }
    if cast.isTroubled, chance.holds(10), entries.last?.hasPrefix("time-zone") == false {
      entries.append("time-zone: \(chance.pick(RandomCast.oddZones))")
    }
    if chance.holds(75) {
      entries.append("convention: \(chance.pick(BusinessDayConvention.allCases).rawValue)")
    }
    if chance.holds(40) {
      let centres = chance.some(cast.companies.map(\.centre), 60)
      if !centres.isEmpty { entries.append("centres: [\(centres.joined(separator: ", "))]") }
    }
    if cast.isTroubled || !rule.isShort, chance.holds(25) { entries.append("window: \(window(&chance))") }
    if chance.holds(8) {
      let spacings = cast.isTroubled ? ["2 days", "5 days", "2 weeks"] : ["1 day", "2 days"]
      entries.append("spacing: \(chance.pick(spacings))")
    }
    if chance.holds(25) { entries.append("freeze: \(chance.number(0...40)) business-days") }
    if chance.holds(30) { entries.append("stub: \(chance.pick(["keep", "keep", "skip"]))") }
    for (key, percent) in [("attendees", 50), ("optional", 12)] {
      let seats = chance.some(roles, percent)
      if !seats.isEmpty { entries.append("\(key): [\(seats.joined(separator: ", "))]") }
    }
    let resources = chance.some(cast.resources, 25)
    if !resources.isEmpty { entries.append("resources: [\(resources.joined(separator: ", "))]") }
    if chance.holds(30) {
      let prepared = ["Numbers frozen", "Pack out"].prefix(chance.number(1...2)).map {
        "{ what: \($0), before: \(chance.number(0...12)) business-days, of: \(chance.pick(parties).id) }"
      }
      entries.append("prepare: [\(prepared.joined(separator: ", "))]")
    }
    return entries
  }

  /// A part of the period from either end, in open days or all days; sometimes one that may hold no open day.
  private func window(_ chance: inout Chance) -> String {
    let unit = chance.pick(["day", "business-day"])
    let first = chance.pick([1, 1, 2, 5, 8])
    switch chance.number(1...6) {
    case 1 where cast.isTroubled: return "day \(first)..\(first + chance.number(0...3))"
    case 2: return "\(unit) -\(first + chance.number(4...20))..-\(first)"
    case 3: return "\(unit) \(first)..-\(chance.pick([1, 3]))"
    case 4 where cast.isTroubled: return "\(unit) -\(chance.number(10...25))..\(chance.number(5...25))"
    default: return "\(unit) \(first)..\(first + chance.number(4...25))"
    }
  }

  /// Moves and cancels some occurrences, by the labels that they have without changes.
  mutating func addChanges(workspace: String, _ chance: inout Chance) {
    guard chance.holds(60), let read = try? ReadPortfolio(workspace: workspace, programmes: [text]),
      let programme = read.programmes.first
    else { return }
    let dated = read.scheduler.adjustedDates(of: programme)
    var lines: [String: String] = [:]
    for _ in 0..<chance.number(1...3) where !dated.isEmpty {
      let (name, adjusted) = chance.pick(dated)
      let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
      let followers = series.filter { $0.base == parts[0] }.map(\.id)
      let key = "\(followers.isEmpty || chance.holds(60) ? parts[0] : followers[0])/\(parts[1])"
      let date = (adjusted ?? cast.base).adding(days: chance.number(-12...12))
      let time = chance.holds(50) ? "T" + chance.pick(["09:30", "10:00", "14:15", "02:30", "20:00"]) : ""
      let action = chance.holds(35) ? "cancel: true" : "move-to: \(date)\(time)"
      lines[key] = "  \(key): { \(action), why: Because }"
    }
    if !lines.isEmpty {
      text += "changes:\n" + lines.keys.sorted().compactMap { lines[$0] }.joined(separator: "\n") + "\n"
    }
  }
}
