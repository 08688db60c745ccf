/// The address of a CalDAV collection: `http` or `https`, a host, maybe a port, and a path that ends with a slash.
///
/// Read more strictly than RFC 3986 allows, so that what is checked here and what is connected to are the same host.
public struct CollectionURL: Sendable, Hashable {
  /// Whether the connection is encrypted.
  public let isEncrypted: Bool
  /// In lower case; an IPv6 address without its brackets.
  public let host: String
  /// From 1 to 65535.
  public let port: Int
  /// Percent-encoded, with a slash at both ends.
  public let path: String

  /// Reads an address. A slash is put at its end; blanks and letters beyond ASCII in the path are percent-encoded.
  ///
  /// A problem of the kind `address` never repeats the text, which may hold a password.
  public init(_ text: String) throws(CalDAVProblem) {
    func problem(_ message: String) -> CalDAVProblem {
      CalDAVProblem(.address, "the address of the collection \(message)")
    }
    let bytes = Array(text.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
      throw problem("starts with no scheme; write https://HOST/PATH/")
    }
    switch String(decoding: bytes[..<colon], as: UTF8.self).lowercased() {
    case "https": isEncrypted = true
    case "http": isEncrypted = false
    default: throw problem("has another scheme than https; write https://HOST/PATH/")
    }
    let rest = bytes[(colon + 3)...]
    let authorityEnd = rest.firstIndex { "/?#\\".utf8.contains($0) } ?? rest.endIndex
    let authority = rest[..<authorityEnd]
    guard !authority.contains(UInt8(ascii: "@")) else {
      throw problem(
        "holds a user name or password, and everybody on this machine can read arguments; "
          + "give them by the environment or a file of mode 0600, and change that password")
    }
    let hostEnd: Int
    if authority.first == UInt8(ascii: "[") {
      guard let bracket = authority.firstIndex(of: UInt8(ascii: "]")) else {
        throw problem("has a bracket without its end")
      }
      let inner = authority[(authority.startIndex + 1)..<bracket]
      guard inner.contains(UInt8(ascii: ":")), inner.allSatisfy({ Self.isAddressDigit($0) }) else {
        throw problem("has no IPv6 address in its brackets")
      }
      host = String(decoding: inner, as: UTF8.self).lowercased()
      hostEnd = bracket + 1
    } else {
      hostEnd = authority.firstIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
      let name = authority[..<hostEnd]
      guard !name.isEmpty, name.count <= 253 else { throw problem("names no host; write https://HOST/PATH/") }
      guard name.allSatisfy({ Self.isHostByte($0) }) else {
        throw problem("has a host of other characters than letters, digits, dots and hyphens")
      }
      host = String(decoding: name, as: UTF8.self).lowercased()
    }
    let tail = authority[hostEnd...]
    if tail.isEmpty {
      port = isEncrypted ? 443 : 80
    } else {
      guard tail.first == UInt8(ascii: ":"), tail.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(String(decoding: tail.dropFirst(), as: UTF8.self)), (1...65535).contains(number)
      else { throw problem("has something after its host that is no port from 1 to 65535") }
      port = number
    }
    guard let path = PathEncoding.path(rest[authorityEnd...]) else {
      throw problem(
        "has a path with '?', '#', '\\', a control character, a '%' without two digits, or a segment '.' or '..'"
      )
    }
    self.path = path.hasSuffix("/") ? path : path + "/"
  }

  /// The address as text.
  public var text: String { origin + path }

  /// Scheme, host and port.
  var origin: String {
    let shown = host.contains(":") ? "[\(host)]" : host
    let usual = isEncrypted ? 443 : 80
    return "\(isEncrypted ? "https" : "http")://\(shown)\(port == usual ? "" : ":\(port)")"
  }

  /// The address of an item.
  func item(_ name: String) -> String { text + PathEncoding.segment(name) }

  /// Whether the host is this machine (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3): what
  /// is sent there is on no network.
  public var isLoopback: Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.first == "127"
      && parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
  }

  /// Where a redirect leads that was answered here: a full address, or a path on the same host. Nil where it is neither.
  func redirected(to location: String) -> CollectionURL? {
    let isPath = location.hasPrefix("/") && !location.hasPrefix("//")
    return try? CollectionURL(isPath ? origin + location : location)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    PathEncoding.isLetterOrDigit(byte) || "-._".utf8.contains(byte)
  }

  private static func isAddressDigit(_ byte: UInt8) -> Bool {
    "0123456789abcdefABCDEF:.".utf8.contains(byte)
  }
}
