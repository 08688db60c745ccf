import BusinessCalendar
import Diagnostics
import Programme

/// Why a meeting is where it is, in the words that people see.
extension ProgrammeRun {
  /// What keeps a meeting from where it was published.
  func departure(of meeting: PlacementMeeting, to start: Int, _ objections: Objections) -> String? {
    guard let published = meeting.published?.start, published != start else { return nil }
    let found = Self.joined(objections.to(published), \.text)
    let instant = meeting.rules.zone.instant(published)
    let words = found.isEmpty ? "others would have to move" : found.joined(separator: " and ")
    return
      "no longer on \(instant.date)\(meeting.rules.series.time == nil ? "" : " at \(instant.clock)"): \(words)"
  }

  /// A pin is obeyed all the same; that is what a person's word is for.
  mutating func pinStep(
    _ change: Change, _ draft: Draft, _ date: CivilDate, _ rules: SeriesRules, _ broken: [Objection]
  ) -> Occurrence.Step {
    // Where nobody is required, the hours are only for a start that is looked for, not for one that a person chose.
    let isFree = rules.isOwnTimeFree
    let told = broken.filter {
      switch $0.kind {
      case .hours, .dayOff: !isFree
      default: true
      }
    }
    let texts = Self.joined(told, \.text)
    for reason in texts {
      report(.scheduleChange, "\(shortID(of: draft)) is moved although \(reason)", at: change.location)
    }
    func reason(_ texts: [String]) -> String {
      ([change.why] + texts.map { "although \($0)" }).joined(separator: "; ")
    }
    return .init(
      stage: .change, date: date, isAccepted: true, reason: reason(texts),
      discreet: reason(Self.joined(told, \.discreet)))
  }

  /// The closures of one day are one sentence.
  private static func joined(_ objections: [Objection], _ text: KeyPath<Objection, String>) -> [String] {
    var result: [String] = []
    for objection in objections {
      let text = objection[keyPath: text]
      if objection.kind == .closed, let last = result.last, let range = text.firstRange(of: " is "),
        last.hasPrefix(text[..<range.upperBound])
      {
        result[result.count - 1] = last + " and " + text[range.upperBound...]
      } else if !result.contains(text) {
        result.append(text)
      }
    }
    return result
  }

  func placeStep(
    _ meeting: PlacementMeeting, _ place: PlacementMeeting.Candidate, _ date: CivilDate,
    _ objections: Objections
  ) -> Occurrence.Step {
    let zone = meeting.rules.zone
    let preferred = zone.instant(meeting.preferred)
    let from = preferred.date == date ? preferred.clock : "\(preferred.date) \(preferred.clock)"
    let broken = objections.to(meeting.preferred)
    let inconveniences =
      objections.number.map { objections.board.inconveniences(of: $0, at: meeting.preferred) } ?? []
    func step(_ reason: String, discreet: String? = nil, isStay: Bool = false) -> Occurrence.Step {
      .init(
        stage: .place, date: preferred.date, start: preferred, isAccepted: false, reason: reason,
        discreet: discreet, isStay: isStay)
    }
    func movedFrom(_ texts: [String]) -> String { "moved from \(from): \(texts.joined(separator: " and "))" }
    // What the rules say comes first, so that publishing changes no reason.
    if !broken.isEmpty {
      return step(
        movedFrom(Self.joined(broken, \.text)), discreet: movedFrom(Self.joined(broken, \.discreet)))
    }
    if !inconveniences.isEmpty {
      return step(
        movedFrom(inconveniences), discreet: movedFrom(["not everyone who is optional could come"]))
    }
    let stays = "; its rule would have it at \(from)"
    if meeting.frozen == place.start {
      let days = meeting.rules.series.freeze ?? 0
      return step(
        "stays where it was published, within the freeze of \(days) business days\(stays)", isStay: true)
    }
    return step("stays where it was published\(stays)", isStay: true)
  }

  /// A note where the clock skips or repeats the time that was meant.
  mutating func clockStep(
    _ draft: Draft, _ rules: SeriesRules, _ date: CivilDate, at start: Int, pin: Change?
  ) -> Occurrence.Step? {
    var time = rules.series.time
    if case .move(_, let other?) = pin?.action { time = other }
    guard let time else { return nil }
    let (minute, reading) = rules.zone.resolve(local: date.dayNumber * 1440 + time.minutes)
    guard minute == start else { return nil }
    let instant = rules.zone.instant(minute)
    let zone = rules.zone.zone.name
    let reason: String
    switch reading {
    case .once: return nil
    case .skipped: reason = "the clock of \(zone) skips \(time) on \(date); \(instant.clock) is meant"
    case .repeated:
      reason = "the clock of \(zone) shows \(time) twice on \(date); the first is meant, \(instant)"
    }
    report(.scheduleClock, "\(shortID(of: draft)): \(reason)", at: pin?.location ?? rules.series.location)
    return .init(stage: .place, date: date, start: instant, isAccepted: true, reason: reason)
  }
}
