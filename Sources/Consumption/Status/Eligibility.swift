import Programme

/// Which lines count towards a commitment.
struct Eligibility {
  private let rule: EligibleSpend
  private let names: ServiceNames
  private let services: Set<String>?
  private let excluded: Set<String>

  init(_ commitment: Commitment) {
    rule = commitment.eligible
    let names = ServiceNames(commitment)
    self.names = names
    func keys(_ texts: [String]) -> Set<String> { Set(texts.map { ServiceNames.key(names.service($0)) }) }
    services = rule.services.map(keys)
    excluded = keys(rule.excluded)
  }

  /// The service of the agreement that a line is of.
  func service(of line: ConsumptionLine) -> String { names.service(line.key.service) }

  /// Why a line does not count; nil where it does.
  func objection(to line: ConsumptionLine) -> LeftOut.Reason? {
    if line.key.isCorrection, !rule.countsCorrections { return .correction }
    if let category = line.key.category, !rule.categories.contains(category) { return .category(category) }
    let service = service(of: line)
    let key = ServiceNames.key(service)
    if excluded.contains(key) || services.map({ !$0.contains(key) }) ?? false { return .service(service) }
    return nil
  }
}
