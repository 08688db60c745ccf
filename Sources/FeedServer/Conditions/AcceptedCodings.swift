/// Which content codings a client takes (RFC 9110 section 12.5.3).
struct AcceptedCodings {
  private let headers: HeaderFields

  init(_ headers: HeaderFields) { self.headers = headers }

  /// Whether the compressed form is to be sent: the client named gzip, or `*`, and does not like the plain form better. Without
  /// the field anything may be sent, and the plain form is what every client can read. The plain form is also sent to who
  /// takes neither, rather than 406, of which calendar programs make nothing.
  var prefersGzip: Bool {
    var weights: [String: Int] = [:]
    for member in headers.list("accept-encoding") {
      let parts = member.split(separator: ";", maxSplits: 1).map { String($0).trimmingBlanks }
      guard let name = parts.first?.lowercased(), !name.isEmpty else { continue }
      guard let weight = parts.count > 1 ? Self.weight(parts[1]) : 1000 else { continue }
      weights[name == "x-gzip" ? "gzip" : name] = weight
    }
    guard let gzip = weights["gzip"] ?? weights["*"], gzip > 0 else { return false }
    return gzip >= weights["identity"] ?? 0
  }

  /// The thousandths of `q=0.5`; nil where it is no weight (section 12.4.2).
  private static func weight(_ text: String) -> Int? {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      .map { String($0).trimmingBlanks }
    guard sides.count == 2, sides[0].lowercased() == "q" else { return nil }
    let digits = sides[1].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard digits[0] == "0" || digits[0] == "1" else { return nil }
    let fraction = digits.count > 1 ? String(digits[1]) : ""
    guard fraction.utf8.count <= 3, fraction.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    let thousandths = Int(fraction + String(repeating: "0", count: 3 - fraction.utf8.count)) ?? 0
    return digits[0] == "0" ? thousandths : thousandths == 0 ? 1000 : nil
  }
}
