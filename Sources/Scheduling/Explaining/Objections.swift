import BusinessCalendar
import Programme

/// A rule that a start breaks.
struct Objection: Sendable, Hashable {
  /// What sort of rule it is, with what a way out needs to know.
  enum Kind: Sendable, Hashable {
    case period, window, closed
    /// A day off of one party, whose day is another than the series' own.
    case dayOff
    /// Minutes before the hours begin, minutes after they end, and where.
    case hours(tooEarly: Int, tooLate: Int, zone: String)
    case absence(String)
    /// In which meeting, and whether that could be elsewhere.
    case busy(with: String, isMovable: Bool)
    case spacing
  }

  let kind: Kind
  /// The rule by name, the same for every start that it rules out.
  let rule: String
  /// How this start breaks it.
  let text: String

  /// The same for subscribers of several companies: nobody's absence, and no meeting with somebody else.
  var discreet: String {
    switch kind {
    case .absence: "someone who is needed is away"
    case .busy: "someone who is needed is in another meeting"
    default: text
    }
  }
}

/// What the hard rules have against a start of one occurrence.
struct Objections {
  let rules: SeriesRules
  let period: DateSpan
  let bound: DateSpan?
  let adjusted: CivilDate?
  let board: PlacementBoard
  /// The occurrence on the board, if it is there.
  let number: Int?

  init(_ board: PlacementBoard, of number: Int) {
    let meeting = board.meetings[number]
    rules = meeting.rules
    period = meeting.period
    bound = meeting.bound
    adjusted = meeting.adjusted
    self.board = board
    self.number = number
  }

  init(_ draft: Draft, _ rules: SeriesRules, _ board: PlacementBoard) {
    self.rules = rules
    period = draft.period.span
    bound = draft.bound
    adjusted = draft.adjusted
    self.board = board
    number = nil
  }

  /// Every rule that a start breaks; none where it is allowed.
  ///
  /// - Parameter minutes: The length to judge, where it is not the series' own.
  func to(_ start: Int, minutes: Int? = nil) -> [Objection] {
    let day = CivilDate(clamping: rules.zone.local(start).quotient(1440))
    return to(day: day) + toClock(start, minutes ?? rules.minutes, day)
  }

  /// Every rule that a day breaks, whatever the time.
  func to(day: CivilDate) -> [Objection] {
    var found: [Objection] = []
    if day != adjusted || rules.series.convention != .unadjusted {
      let closures = rules.joined.closures(on: day)
      for closure in closures {
        found.append(.init(kind: .closed, rule: closure.rule, text: "\(day) is \(closure)"))
      }
    }
    let isRelative = if case .relative = rules.series.rule { true } else { false }
    if !isRelative || rules.series.window != nil, !period.contains(day) {
      found.append(
        .init(kind: .period, rule: "the period \(period)", text: "\(day) is outside its period \(period)"))
    } else if !(bound?.contains(day) ?? false) {
      let name = rules.series.window.map { "window \($0)" } ?? "time between its neighbours"
      let words = rules.series.window == nil ? "time" : "window"
      let text =
        bound.map { "\(day) is outside its \(words) \($0)" } ?? "the \(name) holds no day of \(period)"
      found.append(.init(kind: .window, rule: "the \(name)", text: text))
    }
    return found
  }

  private func toClock(_ start: Int, _ minutes: Int, _ day: CivilDate) -> [Objection] {
    var found: [Objection] = []
    for hours in rules.hours where !hours.hold(start, minutes) && !rules.isFree(start) {
      let from = hours.timeOfDay(start)
      let zone = hours.zone.zone.name
      found.append(
        .init(
          kind: .hours(
            tooEarly: max(0, hours.hours.from.minutes - from),
            tooLate: max(0, from + minutes - hours.hours.to.minutes), zone: zone),
          rule: "the working hours of \(hours.who), \(hours.hours) in \(zone)",
          text:
            "\(Self.clock(from)) to \(Self.clock(from + minutes)) in \(zone) is outside the working hours of "
            + "\(hours.who), \(hours.hours)"))
    }
    for hours in rules.hours
    where !hours.isOpen(start, seriesDay: day.dayNumber) && !rules.isFree(start) {
      let there = CivilDate(clamping: hours.zone.local(start).quotient(1440))
      let closures = JoinedCalendar(centres: [hours.calendar].compactMap { $0 }).closures(on: there)
      found.append(
        .init(
          kind: .dayOff, rule: "the days off of \(hours.who) in \(hours.zone.zone.name)",
          text: "it is \(there) for \(hours.who), \(closures.map(\.description).joined(separator: " and "))"))
    }
    for seat in rules.required {
      guard let absence = seat.absence(at: start, minutes) else { continue }
      let text = "\(seat.attendee.name) is away \(absence.words)"
      found.append(.init(kind: .absence(seat.attendee.name), rule: text, text: text))
    }
    for (attendee, other) in board.bookings(
      of: rules.required, from: start, to: start + minutes, except: number)
    {
      let meeting = board.meetings[other]
      found.append(
        .init(
          kind: .busy(with: meeting.id, isMovable: meeting.fixed == nil && !meeting.isFollowed),
          rule: attendee.name, text: "\(attendee.name) is in \(meeting.id)"))
    }
    found += toSpacing(day)
    return found
  }

  private func toSpacing(_ day: CivilDate) -> [Objection] {
    guard let spacing = rules.series.spacing, let number else { return [] }
    return board.siblings(of: board.meetings[number]).compactMap { other in
      guard other != number, let place = board.places[other] else { return nil }
      let distance = abs(place.day - day.dayNumber)
      guard distance < spacing else { return nil }
      return Objection(
        kind: .spacing, rule: "the spacing of \(spacing) days",
        text:
          "it is \(distance) day\(distance == 1 ? "" : "s") from \(board.meetings[other].id), and the spacing is \(spacing)"
      )
    }
  }

  /// `17:00`; a time past midnight goes on counting, `25:30`.
  static func clock(_ minutes: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }
}

extension JoinedCalendar.Closure {
  /// The rule that closes the day, without the day's own name.
  fileprivate var rule: String {
    switch self {
    case .weekend: "the weekend"
    case .holiday(_, let centre): "the holidays of \(centre)"
    case .blackout: "the \(description)"
    case .noData(let centre): "no holiday data of \(centre)"
    }
  }
}
