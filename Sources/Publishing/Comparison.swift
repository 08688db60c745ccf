import BusinessCalendar
import Programme
import Scheduling

/// The schedules compared with the record, event by event.
struct Comparison {
  /// Every row of the record that changes, whether or not subscribers see anything of it.
  private(set) var drafts: [RevisionDraft] = []
  /// What subscribers see of it, in no order.
  private(set) var changes: [Plan.Change] = []

  private let asOf: CivilDate
  private let uidDomain: String
  private let audiences: [PublishedCalendar]
  private let horizons: [String: CivilDate]
  private let programmes: Set<Substring>
  /// Why nothing is due any more, by the identities of deadlines.
  private let settled: [String: RegisterDeadline.Settlement]

  init(_ record: PublicationRecord, _ schedule: PortfolioSchedule, _ workspace: Workspace) {
    asOf = schedule.asOf
    uidDomain = workspace.uidDomain
    audiences = workspace.calendars.map { PublishedCalendar($0) }
    horizons = schedule.freezeHorizons
    programmes = Set(schedule.schedules.map { $0.programme.id[...] })
    settled = Dictionary(
      schedule.schedules.flatMap(\.deadlines).compactMap { due in due.settlement.map { (due.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    let resources = Dictionary(
      workspace.resources.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    var unplaceable: [String: String] = [:]
    for schedule in schedule.schedules {
      for entry in schedule.agenda where seen.insert(entry.id).inserted {
        compare(
          entry, EventContent(entry, of: schedule.programme, resources: resources), record.events[entry.id])
      }
      for occurrence in schedule.occurrences where occurrence.status == .unplaceable {
        unplaceable[schedule.id(of: occurrence)] = occurrence.reason
      }
    }
    for (id, event) in record.events where !seen.contains(id) { vanish(event, unplaceable[id]) }
  }

  // MARK: What the agenda has

  private mutating func compare(_ entry: AgendaEntry, _ shown: EventContent, _ before: PublishedEvent?) {
    if let before, isHistory(before), entry.date < asOf { return }
    var content = shown
    // Subscribers were told why it was put there; that the reason is gone since is no news to them.
    if entry.isKept, let before { content.reason = before.content.reason }
    let isStillHeld = before.map { !$0.content.isCancelled } ?? false
    // Nobody has to be told that a meeting which nobody saw does not take place.
    if content.isCancelled, before?.hasLeft ?? true { return }
    let cancelledOn = content.isCancelled ? (isStillHeld ? asOf : before?.cancelledOn ?? asOf) : nil
    let draft = RevisionDraft(
      id: entry.id, newUID: Self.uid(of: entry.id, in: uidDomain), before: before,
      shared: SharedContent(content), attendance: Attendance(entry), rule: entry.rule, freeze: entry.freeze,
      cancelledOn: cancelledOn, hasLeft: hasLeft(cancelledOn))
    take(draft) { Self.change(entry, from: before, to: content) }
  }

  /// What subscribers see of a difference, and why; nil for nothing.
  private static func change(_ entry: AgendaEntry, from row: PublishedEvent?, to after: EventContent)
    -> (kind: Plan.Change.Kind, reason: String)?
  {
    guard let row, !row.hasLeft else {
      let fallback = row == nil ? "not published yet" : "it takes place again"
      return (.add, entry.reason.isEmpty ? fallback : entry.reason)
    }
    let before = row.content
    let fields = after.differences(from: before)
    if fields.isEmpty { return nil }
    if after.isCancelled {
      if !before.isCancelled { return (.cancel, entry.reason) }
      // Nobody goes there: that the place which it keeps is another is a change of what is shown, not a move.
      return (.update, fields.joined(separator: ", ") + " of a cancelled meeting")
    }
    // The same instant by another zone's clock is no move.
    let isMoved = before.start.secondsSince1970 != after.start.secondsSince1970
    if before.isCancelled, !isMoved { return (.update, "it takes place again") }
    if isMoved {
      return (.move, whyMoved(entry, from: row, restored: before.isCancelled))
    }
    return (.update, fields.joined(separator: ", "))
  }

  private static func whyMoved(_ entry: AgendaEntry, from row: PublishedEvent, restored: Bool) -> String {
    var parts: [String] = []
    if restored { parts.append("it takes place again") }
    if let departure = entry.departure {
      parts.append(departure)
    } else if row.rule != entry.rule {
      parts.append(whatRuleChanged(row.rule, entry.rule))
    }
    if !entry.reason.isEmpty { parts.append(entry.reason) }
    return parts.isEmpty ? "what kept it from where its rule has it is gone" : parts.joined(separator: "; ")
  }

  /// A rule that says the same is only counted from another day.
  private static func whatRuleChanged(_ before: String, _ after: String) -> String {
    let separator = ", from "
    if let old = before.ranges(of: separator).last, let new = after.ranges(of: separator).last,
      before[..<old.lowerBound] == after[..<new.lowerBound]
    {
      return "it is counted from \(after[new.upperBound...]), no longer from \(before[old.upperBound...])"
    }
    return "its rule says '\(after)', no longer '\(before)'"
  }

  /// `mifibra-aws.qbr.Y2-Q3@mifibra.example`.
  private static func uid(of identity: String, in domain: String) -> String {
    let dotted = identity.utf8.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: ".") : $0 }
    return String(decoding: dotted, as: UTF8.self) + "@" + domain
  }

  // MARK: What it has no longer

  private mutating func vanish(_ event: PublishedEvent, _ unplaceable: String?) {
    if event.hasLeft || isHistory(event) { return }
    let settlement = settled[event.id]
    var content = event.content
    if !content.isCancelled {
      content.isCancelled = true
      content.reason =
        settlement?.words
        ?? (unplaceable == nil ? "no longer planned" : "no day could be found for it")
    }
    let cancelledOn = event.cancelledOn ?? asOf
    let draft = RevisionDraft(
      id: event.id, newUID: event.uid, before: event, shared: SharedContent(content),
      attendance: event.attendance,
      rule: event.rule, freeze: event.freeze, cancelledOn: cancelledOn, hasLeft: hasLeft(cancelledOn))
    let why =
      settlement?.reason ?? unplaceable.map { "it cannot be placed: \($0)" }
      ?? (isOfRegister(event) ? "its register no longer has it" : "no rule asks for it any more")
    take(draft) { event.content.isCancelled ? nil : (.cancel, why) }
  }

  /// Whether it is a deadline whose day has passed. It stays as subscribers saw it, whatever registers learn later: that it was
  /// met, or missed, changes nothing of a day that is over. With its programme it goes as meetings do.
  private func isHistory(_ event: PublishedEvent) -> Bool {
    isOfRegister(event) && programmes.contains(event.id.prefix { $0 != "/" })
      && !event.content.isCancelled && !event.hasLeft && event.content.start.date < asOf
  }

  private func isOfRegister(_ event: PublishedEvent) -> Bool {
    RegisterDateNames.all.contains(String(event.series.drop { $0 != "/" }.dropFirst()))
  }

  // MARK: Both

  private func hasLeft(_ cancelledOn: CivilDate?) -> Bool {
    cancelledOn.map { asOf - $0 >= PublishedEvent.daysOfCancellation } ?? false
  }

  private mutating func take(
    _ draft: RevisionDraft, _ change: () -> (kind: Plan.Change.Kind, reason: String)?
  ) {
    let before = draft.before
    if draft.isLeaving {
      drafts.append(draft)
      return
    }
    if let (kind, reason) = change() {
      let isChanged = kind == .move || kind == .cancel
      let seen = before.flatMap { $0.hasLeft ? nil : $0.shared }
      changes.append(
        Plan.Change(
          id: draft.id, kind: kind, fields: seen.map { draft.content.differences(from: $0.content) } ?? [],
          reason: reason,
          isFrozen: isChanged && (before.map(isInsideFreeze) ?? false), sharedBefore: seen,
          sharedAfter: draft.shared))
    } else if let moved = audienceChange(draft) {
      changes.append(
        Plan.Change(
          id: draft.id, kind: .update, fields: ["calendars"], reason: moved, isFrozen: false,
          sharedBefore: before?.shared, sharedAfter: draft.shared))
    }
    if draft.event(revisedAt: before?.modified ?? 0) != before { drafts.append(draft) }
  }

  /// Which audiences' calendars gain or lose an event that is otherwise the same.
  private func audienceChange(_ draft: RevisionDraft) -> String? {
    guard let before = draft.before, before.attendance != draft.attendance else { return nil }
    func names(_ attendance: Attendance) -> [String] {
      audiences.filter { $0.holds(draft.id, calendar: draft.content.calendar, attendance) }.map(\.id)
    }
    let (old, new) = (names(before.attendance), names(draft.attendance))
    let parts =
      new.filter { !old.contains($0) }.map { "now in \($0)" }
      + old.filter { !new.contains($0) }.map { "no longer in \($0)" }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Whether it lies ahead, and not further than its freeze. Where its series is gone, weekdays are counted.
  private func isInsideFreeze(_ event: PublishedEvent) -> Bool {
    guard let freeze = event.freeze, !event.content.isCancelled else { return false }
    let day = event.content.start.date
    guard day >= asOf else { return false }
    if let horizon = horizons[String(event.series)] { return day < horizon }
    var (horizon, left) = (asOf, freeze)
    while left > 0, horizon <= day {
      horizon = horizon.adding(days: 1)
      if horizon.weekday.isoNumber <= 5 { left -= 1 }
    }
    return day < horizon
  }
}
