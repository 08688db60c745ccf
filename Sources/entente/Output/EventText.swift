import BusinessCalendar
import Journal
import Programme

/// Facts as text.
enum EventText {
  /// What a person wants to see of each.
  static func lines(_ events: [JournalEvent]) -> Table {
    var table = Table(
      columns: [.init("number", number: true)]
        + ["effective", "recorded", "kind", "subject", "money", "actor", "reason"].map { Table.Column($0) })
    table.rows = events.map { event in
      [
        String(event.number), event.fact.effective.description,
        String(event.recorded.description.prefix(19)) + "Z",
        event.fact.kind, event.fact.subject ?? "", money(event.fact.postings), event.actor,
        event.fact.reason ?? "",
      ]
    }
    return table
  }

  /// All of each.
  static func table(_ events: [JournalEvent]) -> Table {
    var table = Table(
      columns: [.init("number", number: true)]
        + [
          "id", "recorded", "actor", "programme", "kind", "subject", "effective", "reason", "reference",
          "corrects", "details", "postings", "hash",
        ].map { Table.Column($0) })
    table.rows = events.map { event in
      let fact = event.fact
      let details = fact.details.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
      return [
        String(event.number), event.id, event.recorded.description, event.actor, fact.programme, fact.kind,
        fact.subject ?? "", fact.effective.description, fact.reason ?? "", fact.reference ?? "",
        fact.corrects ?? "", details.joined(separator: "; "), money(fact.postings), event.hash,
      ]
    }
    return table
  }

  /// A row of what a fact says, moves and is called.
  static func story(_ event: JournalEvent) -> [String] {
    let fact = event.fact
    let details = fact.details.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let says = (fact.postings.isEmpty ? [] : [money(fact.postings)]) + details
    return [
      String(event.number), fact.effective.description, fact.kind, fact.subject ?? "",
      says.joined(separator: "; "), fact.reason ?? "", fact.reference ?? "", event.actor,
      event.recorded.description, event.id,
    ]
  }

  static func json(_ event: JournalEvent) -> JSONValue {
    let fact = event.fact
    let details = fact.details.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
    let postings = fact.postings.map { posting in
      JSONValue.object([
        ("account", .string(posting.account)), ("bucket", .string(posting.bucket)),
        ("amount", .string(amount(posting))), ("currency", .string(posting.currency)),
      ])
    }
    return .object([
      ("number", .integer(event.number)), ("id", .string(event.id)),
      ("recorded", .string(event.recorded.description)), ("actor", .string(event.actor)),
      ("programme", .string(fact.programme)), ("kind", .string(fact.kind)),
      ("subject", .optional(fact.subject)),
      ("effective", .string(fact.effective.description)), ("reason", .optional(fact.reason)),
      ("reference", .optional(fact.reference)), ("corrects", .optional(fact.corrects)),
      ("details", .object(details)), ("postings", .array(postings)), ("hash", .string(event.hash)),
    ])
  }

  private static func money(_ postings: [Posting]) -> String {
    postings.map { "\($0.account) \($0.bucket) \(amount($0)) \($0.currency)" }.joined(separator: ", ")
  }

  /// With all digits of the currency; of one that ISO 4217 does not list, in its minor unit.
  private static func amount(_ posting: Posting) -> String {
    Currency(posting.currency).map { Money(minorUnits: posting.minorUnits, currency: $0).number.description }
      ?? String(posting.minorUnits)
  }
}
