import BusinessCalendar
import Diagnostics
import Publishing

/// A plan as a person reads it, and as scripts do.
enum PlanText {
  static func text(_ plan: Plan) -> String {
    var output = lines(of: plan.changes)
    for change in plan.calendars {
      let sign = change.kind == .add ? "+" : change.kind == .remove ? "-" : "="
      output += "\(sign) \(change.kind.rawValue)  calendar \(change.calendar)\n"
    }
    if !plan.leaving.isEmpty {
      output += "\(plan.leaving.count) cancelled \(plan.leaving.count == 1 ? "event leaves" : "events leave")"
      output += " the calendars after \(PublishedEvent.daysOfCancellation) days\n"
    }
    return output + summary(plan) + "\n"
  }

  static func lines(of changes: [Plan.Change]) -> String {
    var output = ""
    for change in changes {
      output += "\(sign(change.kind)) \(change.kind.rawValue)  \(change.id)  [\(change.calendar)]"
      output += change.isFrozen ? "  inside its freeze\n" : "\n"
      let before = change.before ?? change.after
      switch change.kind {
      case .add, .update: output += "    on \(when(change.after))\n"
      case .move: output += "    from \(when(before)) to \(when(change.after))\n"
      case .cancel: output += "    was on \(when(before))\n"
      }
      for (field, old, new) in shownFields(change) { output += "    \(field): \(old) -> \(new)\n" }
      if !change.reason.isEmpty { output += "    \(TerminalText.visible(change.reason))\n" }
    }
    return output
  }

  private static func sign(_ kind: Plan.Change.Kind) -> String {
    switch kind {
    case .add: "+"
    case .move: "~"
    case .update: "="
    case .cancel: "-"
    }
  }

  /// The short fields of an update, old and new.
  private static func shownFields(_ change: Plan.Change) -> [(String, String, String)] {
    guard change.kind == .update, let before = change.before else { return [] }
    let after = change.after
    let values: [(String, String?, String?)] = [
      ("title", before.title, after.title), ("end", before.end.description, after.end.description),
      ("time_zone", before.zone, after.zone), ("location", before.location, after.location),
      ("calendar", before.calendar, after.calendar), ("focus", before.focus, after.focus),
      ("attendees", before.attendees, after.attendees), ("pack", before.pack, after.pack),
      ("clause", before.clause, after.clause),
    ]
    return values.filter { $0.1 != $0.2 }.map { name, old, new in
      (name, TerminalText.visible(old ?? "none"), TerminalText.visible(new ?? "none"))
    }
  }

  /// `Plan: 2 to add, 1 to move, none to update, none to cancel.`
  static func summary(_ plan: Plan) -> String {
    if plan.isEmpty { return "Plan: no changes." }
    let counts = Plan.Change.Kind.allCases.map { kind in
      let count = plan.count(of: kind)
      return "\(count == 0 ? "none" : String(count)) to \(kind.rawValue)"
    }
    return "Plan: " + counts.joined(separator: ", ") + "."
  }

  /// `Published: 2 added, 1 moved, none updated, none cancelled.`
  static func doneSummary(_ plan: Plan) -> String {
    let counts = Plan.Change.Kind.allCases.map { kind in
      let count = plan.count(of: kind)
      let word =
        switch kind {
        case .add: "added"
        case .move: "moved"
        case .update: "updated"
        case .cancel: "cancelled"
        }
      return "\(count == 0 ? "none" : String(count)) \(word)"
    }
    return "Published: " + counts.joined(separator: ", ") + "."
  }

  private static func when(_ event: EventContent) -> String {
    event.isAllDay ? event.start.date.description : event.start.description
  }

  static func json(_ plan: Plan) -> JSONValue {
    .object([
      ("changes", .array(plan.changes.map(json))),
      (
        "calendars",
        .array(
          plan.calendars.map {
            .object([("calendar", .string($0.calendar)), ("change", .string($0.kind.rawValue))])
          })
      ),
      ("leaving", .array(plan.leaving.map { .string($0) })),
    ])
  }

  private static func json(_ change: Plan.Change) -> JSONValue {
    .object([
      ("id", .string(change.id)), ("calendar", .string(change.calendar)),
      ("change", .string(change.kind.rawValue)), ("before", json(change.before)),
      ("after", json(change.after)), ("fields", .array(change.fields.map { .string($0) })),
      ("frozen", .bool(change.isFrozen)), ("reason", .string(change.reason)),
    ])
  }

  private static func json(_ event: EventContent?) -> JSONValue {
    guard let event else { return .null }
    func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    return .object([
      ("title", .string(event.title)), ("start", .string(event.start.description)),
      ("end", .string(event.end.description)), ("time_zone", .string(event.zone)),
      ("all_day", .bool(event.isAllDay)), ("location", text(event.location)),
      ("calendar", .string(event.calendar)), ("focus", text(event.focus)),
      ("attendees", text(event.attendees)), ("reason", text(event.reason)), ("clause", text(event.clause)),
      ("pack", text(event.pack)), ("classification", text(event.classification)),
      ("status", .string(event.isCancelled ? "cancelled" : "confirmed")),
    ])
  }

  static func table(_ plan: Plan) -> Table {
    var table = Table(
      columns: ["id", "calendar", "change", "before", "after", "fields", "reason"].map { .init($0) })
    table.rows = plan.changes.map {
      [
        $0.id, $0.calendar, $0.kind.rawValue, $0.before?.start.description ?? "", $0.after.start.description,
        $0.fields.joined(separator: " "), $0.reason,
      ]
    }
    return table
  }
}
