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
  static func key(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
