import Programme

/// What the services of billing data are called in the agreement.
struct ServiceNames {
  private var ids: [String: String] = [:]

  /// By the names that the programme declares, and by the services' own: `Amazon Connect`, `AmazonConnect` and `Connect` are
  /// `amazon-connect`.
  init(_ commitment: Commitment) {
    for (service, _) in commitment.expectedMonthly { add(service, as: service) }
    for (service, names) in commitment.eligible.serviceNames {
      add(service, as: service)
      // A declared name counts before one that is only alike.
      for name in names { ids[Self.key(name)] = service }
    }
  }

  private mutating func add(_ name: String, as service: String) {
    let key = Self.key(name)
    if ids[key] == nil { ids[key] = service }
  }

  /// The service of the agreement, else the name itself.
  func service(_ name: String) -> String {
    let key = Self.key(name)
    if let id = ids[key] { return id }
    for vendor in ["amazon", "aws"] where key.hasPrefix(vendor) {
      if let id = ids[String(key.dropFirst(vendor.count))] { return id }
    }
    return ids["amazon" + key] ?? ids["aws" + key] ?? name
  }

  /// Letters and digits, in lower case: what two spellings of a name share.
  static func key(_ name: String) -> String { String(name.lowercased().filter { $0.isLetter || $0.isNumber }) }
}

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

/// What is in the data and does not count towards a commitment.
public struct LeftOut: Sendable, Hashable {
  /// Why it does not.
  public enum Reason: Sendable, Hashable {
    /// The rule leaves the service out.
    case service(String)
    /// The rule leaves the category out.
    case category(EligibleSpend.Category)
    /// The rule leaves corrections out.
    case correction

    /// `service support`, `category Tax`, `corrections`.
    public var words: String {
      switch self {
      case .service(let name): "service \(name)"
      case .category(let category): "category \(category.rawValue)"
      case .correction: "corrections"
      }
    }
  }

  /// Why.
  public let reason: Reason
  /// How much, in the currency of the data.
  public let amount: Money
  /// How many rows.
  public let rows: Int
}
