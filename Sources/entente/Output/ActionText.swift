import Actions
import BusinessCalendar
import Diagnostics
import Journal

/// Actions as a person reads them, and as scripts do.
enum ActionText {
  /// One line a fact.
  static func outcome(of facts: [Fact], in book: ActionBook) -> String {
    facts.map { fact in TerminalText.visible(words(fact, in: book)) + "\n" }.joined()
  }

  /// What a fact says, on one line.
  static func words(_ fact: Fact, in book: ActionBook) -> String {
    let subject = fact.subject ?? ""
    let why = fact.reason.map { " (\($0))" } ?? ""
    switch fact.kind {
    case "action.add":
      return
        "\(subject) added: @\(fact.details["owner"] ?? "") \(fact.details["due"] ?? "") \(fact.details["what"] ?? "")"
    case "action.edit":
      let changes = ["what", "owner", "due"].compactMap { key in fact.details[key].map { "\(key) \($0)" } }
      return "\(subject) changed: \(changes.joined(separator: ", "))"
    case "action.slip":
      let count = book.action(subject)?.slips.count ?? 0
      return
        "\(subject) slipped to \(fact.details["due"] ?? "")\(why), \(count) \(count == 1 ? "time" : "times") by now"
    case "action.done": return "\(subject) done on \(fact.effective)\(why)"
    case "action.drop": return "\(subject) dropped on \(fact.effective)\(why)"
    case "action.decision":
      return
        "\(subject) decided: @\(fact.details["owner"] ?? "") \(fact.details["date"] ?? "") \(fact.details["what"] ?? "")"
    case "action.attendance":
      let present = (fact.details["present"] ?? "").replacing("\n", with: ", ")
      return "\(subject) attended by \(present.isEmpty ? "nobody" : present)"
    default: return "\(subject) \(fact.kind)"
    }
  }

  static func table(of rows: [(programme: String, action: Action)], on day: CivilDate) -> Table {
    var table = Table(
      columns: ["id", "state", "what", "owner", "due"].map { .init($0) }
        + [.init("age", number: true), .init("slips", number: true)]
        + ["from", "reason", "programme"].map { .init($0) })
    table.rows = rows.map { programme, action in
      [
        action.id, action.state.rawValue + (action.isOverdue(on: day) ? ", overdue" : ""), action.what,
        action.owner, action.due.description, String(action.age(on: day)), String(action.slips.count),
        action.occurrence ?? "", action.reason ?? "", programme,
      ]
    }
    return table
  }

  static func json(of rows: [(programme: String, action: Action)], on day: CivilDate) -> JSONValue {
    .array(
      rows.map { programme, action in
        .object([
          ("id", .string(action.id)), ("programme", .string(programme)), ("what", .string(action.what)),
          ("owner", .string(action.owner)), ("due", .string(action.due.description)),
          ("occurrence", .optional(action.occurrence)), ("state", .string(action.state.rawValue)),
          ("age_days", .integer(action.age(on: day))), ("slips", .integer(action.slips.count)),
          ("reason", .optional(action.reason)),
        ])
      })
  }
}
