import Programme

/// The short ids of requests and claims: `MC-7`, `MC-7-C1`.
enum FundName {
  /// The capitals that begin the ids of a fund's requests: the initials of the fund's id without the acronyms of its title
  /// (`APN Marketing Central`: MC), the acronym itself where there is nothing else, two letters where there is one word.
  ///
  /// - Parameter taken: The beginnings of other funds; a taken one gets a number.
  static func beginning(of fund: Fund, taken: Set<String>) -> String {
    let words = fund.id.split { !$0.isLetter && !$0.isNumber }.map { $0.uppercased() }
    let acronyms = Set(
      fund.title.split { !$0.isLetter && !$0.isNumber }
        .filter { $0.count > 1 && $0.allSatisfy { $0.isUppercase || $0.isNumber } }.map(String.init))
    let spoken = words.filter { !acronyms.contains($0) }
    let letters =
      spoken.count > 1
      ? String(spoken.prefix(4).compactMap(\.first))
      : String((spoken.first ?? words.first ?? "F").prefix(spoken.isEmpty ? 4 : 2))
    guard taken.contains(letters) else { return letters }
    return letters + String((2...).first { !taken.contains("\(letters)\($0)") } ?? 2)
  }

  /// What stands before the number of a request.
  static func beginning(of request: String) -> String {
    request.lastIndex(of: "-").map { String(request[..<$0]) } ?? request
  }

  /// The number after the last hyphen, or after `-C`.
  static func number(of id: String) -> Int? {
    guard let hyphen = id.lastIndex(of: "-") else { return nil }
    return Int(id[id.index(after: hyphen)...].drop { $0 == "C" })
  }

  /// Orders ids of one beginning by their numbers.
  static func isBefore(_ one: String, _ other: String) -> Bool {
    (one.utf8.count, one) < (other.utf8.count, other)
  }
}

extension FundBook {
  /// The id for the next request of a fund. Ids of undone requests are not given again.
  func nextRequest(of fund: Fund) -> String {
    var last = 0
    var own: String?
    var taken: Set<String> = []
    for case .open(let id, let other, _, _, _)? in entries.map(\.move) {
      if other == fund.id {
        own = FundName.beginning(of: id)
        last = max(last, FundName.number(of: id) ?? 0)
      } else {
        taken.insert(FundName.beginning(of: id))
      }
    }
    if let own { return "\(own)-\(last + 1)" }
    for other in rules.funds {
      let beginning = FundName.beginning(of: other, taken: taken)
      if other.id == fund.id { return "\(beginning)-1" }
      taken.insert(beginning)
    }
    return "\(FundName.beginning(of: fund, taken: taken))-1"
  }

  /// The id for the next claim on a request. Ids of undone claims are not given again.
  func nextClaim(on request: String) -> String {
    var last = 0
    for case .openClaim(let id, request, _, _, _, _)? in entries.map(\.move) {
      last = max(last, FundName.number(of: id) ?? 0)
    }
    return "\(request)-C\(last + 1)"
  }
}
