public import BusinessCalendar
import Diagnostics
public import Journal
public import Programme

/// Everything that is recorded of what the parties have to comply with.
public struct ComplianceBook: Sendable {
  /// What the kinds of its facts begin with.
  public static let kinds = "compliance."

  /// The programme's id.
  public let programme: String
  /// What there is to comply with, in the agreement's order.
  public let items: [ComplianceItem]
  /// What counts, by effective date and then number.
  public let entries: [ComplianceEntry]
  /// Facts that make no sense.
  public let problems: [RecordProblem]

  /// The book of some facts of the programme, in any order.
  public init(_ programme: Programme, events: [JournalEvent]) {
    self.programme = programme.id
    items = ComplianceItem.all(programme)
    var problems = RecordProblem.ofUndoings(events)
    var entries: [ComplianceEntry] = []
    for event in events.counting {
      do throws(ScorecardRefusal) {
        entries.append(try ComplianceEntry(event))
      } catch {
        problems.append(RecordProblem(event, error.message))
      }
    }
    self.entries = entries.sorted {
      ($0.event.fact.effective, $0.event.number) < ($1.event.fact.effective, $1.event.number)
    }
    self.problems = problems.sorted { $0.event.number < $1.event.number }
  }

  /// What is recorded of an item.
  public func entries(of item: ComplianceItem) -> [ComplianceEntry] { entries.filter { $0.item == item.key } }

  /// The item of a name: its id, or its id behind its section and before its party where several have it.
  ///
  /// - Parameter party: The party, where only its certificate is meant.
  /// - Throws: Where there is none, or more than one; the refusal names them.
  public func item(_ name: String, party: String? = nil) throws(ScorecardRefusal) -> ComplianceItem {
    let named = items.filter { item in
      name == item.id || name == item.key || name == "\(item.section.rawValue)/\(item.id)"
        || item.party.map { name == "\(item.id)/\($0)" } ?? false
    }
    let found = named.filter { party == nil || $0.party == party }
    if found.count == 1, let only = found.first { return only }
    guard !named.isEmpty else {
      let known = items.map(\.id) + items.map(\.key)
      throw ScorecardRefusal(
        .unknownName,
        "\(programme) has nothing to comply with that is named '\(name)'\(Suggestion.ending(for: name, in: known))"
      )
    }
    if let party, found.isEmpty {
      let parties = named.compactMap(\.party)
      throw ScorecardRefusal(
        .missing,
        parties.isEmpty
          ? "'\(name)' is no party's own; leave out --party"
          : "no party is named '\(party)'\(Suggestion.ending(for: party, in: parties)); known: \(parties.joined(separator: ", "))"
      )
    }
    let ways = found.map(\.key).joined(separator: ", ")
    throw ScorecardRefusal(.ambiguousName, "'\(name)' could be several; name one of \(ways)")
  }

  /// The fact that an item stands somehow. What is not said stays as it was last recorded, but for the expiry and the
  /// evidence of what is no longer compliant.
  ///
  /// - Parameter today: The day of recording; nothing later is a fact yet.
  public func decide(
    _ item: ComplianceItem, _ state: ComplianceState, on date: CivilDate, today: CivilDate,
    expires: CivilDate? = nil, evidence: ComplianceEvidence? = nil, owner: String? = nil,
    note: String? = nil, reason: String? = nil, reference: String? = nil
  ) throws(ScorecardRefusal) -> [Fact] {
    guard date <= today else {
      throw ScorecardRefusal(.date, "\(date) lies after \(today); record it once it is so")
    }
    if let expires, expires < date {
      throw ScorecardRefusal(
        .date,
        "it would expire on \(expires), before \(date), from which on it is to be so; give the date with --on"
      )
    }
    let last = entries(of: item).last { $0.event.fact.effective <= date }
    let isKept = last?.state == .compliant && state == .compliant
    var details = ["status": state.rawValue]
    details["expires"] = expires?.description ?? (isKept ? last?.expires?.description : nil)
    if let proof = evidence ?? (isKept ? last?.evidence : nil) {
      details["evidence"] = proof.name
      details["sha256"] = proof.sha256
      details["size"] = String(proof.size)
    }
    details["owner"] = owner?.nonEmpty ?? last?.owner
    details["note"] = note?.nonEmpty
    return [
      Fact(
        programme: programme, kind: ComplianceEntry.record, subject: item.key, effective: date,
        reason: reason, reference: reference, details: details)
    ]
  }

  /// What the verification of a journal asks of the facts of compliance.
  public static let check = RecordProblem.check("compliance", kinds: kinds) { events in
    RecordProblem.ofUndoings(events)
      + events.filter { !$0.isUndoing }.compactMap { event in
        do throws(ScorecardRefusal) {
          _ = try ComplianceEntry(event)
          return nil
        } catch {
          return RecordProblem(event, "it says nothing of compliance: \(error.message)")
        }
      }
  }
}
