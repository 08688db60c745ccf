public import BusinessCalendar
public import Journal
public import Programme

/// A fund of which the journal and the programme do not say the same.
public struct FundDrift: Sendable, Hashable {
  /// The fund's id.
  public let fund: String
  /// The allotment that was recorded with its first step.
  public let recorded: Money
  /// What the programme allots now; nil where it has no such fund.
  public let agreed: Money?

  /// In words, with a way out.
  public var words: String {
    guard let agreed else {
      return
        "the journal has \(recorded) of a fund '\(fund)' that the programme does not have; add it, or transfer what is left"
    }
    return
      "the programme allots \(agreed) to \(fund), and \(recorded) was recorded with its first step; the recorded amount counts: allocate or transfer the difference, or correct the programme"
  }
}

extension FundDrift {
  /// Funds whose recorded allotment is not the programme's, without looking at any fact but allotments.
  ///
  /// - Parameters:
  ///   - asOf: The last effective date that counts; nil for all.
  ///   - knownAt: The last instant of recording that counts; nil for all.
  public static func all(
    reading journal: any JournalReading, _ rules: FundRules, asOf: CivilDate? = nil, knownAt: Timestamp? = nil
  ) throws -> [FundDrift] {
    var query = EventQuery()
    query.programme = rules.programme
    query.asOf = asOf
    query.knownAt = knownAt
    query.kindPrefix = FundKind.allocate.name
    let events = try journal.events(query)
    if drifts(of: events.compactMap(allotment), rules).isEmpty { return [] }
    query.kindPrefix = FundKind.undo.name
    let undone = Set(try journal.events(query).compactMap(\.fact.corrects))
    return drifts(of: events.filter { !undone.contains($0.id) }.compactMap(allotment), rules)
  }

  private static func allotment(_ event: JournalEvent) -> (fund: String, amount: Money)? {
    guard case .allocate(let fund, let amount, _)? = try? FundMove(event.fact) else { return nil }
    return (fund, amount)
  }

  /// The first allotment of each fund against the programme's, in the programme's order, then those that only the journal
  /// knows.
  fileprivate static func drifts(of allotments: [(fund: String, amount: Money)], _ rules: FundRules)
    -> [FundDrift]
  {
    let recorded = Dictionary(
      allotments.map { ($0.fund, $0.amount) }, uniquingKeysWith: { first, _ in first })
    let agreed = Dictionary(rules.funds.map { ($0.id, $0.amount) }, uniquingKeysWith: { first, _ in first })
    let order = rules.funds.map(\.id) + recorded.keys.filter { agreed[$0] == nil }.sorted()
    return order.compactMap { fund in
      guard let amount = recorded[fund], amount != agreed[fund] else { return nil }
      return FundDrift(fund: fund, recorded: amount, agreed: agreed[fund])
    }
  }
}

extension FundBook {
  /// Funds whose recorded allotment is not the programme's; the recorded one counts.
  public var drifts: [FundDrift] {
    FundDrift.drifts(
      of: entries.compactMap { entry in
        guard entry.counts, case .allocate(let fund, let amount, _)? = entry.move else { return nil }
        return (fund, amount)
      }, rules)
  }

  /// The requests of a fund, by number.
  public func requests(of fund: String) -> [FundRequest] { requests.filter { $0.fund == fund } }
}
