public import BusinessCalendar
public import Journal
public import Programme

/// One line of a fund's log: what happened, when, by whom, why, and which money moved.
public struct FundLogLine: Sendable, Hashable {
  /// The number of the event.
  public let number: Int
  /// The id of the event.
  public let event: String
  /// The date from which it is true.
  public let effective: CivilDate
  /// When the journal learnt it.
  public let recorded: Timestamp
  /// Who said so.
  public let actor: String
  /// The fund, request or claim.
  public let subject: String
  /// What was done.
  public let words: String
  /// The amount that the step states.
  public let amount: Money?
  /// From which bucket money went to which, `requested → committed`; empty where none moved.
  public let movement: String
  /// Why.
  public let reason: String?
  /// What it is called elsewhere.
  public let reference: String?
  /// Which deadline or evidence was waived.
  public let waived: String?
  /// The id of the event that undid it.
  public let undoneBy: String?
  /// The id of the event that it undid.
  public let undoes: String?
}

extension FundBook {
  /// The log in order of effective dates, of everything, or of a fund, a request or a claim.
  public func log(of subject: String? = nil) -> [FundLogLine] {
    entries.filter { entry in
      guard let subject else { return true }
      guard let other = entry.event.fact.subject else { return false }
      return other == subject || other.hasPrefix(subject + "-C") || fund(of: other) == subject
        || entry.event.fact.details["to"] == subject
    }.map { entry in
      let fact = entry.event.fact
      return FundLogLine(
        number: entry.event.number, event: entry.event.id, effective: fact.effective,
        recorded: entry.event.recorded, actor: entry.event.actor, subject: fact.subject ?? "",
        words: entry.words, amount: entry.amount, movement: Self.movement(fact.postings),
        reason: fact.reason, reference: fact.reference, waived: fact.details["waived"],
        undoneBy: entry.undoneBy, undoes: fact.corrects)
    }
  }

  private func fund(of subject: String) -> String? {
    request(subject)?.fund ?? claim(subject).flatMap { request($0.request)?.fund }
  }

  private static func movement(_ postings: [Posting]) -> String {
    let left = postings.filter { $0.minorUnits < 0 }.map(\.bucket)
    let came = postings.filter { $0.minorUnits > 0 }.map(\.bucket)
    return left.isEmpty && came.isEmpty
      ? "" : "\(left.joined(separator: ", ")) → \(came.joined(separator: ", "))"
  }
}
