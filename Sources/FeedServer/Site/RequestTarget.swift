/// The target of a request, taken apart (RFC 9112 section 3.2).
struct RequestTarget {
  /// As it was sent, without the query.
  let path: String
  /// The decoded segments of the path; nil where it does not begin with a slash, is no UTF-8 once decoded, or where a segment
  /// would be read otherwise by somebody else: with an encoded slash, a control character, or as `.` or `..`.
  let segments: [String]?
  let query: [(name: String, value: String)]

  init(_ target: some StringProtocol) {
    let whole = target.utf8.split(
      separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    path = whole.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    query = whole.count > 1 ? Self.pairs(String(decoding: whole[1], as: UTF8.self)) : []
    segments = Self.segments(of: path)
  }

  private static func segments(of path: String) -> [String]? {
    guard path.utf8.first == UInt8(ascii: "/") else { return nil }
    if path == "/" { return [] }
    var segments: [String] = []
    for part in path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let bytes = decoded(part, plusIsBlank: false),
        let text = String(validating: bytes, as: UTF8.self),
        text != ".", text != "..",
        !bytes.contains(where: {
          $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\")
        })
      else { return nil }
      segments.append(text)
    }
    return segments
  }

  /// The pairs of a query or of a form (WHATWG URL, application/x-www-form-urlencoded); what is no text is left out.
  static func pairs(_ text: String) -> [(name: String, value: String)] {
    text.utf8.split(separator: UInt8(ascii: "&")).compactMap { pair in
      let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let texts = sides.compactMap { side in
        decoded(side, plusIsBlank: true).flatMap { String(validating: $0, as: UTF8.self) }
      }
      guard texts.count == sides.count, let name = texts.first else { return nil }
      return (name, texts.count > 1 ? texts[1] : "")
    }
  }

  private static func decoded(_ text: some Collection<UInt8>, plusIsBlank: Bool) -> [UInt8]? {
    var rest = Array(text)[...]
    guard rest.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
      return Array(rest)
    }
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
          return nil
        }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsBlank: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
