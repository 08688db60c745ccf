import BusinessCalendar
import Journal
import Packs
import Scorecard

extension PackCompliance {
  /// An item as a pack shows it.
  init(_ status: ComplianceStatus) {
    self.init(
      section: status.item.section.ofPacks, id: status.item.id, party: status.item.party,
      recorded: status.entry?.state.ofPacks, since: status.entry?.event.fact.effective,
      expires: status.expires, owner: status.owner, evidence: status.evidence, health: status.health.ofPacks)
  }
}

extension ComplianceItem.Section {
  fileprivate var ofPacks: PackCompliance.Section {
    switch self {
    case .compliance: .certificate
    case .standards: .standard
    case .requirements: .requirement
    }
  }
}

extension ComplianceState {
  fileprivate var ofPacks: PackCompliance.State {
    switch self {
    case .compliant: .compliant
    case .inProgress: .inProgress
    case .nonCompliant: .nonCompliant
    case .notApplicable: .notApplicable
    }
  }
}

extension ComplianceStatus.Health {
  fileprivate var ofPacks: PackCompliance.Health {
    switch self {
    case .green: .green
    case .amber: .amber
    case .red: .red
    case .noData, .notApplicable: .noData
    }
  }
}
