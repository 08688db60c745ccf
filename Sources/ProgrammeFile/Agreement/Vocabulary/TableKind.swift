/// What a table of an agreement is about.
enum TableKind: CaseIterable {
  case summary, meetings, activities, commitment, pricing, funds, training, certifications, serviceLevels,
    metrics
  case initiatives, services, requirements, standards, managedService, roles, sharedResponsibility,
    compliance, exit

  /// A column that such a table has.
  struct Place {
    let column: TableColumn
    let isRequired: Bool
  }

  /// Its columns; the first one names the rows.
  var columns: [Place] {
    switch self {
    case .summary: Self.places([.field, .details])
    case .meetings: Self.places([.meeting, .frequency], [.focus, .owner, .duration])
    case .activities: Self.places([.activity, .frequency], [.owner, .focus, .duration])
    case .commitment: Self.places([.year, .minimumSpend], [.discount])
    case .pricing: Self.places([.service, .monthly], [.pricingModel])
    case .funds: Self.places([.fund, .funding], [.purpose])
    case .training: Self.places([.training, .budget], [.delivery])
    case .certifications: Self.places([.certification, .target], [.holders, .due])
    case .serviceLevels: Self.places([.metric, .level, .penalty])
    case .metrics: Self.places([.metric, .target], [.current, .due])
    case .initiatives: Self.places([.initiative, .investment], [.revenue])
    case .services: Self.places([.service, .description], [.useCase])
    case .requirements: Self.places([.requirement, .status], [.details])
    case .standards: Self.places([.standard, .requirement], [.status])
    case .managedService: Self.places([.component, .responsibility])
    case .roles: Self.places([.role])
    case .sharedResponsibility: Self.places([.area])
    case .compliance: Self.places([.standard])
    case .exit: Self.places([.scenario, .timeline], [.process])
    }
  }

  /// Whether it has a column for each party.
  var hasPartyColumns: Bool {
    switch self {
    case .roles, .sharedResponsibility, .compliance: true
    default: false
    }
  }

  /// As diagnostics name it, `a table of meetings`.
  var noun: String {
    switch self {
    case .summary: "the agreement's particulars"
    case .meetings: "meetings"
    case .activities: "joint activities"
    case .commitment: "a consumption commitment"
    case .pricing: "service prices"
    case .funds: "marketing funds"
    case .training: "training budgets"
    case .certifications: "certification targets"
    case .serviceLevels: "service levels"
    case .metrics: "metrics"
    case .initiatives: "growth initiatives"
    case .services: "services"
    case .requirements: "implementation requirements"
    case .standards: "infrastructure standards"
    case .managedService: "a managed service"
    case .roles: "roles"
    case .sharedResponsibility: "shared responsibility"
    case .compliance: "compliance certifications"
    case .exit: "exit rights"
    }
  }

  private static func places(_ required: [TableColumn], _ optional: [TableColumn] = []) -> [Place] {
    required.map { Place(column: $0, isRequired: true) }
      + optional.map { Place(column: $0, isRequired: false) }
  }
}
