public import BusinessCalendar
public import Journal

/// A file that proves something, told by what identifies it.
public struct ComplianceEvidence: Sendable, Hashable {
  /// The file's name.
  public let name: String
  /// The SHA-256 of its bytes, 64 lower-case hexadecimal digits.
  public let sha256: String
  /// Its size in bytes.
  public let size: Int

  /// Evidence by its parts; nil for an empty name, a size below zero, or what is no SHA-256.
  public init?(name: String, sha256: String, size: Int) {
    let isDigest =
      sha256.utf8.count == 64
      && sha256.utf8.allSatisfy {
        (48...57).contains($0) || (97...102).contains($0)
      }
    guard !name.isEmpty, size >= 0, isDigest else { return nil }
    self.name = name
    self.sha256 = sha256
    self.size = size
  }
}

/// What somebody recorded of an item.
public struct ComplianceEntry: Sendable, Hashable {
  /// The fact.
  public let event: JournalEvent
  /// The item's ``ComplianceItem/key``.
  public let item: String
  /// How it stands.
  public let state: ComplianceState
  /// The last day on which that is valid.
  public let expires: CivilDate?
  /// What proves it.
  public let evidence: ComplianceEvidence?
  /// Who answers for it.
  public let owner: String?
  /// What else there is to say: `25 live`.
  public let note: String?
}

extension ComplianceEntry {
  static let record = "compliance.record"

  /// What a fact says.
  ///
  /// - Throws: Where it says nothing.
  init(_ event: JournalEvent) throws(ScorecardRefusal) {
    let fact = event.fact
    guard fact.kind == Self.record else {
      throw ScorecardRefusal(.record, "'\(fact.kind)' is nothing that is recorded of compliance")
    }
    guard let item = fact.subject else { throw ScorecardRefusal(.record, "it names nothing") }
    guard let state = fact.details["status"].flatMap({ ComplianceState(rawValue: $0) }) else {
      throw ScorecardRefusal(.record, "it has no status that could be read")
    }
    if let text = fact.details["expires"] {
      guard let date = CivilDate(iso: text) else {
        throw ScorecardRefusal(.record, "'\(text.prefix(40))' is no date on which it expires")
      }
      expires = date
    } else {
      expires = nil
    }
    if let name = fact.details["evidence"] {
      guard
        let evidence = ComplianceEvidence(
          name: name, sha256: fact.details["sha256"] ?? "",
          size: fact.details["size"].flatMap { Int($0) } ?? -1)
      else { throw ScorecardRefusal(.record, "its evidence cannot be told from other files") }
      self.evidence = evidence
    } else {
      evidence = nil
    }
    self.event = event
    self.item = item
    self.state = state
    owner = fact.details["owner"]
    note = fact.details["note"]
  }
}
