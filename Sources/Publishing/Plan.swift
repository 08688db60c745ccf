public import BusinessCalendar
public import Programme
public import Scheduling

/// What publishing would change for subscribers.
public struct Plan: Sendable {
  /// One event that subscribers would see change.
  public struct Change: Sendable, Hashable {
    /// What would become of it.
    public enum Kind: String, Sendable, CaseIterable {
      case add, move, update, cancel
    }
    /// `mifibra-aws/qbr/Y2-Q3`.
    public let id: String
    /// What would become of it.
    public let kind: Kind
    /// The names of the fields that change; empty for a new one.
    public let fields: [String]
    /// Why.
    public let reason: String
    /// Whether it is moved or cancelled although it lies inside its freeze horizon.
    public let isFrozen: Bool
    let sharedBefore: SharedContent?
    let sharedAfter: SharedContent

    /// What subscribers saw; nil for one that they do not have.
    public var before: EventContent? { sharedBefore?.content }
    /// What they would see.
    public var after: EventContent { sharedAfter.content }
    /// The calendar it is in.
    public var calendar: String { after.calendar }
  }

  /// A calendar that would come, be defined otherwise, or go.
  public struct CalendarChange: Sendable, Hashable {
    /// What would become of it.
    public enum Kind: String, Sendable { case add, update, remove }
    /// Its name.
    public let calendar: String
    /// What would become of it.
    public let kind: Kind
  }

  /// By start, then by identity.
  public let changes: [Change]
  /// The calendars that change as such, by name; none at the first publication.
  public let calendars: [CalendarChange]
  /// The identities of cancelled events whose days in the calendars are over, sorted.
  public let leaving: [String]
  /// The day from which it was looked.
  public let asOf: CivilDate
  let record: PublicationRecord
  let drafts: [RevisionDraft]
  let definitions: [String: String]

  /// Whether subscribers would see nothing change.
  public var isEmpty: Bool { changes.isEmpty && calendars.isEmpty && leaving.isEmpty }

  /// The changes from what was published to what the schedules have now.
  public init(from record: PublicationRecord, to schedule: PortfolioSchedule, workspace: Workspace) {
    asOf = schedule.asOf
    self.record = record
    definitions = Publication.definitions(of: schedule.schedules, workspace: workspace)
    let comparison = Comparison(record, schedule, workspace)
    drafts = comparison.drafts
    changes = comparison.changes.sorted { left, right in
      (left.after.start.secondsSince1970, left.id) < (right.after.start.secondsSince1970, right.id)
    }
    leaving = drafts.filter(\.isLeaving).map(\.id).sorted()
    calendars = record.calendars.isEmpty ? [] : Self.changes(from: record.calendars, to: definitions)
  }

  private static func changes(from old: [String: String], to new: [String: String]) -> [CalendarChange] {
    Set(old.keys).union(new.keys).sorted().compactMap { name in
      if old[name] == new[name] { return nil }
      return CalendarChange(
        calendar: name, kind: old[name] == nil ? .add : new[name] == nil ? .remove : .update)
    }
  }

  /// How many changes there are of a kind.
  public func count(of kind: Change.Kind) -> Int { changes.count { $0.kind == kind } }

  /// What subscribers will have seen once this is published.
  ///
  /// - Parameter instant: The instant of the revision, in seconds since 1970-01-01T00:00:00Z. An event whose content
  ///   does not change keeps its own; no event's goes back.
  public func record(revisedAt instant: Int) -> PublicationRecord {
    var events = record.events
    for draft in drafts { events[draft.id] = draft.event(revisedAt: instant) }
    return PublicationRecord(events: events, calendars: definitions, revision: record.revision)
  }
}
