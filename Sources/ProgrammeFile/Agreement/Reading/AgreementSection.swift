/// A key of a programme under which records stand by name.
enum AgreementSection: String, CaseIterable {
  case roles, meetings, funds, training, certifications, metrics, initiatives, services, pricing, requirements
  case managedService = "managed-service"
  case compliance, standards
  case sharedResponsibility = "shared-responsibility"
  case exit

  /// What a record is called where its name has no letter for an identifier.
  var singular: String {
    switch self {
    case .roles: "role"
    case .meetings: "meeting"
    case .funds: "fund"
    case .training: "training"
    case .certifications: "certification"
    case .metrics: "metric"
    case .initiatives: "initiative"
    case .services: "service"
    case .pricing: "price"
    case .requirements: "requirement"
    case .managedService: "duty"
    case .compliance: "certificate"
    case .standards: "standard"
    case .sharedResponsibility: "area"
    case .exit: "exit"
    }
  }
}
