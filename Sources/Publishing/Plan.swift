import BusinessCalendar
public import Scheduling

/// What publishing would change for subscribers.
public struct Plan: Sendable {
  /// One event that subscribers would see change.
  public struct Change: Sendable {
    /// What would become of it.
    public enum Kind: String, Sendable, CaseIterable {
      case add, move, update, cancel
    }
    /// `mifibra-aws/qbr/Y2-Q3`.
    public let id: String
    /// The calendar it is in.
    public let calendar: String
    /// What would become of it.
    public let kind: Kind
    /// What subscribers saw; nil for a new one.
    public let before: PublicationRecord.Event?
    /// What they would see; nil for one that is gone.
    public let after: PublicationRecord.Event?
    /// Why.
    public let reason: String
  }

  /// By start, then by identity.
  public let changes: [Change]

  /// The changes from what was published to what the schedules have now.
  public init(from record: PublicationRecord, to schedules: [Schedule]) {
    var changes: [Change] = []
    var seen: Set<String> = []
    for entry in schedules.flatMap(\.agenda) {
      seen.insert(entry.id)
      if let change = Self.change(of: entry, before: record.events[entry.id]) { changes.append(change) }
    }
    let unplaceable = Dictionary(
      schedules.flatMap { schedule in
        schedule.occurrences.filter { $0.status == .unplaceable }.map { (schedule.id(of: $0), $0.reason) }
      }, uniquingKeysWith: { first, _ in first })
    for (id, event) in record.events where !seen.contains(id) && event.status != "cancelled" {
      let reason = unplaceable[id].map { "it cannot be placed: \($0)" } ?? "no rule asks for it any more"
      changes.append(
        Change(id: id, calendar: event.calendar, kind: .cancel, before: event, after: nil, reason: reason))
    }
    self.changes = changes.sorted { left, right in
      let (first, second) = (left.after ?? left.before, right.after ?? right.before)
      return (first?.start ?? "", left.id) < (second?.start ?? "", right.id)
    }
  }

  private static func change(of entry: AgendaEntry, before: PublicationRecord.Event?) -> Change? {
    let after = PublicationRecord.Event(entry)
    let kind: Change.Kind
    var reason = entry.reason
    switch before {
    case nil:
      if entry.status == .cancelled { return nil }
      kind = .add
      if reason.isEmpty { reason = "not published yet" }
    case let before? where before.status != "cancelled" && after.status == "cancelled": kind = .cancel
    case let before? where before.status == "cancelled" && after.status == "cancelled":
      // Nobody goes there: that the place which it keeps is another is a change of what is shown, not a move.
      let differences = before.differences(from: after) + (before.start == after.start ? [] : ["start"])
      if differences.isEmpty { return nil }
      kind = .update
      reason = differences.joined(separator: ", ") + " of a cancelled meeting"
    case let before? where before.status != after.status && before.start == after.start:
      kind = .update
      reason = "it takes place again"
    case let before? where before.start != after.start || before.status != after.status:
      kind = .move
      reason = whyMoved(entry, before, after)
    case let before? where !before.showsSame(as: after):
      kind = .update
      reason = before.differences(from: after).joined(separator: ", ")
    default: return nil
    }
    return Change(
      id: entry.id, calendar: entry.calendar, kind: kind, before: before, after: after, reason: reason)
  }

  private static func whyMoved(
    _ entry: AgendaEntry, _ before: PublicationRecord.Event, _ after: PublicationRecord.Event
  ) -> String {
    var parts: [String] = []
    if before.status != after.status { parts.append("it takes place again") }
    if let departure = entry.departure {
      parts.append(departure)
    } else if before.rule != after.rule {
      parts.append(whatRuleChanged(before.rule, after.rule))
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

  /// How many changes there are of a kind.
  public func count(of kind: Change.Kind) -> Int { changes.count { $0.kind == kind } }
}

extension PublicationRecord.Event {
  fileprivate func showsSame(as other: Self) -> Bool { differences(from: other).isEmpty }

  fileprivate func differences(from other: Self) -> [String] {
    [
      title == other.title ? nil : "title", end == other.end ? nil : "end",
      calendar == other.calendar ? nil : "calendar", allDay == other.allDay ? nil : "all_day",
    ].compactMap { $0 }
  }
}
