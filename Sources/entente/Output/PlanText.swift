import BusinessCalendar
import Diagnostics
import Publishing

/// A plan as a person reads it, and as scripts do.
enum PlanText {
  private static let signs: [Plan.Change.Kind: String] = [.add: "+", .move: "~", .update: "=", .cancel: "-"]

  static func text(_ plan: Plan) -> String {
    var output = ""
    for change in plan.changes {
      let sign = signs[change.kind] ?? " "
      output += "\(sign) \(change.kind.rawValue)  \(change.id)  [\(change.calendar)]\n"
      switch change.kind {
      case .add: output += "    on \(change.after.map(when) ?? "")\n"
      case .move: output += "    from \(change.before.map(when) ?? "") to \(change.after.map(when) ?? "")\n"
      case .update: output += "    on \(change.after.map(when) ?? "")\n"
      case .cancel: output += "    was on \(change.before.map(when) ?? change.after.map(when) ?? "")\n"
      }
      if !change.reason.isEmpty { output += "    \(TerminalText.visible(change.reason))\n" }
    }
    return output + summary(plan) + "\n"
  }

  /// `Plan: 2 to add, 1 to move, none to update, none to cancel.`
  static func summary(_ plan: Plan) -> String {
    if plan.changes.isEmpty { return "Plan: no changes." }
    let counts = Plan.Change.Kind.allCases.map { kind in
      let count = plan.count(of: kind)
      return "\(count == 0 ? "none" : String(count)) to \(kind.rawValue)"
    }
    return "Plan: " + counts.joined(separator: ", ") + "."
  }

  private static func when(_ event: PublicationRecord.Event) -> String {
    event.allDay ? String(event.start.prefix(10)) : event.start
  }

  static func json(_ plan: Plan) -> JSONValue {
    func event(_ event: PublicationRecord.Event?) -> JSONValue {
      guard let event else { return .null }
      return .object([
        ("title", .string(event.title)), ("start", .string(event.start)), ("end", .string(event.end)),
        ("all_day", .bool(event.allDay)), ("calendar", .string(event.calendar)),
        ("status", .string(event.status)),
      ])
    }
    return .object([
      (
        "changes",
        .array(
          plan.changes.map { change in
            .object([
              ("id", .string(change.id)), ("calendar", .string(change.calendar)),
              ("change", .string(change.kind.rawValue)), ("before", event(change.before)),
              ("after", event(change.after)), ("reason", .string(change.reason)),
            ])
          })
      )
    ])
  }

  static func table(_ plan: Plan) -> Table {
    var table = Table(columns: ["id", "calendar", "change", "before", "after", "reason"].map { .init($0) })
    table.rows = plan.changes.map {
      [$0.id, $0.calendar, $0.kind.rawValue, $0.before?.start ?? "", $0.after?.start ?? "", $0.reason]
    }
    return table
  }
}
