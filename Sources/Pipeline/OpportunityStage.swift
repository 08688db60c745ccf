/// Where an opportunity stands on its way (AWS Partner Central Selling API 2022-07-26, `Stage`).
public enum OpportunityStage: Sendable, Hashable {
  case prospect, qualified, technicalValidation, businessValidation, committed, launched, closedLost
  /// One that is not among them, by its own name.
  case other(String)

  /// The stages that the API names, in their order.
  public static let known: [OpportunityStage] = [
    .prospect, .qualified, .technicalValidation, .businessValidation, .committed, .launched, .closedLost,
  ]

  /// The stage of that name, whatever its case.
  public init(_ name: String) {
    let folded = name.folded
    self = Self.known.first { $0.name.folded == folded } ?? .other(name)
  }

  /// As the API writes it.
  public var name: String {
    switch self {
    case .prospect: "Prospect"
    case .qualified: "Qualified"
    case .technicalValidation: "Technical Validation"
    case .businessValidation: "Business Validation"
    case .committed: "Committed"
    case .launched: "Launched"
    case .closedLost: "Closed Lost"
    case .other(let name): name
    }
  }

  /// How far it is on the way to a launch; nil for what is not on it.
  var rank: Int? {
    switch self {
    case .prospect: 0
    case .qualified: 1
    case .technicalValidation: 2
    case .businessValidation: 3
    case .committed: 4
    case .launched: 5
    case .closedLost, .other: nil
    }
  }

  /// Whether it is neither won nor lost.
  public var isOpen: Bool { self != .launched && self != .closedLost }
}

/// What AWS says of an opportunity that was handed in (`ReviewStatus`).
public enum ReviewStatus: Sendable, Hashable {
  case pendingSubmission, submitted, inReview, approved, rejected, actionRequired
  /// One that is not among them, by its own name.
  case other(String)

  private static let known: [ReviewStatus] = [
    .pendingSubmission, .submitted, .inReview, .approved, .rejected, .actionRequired,
  ]

  /// The status of that name, whatever its case: the API itself writes `In review` and `Action Required`.
  public init(_ name: String) {
    let folded = name.folded
    self = Self.known.first { $0.name.folded == folded } ?? .other(name)
  }

  /// As the API writes it.
  public var name: String {
    switch self {
    case .pendingSubmission: "Pending Submission"
    case .submitted: "Submitted"
    case .inReview: "In review"
    case .approved: "Approved"
    case .rejected: "Rejected"
    case .actionRequired: "Action Required"
    case .other(let name): name
    }
  }
}

extension String {
  /// What is compared of a name: its words, whatever their case and the spaces between.
  var folded: String { split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased() }
}
