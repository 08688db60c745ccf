public import BusinessCalendar
public import Journal
public import Programme

/// How an item of compliance stands on a day.
public struct ComplianceStatus: Sendable {
  /// For how many days before its last an item counts as expiring.
  public static let expiringDays = 90

  /// How it stands, in a word.
  public enum Health: String, Sendable, Hashable, CaseIterable {
    /// Compliant, and for some time yet.
    case green = "GREEN"
    /// In progress, or about to expire.
    case amber = "AMBER"
    /// Not compliant, or expired.
    case red = "RED"
    /// Nothing is recorded, and the agreement's words do not say.
    case noData = "NO DATA"
    /// Not asked for any more.
    case notApplicable = "N/A"
  }

  /// The item.
  public let item: ComplianceItem
  /// The day.
  public let asOf: CivilDate
  /// What was recorded last; nil where only the agreement speaks.
  public let entry: ComplianceEntry?

  /// How it stands; nil where nobody said so in words that are known.
  public var state: ComplianceState? { entry?.state ?? item.agreed.flatMap(ComplianceState.agreed) }

  /// How it stands in words: the recorded state, else the agreement's own.
  public var words: String? { entry?.state.rawValue ?? item.agreed }

  /// The last day on which it is valid; nil where nobody said so.
  public var expires: CivilDate? { entry == nil ? item.expires : entry?.expires }

  /// Days until then, below zero once it has passed.
  public var daysLeft: Int? { expires.map { $0 - asOf } }

  /// Who answers for it.
  public var owner: String? { entry?.owner ?? item.owner }

  /// What proves it: the recorded file's name, else what the programme says.
  public var evidence: String? { entry == nil ? item.evidence : entry?.evidence?.name }

  /// Whether it was valid and is no longer.
  public var isExpired: Bool { (daysLeft ?? 0) < 0 }

  /// Whether it is valid for another 90 days at most.
  public var isExpiring: Bool { daysLeft.map { (0...Self.expiringDays).contains($0) } ?? false }

  /// The word.
  public var health: Health {
    switch state {
    case nil: .noData
    case .notApplicable: .notApplicable
    case .nonCompliant: .red
    case .inProgress: isExpired ? .red : .amber
    case .compliant: isExpired ? .red : isExpiring ? .amber : .green
    }
  }

  /// Why, in a sentence without a full stop.
  public var reason: String {
    guard let words else { return "neither recorded nor in the agreement" }
    let said = entry.map { "\(words) since \($0.event.fact.effective)" } ?? "'\(words)' by the agreement"
    guard let daysLeft, let expires else {
      return item.section == .compliance && state == .compliant ? said + "; no expiry is known" : said
    }
    return said
      + (daysLeft < 0
        ? "; expired \(-daysLeft) \(daysLeft == -1 ? "day" : "days") ago"
        : "; valid until \(expires), \(daysLeft) \(daysLeft == 1 ? "day" : "days") left")
  }
}

/// How what a programme has to comply with stands on a day.
public struct ComplianceReport: Sendable {
  /// The programme's id.
  public let programme: String
  /// The day.
  public let asOf: CivilDate
  /// All items, in the agreement's order.
  public let items: [ComplianceStatus]

  /// By a book that holds what is effective until the day.
  public init(_ book: ComplianceBook, asOf: CivilDate) {
    programme = book.programme
    self.asOf = asOf
    items = book.items.map { book.status(of: $0, asOf: asOf) }
  }

  /// What the agreement says, where nothing is recorded.
  public init(_ programme: Programme, asOf: CivilDate) {
    self.init(ComplianceBook(programme, events: []), asOf: asOf)
  }

  /// Whether anything is recorded.
  public var isRecorded: Bool { items.contains { $0.entry != nil } }
}

extension ComplianceBook {
  func status(of item: ComplianceItem, asOf: CivilDate) -> ComplianceStatus {
    ComplianceStatus(
      item: item, asOf: asOf, entry: entries(of: item).last { $0.event.fact.effective <= asOf })
  }

  /// Why an item stands as it stands.
  ///
  /// - Parameter key: An item, as ``item(_:party:)`` takes it.
  public func explain(_ key: String, asOf: CivilDate) throws(ScorecardRefusal) -> Explanation {
    let item = try item(key)
    let status = status(of: item, asOf: asOf)
    var steps = [
      Explanation.Step(
        status.entry == nil ? "the agreement says" : "recorded last", status.words ?? "nothing"),
      .init("valid until", status.expires?.description ?? "not known"),
    ]
    if let days = status.daysLeft, let expires = status.expires {
      steps.append(.init("days left = \(expires) − \(asOf)", "\(days)"))
      steps.append(.init("expiring within", "\(ComplianceStatus.expiringDays) days"))
    }
    steps += [
      .init("evidence", status.evidence ?? "none"), .init("owner", status.owner ?? "nobody"),
      .init("status", status.health.rawValue),
    ]
    return Explanation(
      title:
        "\(item.title)\(item.party.map { " of \($0)" } ?? "") is \(status.health.rawValue) as of \(asOf): \(status.reason)",
      steps: steps, events: entries(of: item).map(\.event))
  }
}
