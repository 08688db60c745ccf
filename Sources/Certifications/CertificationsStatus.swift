public import BusinessCalendar
public import Programme

/// All certification targets of a programme on one day.
public struct CertificationsStatus: Sendable {
  /// The day.
  public let asOf: CivilDate
  /// The programme's id.
  public let programme: String
  /// In the programme's order.
  public let certifications: [CertificationProgress]
  /// Certifications that the roster knows and the programme asks for no longer, by id, with their holders.
  public let others: [(certification: String, holders: Int)]

  /// The targets with the holders that the agreement names, with no fact recorded.
  public init(_ programme: Programme, asOf: CivilDate) {
    self.init(Roster(RosterRules(programme), events: []), asOf: asOf)
  }

  /// The targets with the holders of a roster that was made as of that day.
  public init(_ roster: Roster, asOf: CivilDate) {
    self.asOf = asOf
    programme = roster.rules.programme
    certifications = roster.rules.targets.map { roster.progress(of: $0, asOf: asOf) }
    let known = Set(roster.rules.targets.map(\.id))
    others = roster.holdings.keys.filter { !known.contains($0) }.sorted().map {
      ($0, roster.holders(of: $0, on: asOf).count)
    }
  }

  /// Whether any fact of a certification is recorded.
  public var isRecorded: Bool {
    certifications.contains { $0.source != .agreement || $0.booked > 0 || $0.awaited > 0 } || !others.isEmpty
  }
}
