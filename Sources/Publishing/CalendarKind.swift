/// The calendars that a workspace publishes, in the order in which they are listed.
public enum CalendarKind: String, Sendable, Hashable, CaseIterable {
  case qbr
  case technicalSync = "technical-sync"
  case pipelineReview = "pipeline-review"
  case marketing
  case training
  case contract
  /// Everything in one.
  case all

  /// What subscribers see as its name.
  public var title: String {
    switch self {
    case .qbr: "Quarterly business reviews"
    case .technicalSync: "Technical syncs"
    case .pipelineReview: "Pipeline reviews"
    case .marketing: "Joint marketing"
    case .training: "Partner training"
    case .contract: "Contract dates"
    case .all: "Partnership governance"
    }
  }

  /// Its colour, a CSS3 name (RFC 7986 section 5.9).
  var colour: String {
    switch self {
    case .qbr: "navy"
    case .technicalSync: "teal"
    case .pipelineReview: "darkorange"
    case .marketing: "purple"
    case .training: "green"
    case .contract: "firebrick"
    case .all: "slategray"
    }
  }

  /// The file it is published as.
  public var fileName: String { "\(rawValue).ics" }
}
