public import BusinessCalendar
import Programme

/// A dated line of the agenda: a meeting, a day that follows from the agreement, or a deadline that a register keeps. What calendars and reports show.
public struct AgendaEntry: Sendable {
  /// `programme/series/period`.
  public let id: String
  /// The programme's id.
  public let programme: String
  /// The series' id.
  public let series: String
  /// The period's label.
  public let period: String
  /// The calendar it is published in.
  public let calendar: String
  /// What it is called.
  public let title: String
  /// What it is about.
  public let detail: String?
  /// The clause that asks for it.
  public let clause: String?
  /// What each party calls the seats that attend, one text a role: `ISV Partner Manager / Alliance Director`.
  public let attendees: [String]
  /// The roles that it is for, by id.
  public let roles: [String]
  /// The parties that it is for, by id.
  public let parties: [String]
  /// The people of the workspace who attend, by id.
  public let people: [String]
  /// The rooms and bridges that it takes, by id.
  public let resources: [String]
  /// How many business days ahead it stays where it is; nil for no freeze.
  public let freeze: Int?
  /// The occurrence that it prepares, in the workspace: milestones have one.
  public let prepares: String?
  /// The name of its pack, if it has one.
  public let pack: String?
  /// Its day.
  public let date: CivilDate
  /// When it starts; nil for an all-day entry.
  public let time: LocalTime?
  /// The zone of `time`.
  public let zone: Zone
  /// How long it lasts, in minutes; of no meaning for an all-day entry.
  public let minutes: Int
  /// When it starts.
  public let start: ZonedInstant
  /// When it ends; the next midnight for an all-day entry.
  public let end: ZonedInstant
  /// What the rule says before holidays.
  public let nominalDate: CivilDate
  /// The nominal date moved to an open day.
  public let adjustedDate: CivilDate
  /// What its rule says, as a publication records it.
  public var rule: String { claim.map { $0.text(from: basis) } ?? ownRule }
  /// Whether it takes place.
  public let status: Occurrence.Status
  /// Why it is where it is; empty where the rule was simply followed.
  public let reason: String
  /// ``reason`` for subscribers of several companies: without who is away or in which other meeting.
  public let discreetReason: String
  /// Whether it stands where it was published although its rules would have it elsewhere by now.
  public let isKept: Bool
  /// Why it is no longer where it was published; nil where it is, or was never published under this rule.
  public let departure: String?
  /// The rule of a meeting, and the day from which it counts; put into words only where somebody asks.
  let claim: RuleClaim?
  let basis: CivilDate
  /// The rule of what is no meeting.
  let ownRule: String
}

extension Schedule {
  /// The agenda of the programme, unplaceable occurrences left out, by start, then id.
  public var agenda: [AgendaEntry] { agenda { _, _ in true } }

  /// The part of the agenda on days and in calendars that are wanted. Only that part is built, because an agenda of years
  /// is much larger than what a person asks for.
  public func agenda(where isWanted: (CivilDate, _ calendar: String) -> Bool) -> [AgendaEntry] {
    let seats = programme.seats
    let claims = programme.series.map { RuleClaim($0) }
    let meetings = occurrences.compactMap { occurrence -> AgendaEntry? in
      guard let date = occurrence.date, isWanted(date, series(of: occurrence).calendar) else { return nil }
      return entry(occurrence, seats: seats, claims[occurrence.seriesIndex])
    }
    let contract = programme.contractDates.compactMap { isWanted($0.date, "contract") ? entry($0) : nil }
    let prepared = milestones.compactMap {
      isWanted($0.date, programme.series[$0.seriesIndex].calendar) ? entry($0) : nil
    }
    let due = deadlines.compactMap {
      $0.settlement == nil && isWanted($0.day.date, $0.calendar) ? entry($0) : nil
    }
    return (meetings + contract + prepared + due).sorted { ($0.start, $0.id) < ($1.start, $1.id) }
  }

  /// The people who sit in roles, each once.
  private func people(in roles: [String]) -> [String] {
    var result: [String] = []
    for role in roles {
      for party in programme.parties {
        if let person = programme.assignments[party.id]?[role], !result.contains(person) {
          result.append(person)
        }
      }
    }
    return result
  }

  /// The parties that have a seat in one of the roles; all of them where nobody is named.
  private func parties(in roles: [String]) -> [String] {
    let seated = programme.parties.filter { party in
      programme.roles.contains { roles.contains($0.id) && $0.seats[party.id] != nil }
        || roles.contains { programme.assignments[party.id]?[$0] != nil }
    }
    return (seated.isEmpty ? programme.parties : seated).map(\.id)
  }

