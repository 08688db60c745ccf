internal import BusinessCalendar
internal import Interchange

/// An event as a line of JSON: keys in a fixed order, nothing left out, instants as RFC 3339 in UTC with microseconds,
/// amounts in minor units.
public enum EventLine {
  /// The keys, in their order.
  static let keys = [
    "number", "id", "recorded", "actor", "programme", "kind", "subject", "effective", "reason", "reference",
    "corrects", "details", "postings", "previous_hash", "hash",
  ]
  static let postingKeys = ["account", "bucket", "minor_units", "currency"]
  /// Keys that may be left out, which is as good as null.
  static let optionalKeys: Set = ["subject", "reason", "reference", "corrects"]

  /// The line, with its line feed.
  public static func text(_ event: JournalEvent) -> String {
    let fact = event.fact
    var line = "{"
    func put(_ key: String, _ value: String) {
      if line.utf8.count > 1 { line += "," }
      line += "\"\(key)\":\(value)"
    }
    func quoted(_ text: String?) -> String {
      guard let text else { return "null" }
      var result = ""
      CanonicalJSON.write(text, to: &result)
      return result
    }
    put("number", String(event.number))
    put("id", quoted(event.id))
    put("recorded", quoted(event.recorded.description))
    put("actor", quoted(event.actor))
    put("programme", quoted(fact.programme))
    put("kind", quoted(fact.kind))
    put("subject", quoted(fact.subject))
    put("effective", quoted(fact.effective.description))
    put("reason", quoted(fact.reason))
    put("reference", quoted(fact.reference))
    put("corrects", quoted(fact.corrects))
    put("details", CanonicalJSON.object(fact))
    let postings = fact.postings.map { posting in
      "{\"account\":\(quoted(posting.account)),\"bucket\":\(quoted(posting.bucket)),"
        + "\"minor_units\":\(posting.minorUnits),\"currency\":\(quoted(posting.currency))}"
    }
    put("postings", "[" + postings.joined(separator: ",") + "]")
    put("previous_hash", quoted(event.previousHash))
    put("hash", quoted(event.hash))
    return line + "}\n"
  }

  /// The event that a line holds, or everything that is wrong with the line.
  static func event(_ bytes: [UInt8]) -> Result<JournalEvent, EventLineProblems> {
    let node: JSONNode
    do {
      node = try JSONReader.read(bytes, deepest: 8)
    } catch {
      return .failure(EventLineProblems(all: [error]))
    }
    var fields = JSONFields(node, keys: keys, optional: optionalKeys, of: "an event")
    let number = fields.integer("number")
    let id = fields.text("id")
    let recorded = fields.value("recorded", "an instant as 2025-03-31T15:04:05.000000Z") { text in
      Timestamp(rfc3339: text).flatMap { $0.description == text ? $0 : nil }
    }
    let actor = fields.text("actor")
    let programme = fields.text("programme")
    let kind = fields.text("kind")
    let subject = fields.optionalText("subject")
    let effective = fields.value("effective", "a date as 2025-03-31") { CivilDate(iso: $0) }
    let (reason, reference, corrects) = (
      fields.optionalText("reason"), fields.optionalText("reference"), fields.optionalText("corrects")
    )
    let details = fields.texts("details")
    let postings = fields.list("postings") { node, problems in
      var fields = JSONFields(node, keys: postingKeys, optional: [], of: "a posting")
      let (account, bucket) = (fields.text("account"), fields.text("bucket"))
      let (minorUnits, currency) = (fields.integer("minor_units"), fields.text("currency"))
      problems += fields.problems
      guard let account, let bucket, let minorUnits, let currency else { return Posting?.none }
      return Posting(account: account, bucket: bucket, minorUnits: minorUnits, currency: currency)
    }
    let previousHash = fields.text("previous_hash")
    let hash = fields.text("hash")
    guard fields.problems.isEmpty, let number, let id, let recorded, let actor, let programme, let kind,
      let effective, let details, let postings, let previousHash, let hash
    else { return .failure(EventLineProblems(all: fields.problems)) }
    let fact = Fact(
      programme: programme, kind: kind, subject: subject, effective: effective, reason: reason,
      reference: reference, corrects: corrects, details: details, postings: postings)
    return .success(
      JournalEvent(
        number: number, id: id, recorded: recorded, actor: actor, fact: fact, previousHash: previousHash,
        hash: hash))
  }
}

/// Everything that is wrong with a line.
struct EventLineProblems: Error {
  let all: [FileProblem]
}
