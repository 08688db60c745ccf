public import BusinessCalendar
internal import Diagnostics
public import Programme

/// What a programme says of certifications.
public struct RosterRules: Sendable {
  /// The programme's id.
  public let programme: String
  /// The certifications that are asked for, in the programme's order.
  public let targets: [CertificationTarget]
  /// What the vendor's tiers ask for.
  public let tiers: [TierRequirements]
  /// The days of the agreement.
  public let term: DateSpan

  /// What a programme says.
  public init(_ programme: Programme) {
    self.init(
      programme: programme.id, targets: programme.certifications, tiers: programme.tiers, term: programme.term
    )
  }

  /// Rules by their parts.
  public init(
    programme: String, targets: [CertificationTarget], tiers: [TierRequirements] = [], term: DateSpan
  ) {
    self.programme = programme
    self.targets = targets
    self.tiers = tiers
    self.term = term
  }

  /// The certification of that id.
  public func target(_ id: String) -> CertificationTarget? { targets.first { $0.id == id } }

  /// The certification that a person or another system means: by id, title or one of its other names, whatever the
  /// capitals and spaces.
  public func certification(named text: String) throws(RosterRefusal) -> CertificationTarget {
    let wanted = Self.folded(text)
    let found = targets.filter { target in
      ([target.id, target.title] + target.knownAs).contains { Self.folded($0) == wanted }
    }
    if found.count == 1, let only = found.first { return only }
    if found.count > 1 {
      throw RosterRefusal(
        "several certifications are called '\(text)': \(found.map(\.id).joined(separator: ", "))")
    }
    let names = targets.flatMap { [$0.id, $0.title] + $0.knownAs }
    let near = Suggestion.ending(for: text, in: names)
    throw RosterRefusal(
      "no certification of the programme is named '\(text)'"
        + (near.isEmpty ? "; add what it is called to 'known-as' of one of them" : near))
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
  }

  /// When a certification that was issued on a date ends, where nobody says: nil where the programme has no rule.
  public func expiry(of certification: CertificationTarget, issued: CivilDate) -> (
    expires: Credential.Expiry, rule: String
  )? {
    certification.valid.map { (.on($0.advance(issued)), "issued + \($0)") }
  }

  /// Every certification that passing one renews, its own renewals' too.
  func renewed(by certification: String) -> [String] {
    var found: [String] = []
    var open = target(certification)?.renews ?? []
    while !open.isEmpty {
      let next = open.removeFirst()
      guard next != certification, !found.contains(next) else { continue }
      found.append(next)
      open += target(next)?.renews ?? []
    }
    return found
  }
}