  private func entry(_ occurrence: Occurrence, seats: [String: String], _ claim: RuleClaim) -> AgendaEntry? {
    let series = series(of: occurrence)
    guard let date = occurrence.date, let start = start(of: occurrence), let end = end(of: occurrence) else {
      return nil
    }
    return AgendaEntry(
      id: id(of: occurrence), programme: programme.id, series: series.id, period: occurrence.period.label,
      calendar: series.calendar, title: series.title, detail: series.focus, clause: series.clause,
      attendees: series.attendees.compactMap { seats[$0] }
        + series.optional.compactMap { seats[$0].map { "\($0) (optional)" } },
      roles: series.attendees + series.optional, parties: parties(in: series.attendees + series.optional),
      people: people(in: series.attendees + series.optional), resources: series.resources,
      freeze: series.freeze, prepares: nil, pack: series.pack,
      date: date, time: occurrence.time, zone: series.zone, minutes: series.minutes, start: start, end: end,
      nominalDate: occurrence.nominalDate ?? date, adjustedDate: occurrence.adjustedDate ?? date,
      status: occurrence.status, reason: occurrence.reason,
      discreetReason: occurrence.discreetReason, isKept: occurrence.remarks.contains(where: \.isStay),
      departure: occurrence.departure, claim: claim,
      basis: occurrence.basis, ownRule: "")
  }

  private func entry(_ milestone: DatedMilestone) -> AgendaEntry? {
    let series = programme.series[milestone.seriesIndex]
    guard let zone = programme.parties.first(where: { $0.id == milestone.party })?.zone,
      let midnight = LocalTime(hour: 0, minute: 0)
    else { return nil }
    return AgendaEntry(
      id: "\(programme.id)/\(milestone.occurrence)/\(milestone.name)", programme: programme.id,
      series: series.id,
      period: milestone.period, calendar: series.calendar, title: "\(milestone.what): \(series.title)",
      detail: "\(milestone.words), by the calendar of \(milestone.party)",
      clause: series.clause, attendees: [], roles: series.attendees + series.optional,
      parties: [milestone.party], people: [], resources: [], freeze: nil,
      prepares: "\(programme.id)/\(milestone.occurrence)", pack: nil, date: milestone.date, time: nil,
      zone: zone,
      minutes: 0, start: zone.instant(of: milestone.date, midnight),
      end: zone.instant(of: milestone.date.adding(days: 1), midnight), nominalDate: milestone.date,
      adjustedDate: milestone.date, status: .confirmed, reason: "", discreetReason: "",
      isKept: false, departure: nil, claim: nil, basis: milestone.date, ownRule: milestone.rule)
  }

  private func entry(_ deadline: RegisterDeadline) -> AgendaEntry? {
    let parties = deadline.parties.isEmpty ? programme.parties.map(\.id) : deadline.parties
    let zone = programme.parties.first { parties.contains($0.id) }?.zone
    guard let zone = zone ?? programme.parties.first?.zone, let midnight = LocalTime(hour: 0, minute: 0)
    else { return nil }
    let day = deadline.day
    return AgendaEntry(
      id: deadline.id, programme: programme.id, series: deadline.series, period: deadline.period,
      calendar: deadline.calendar, title: deadline.title, detail: day.rule, clause: deadline.clause,
      attendees: [], roles: deadline.roles, parties: parties, people: deadline.people, resources: [],
      freeze: nil, prepares: nil, pack: nil, date: day.date, time: nil, zone: zone, minutes: 0,
      start: zone.instant(of: day.date, midnight),
      end: zone.instant(of: day.date.adding(days: 1), midnight), nominalDate: day.nominalDate,
      adjustedDate: day.date, status: .confirmed,
      reason: (deadline.whatHappened + (day.note.map { [$0] } ?? [])).joined(separator: "; "),
      // Facts name what they are about; that a request moved on is no revision of its deadline.
      discreetReason: day.note ?? "", isKept: false, departure: nil, claim: nil, basis: day.date,
      ownRule: deadline.rule)
  }

  private func entry(_ contract: ContractDate) -> AgendaEntry? {
    guard let zone = programme.parties.first?.zone, let midnight = LocalTime(hour: 0, minute: 0) else {
      return nil
    }
    return AgendaEntry(
      id: "\(programme.id)/\(contract.series)/\(contract.period)", programme: programme.id,
      series: contract.series,
      period: contract.period, calendar: "contract", title: contract.title, detail: contract.detail,
      clause: nil,
      attendees: [], roles: [], parties: programme.parties.map(\.id), people: [], resources: [], freeze: nil,
      prepares: nil, pack: nil, date: contract.date, time: nil, zone: zone,
      minutes: 0,
      start: zone.instant(of: contract.date, midnight),
      end: zone.instant(of: contract.date.adding(days: 1), midnight),
      nominalDate: contract.date, adjustedDate: contract.date, status: .confirmed, reason: "",
      discreetReason: "", isKept: false, departure: nil, claim: nil, basis: contract.date,
      ownRule: contract.date.description)
  }
}

extension Programme {
  /// What each role's seats are called, parties in the agreement's order, by the role's id.
  fileprivate var seats: [String: String] {
    let texts = roles.map { role in
      let seats = parties.compactMap { role.seats[$0.id] }
      return (role.id, seats.isEmpty ? role.title : seats.joined(separator: " / "))
    }
    return Dictionary(texts, uniquingKeysWith: { first, _ in first })
  }
}
