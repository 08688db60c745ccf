public import BusinessCalendar
public import Journal

extension Roster {
  /// The roster of what a journal holds.
  ///
  /// - Parameters:
  ///   - asOf: The last effective date that counts; nil for all.
  ///   - knownAt: The last instant of recording that counts; nil for all.
  public init(
    reading journal: any JournalReading, _ rules: RosterRules, asOf: CivilDate? = nil,
    knownAt: Timestamp? = nil
  ) throws {
    var query = EventQuery()
    query.programme = rules.programme
    query.kindPrefix = Self.kinds
    query.asOf = asOf
    query.knownAt = knownAt
    self.init(rules, events: try journal.events(query))
  }

  /// What the verification of a journal asks of the facts of certifications: that each can be read and makes sense after those
  /// before it. Programmes that only the journal knows are examined without their rules.
  public static func check(_ rules: [RosterRules]) -> JournalCheck {
    JournalCheck("certifications") { journal in
      var query = EventQuery()
      query.kindPrefix = kinds
      let known = Dictionary(rules.map { ($0.programme, $0) }, uniquingKeysWith: { first, _ in first })
      let programmes = Dictionary(grouping: try journal.events(query), by: \.fact.programme)
      return programmes.sorted { $0.key < $1.key }.flatMap { programme, events -> [JournalFinding] in
        guard let first = events.first else { return [] }
        let rules =
          known[programme]
          ?? RosterRules(programme: programme, targets: [], term: DateSpan(first.fact.effective))
        return Roster(rules, events: events).problems.map { problem in
          JournalFinding(
            number: problem.event.number, id: problem.event.id,
            "it does not make sense after the facts before it: \(problem.refusal.message)")
        }
      }
    }
  }
}
