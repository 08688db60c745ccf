import BusinessCalendar

/// What becomes of one event's row in the record, before it is known when.
struct RevisionDraft: Sendable {
  let id: String
  /// The UID of an event that has none yet.
  let newUID: String
  let before: PublishedEvent?
  let shared: SharedContent
  let attendance: Attendance
  let rule: String
  let freeze: Int?
  let cancelledOn: CivilDate?
  let hasLeft: Bool

  var content: EventContent { shared.content }

  /// Whether it leaves the calendars now.
  var isLeaving: Bool { hasLeft && before?.hasLeft == false }

  /// SEQUENCE rises only where start, end, place or status change, LAST-MODIFIED where any content does, and neither
  /// otherwise.
  func event(revisedAt instant: Int) -> PublishedEvent {
    guard let before else {
      return PublishedEvent(
        id: id, uid: newUID, sequence: 0, modified: instant, cancelledOn: cancelledOn, hasLeft: hasLeft,
        content: shared, attendance: attendance, rule: rule, freeze: freeze)
    }
    let isRevised = shared != before.shared
    return PublishedEvent(
      id: id, uid: before.uid,
      sequence: before.sequence + (content.isRescheduled(from: before.content) ? 1 : 0),
      modified: isRevised ? max(instant, before.modified + 1) : before.modified, cancelledOn: cancelledOn,
      hasLeft: hasLeft, content: isRevised ? shared : before.shared, attendance: attendance, rule: rule,
      freeze: freeze)
  }
}
