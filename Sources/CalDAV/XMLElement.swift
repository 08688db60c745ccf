/// An element of a WebDAV answer (RFC 4918 section 14), with the namespaces of its name resolved.
struct XMLElement: Equatable {
  static let dav = "DAV:"
  static let caldav = "urn:ietf:params:xml:ns:caldav"

  var namespace: String
  var name: String
  var children: [XMLElement] = []
  /// All character data directly inside it.
  var text = ""

  func all(_ name: String, in namespace: String = dav) -> [XMLElement] {
    children.filter { $0.name == name && $0.namespace == namespace }
  }

  func first(_ name: String, in namespace: String = dav) -> XMLElement? { all(name, in: namespace).first }

  /// Of a `multistatus` about one resource: its own status, where it has no propstats.
  var resourceStatus: Int? { first("response")?.first("status")?.httpStatus }

  /// `HTTP/1.1 404 Not Found` (RFC 9112 section 4).
  private var httpStatus: Int? { text.split(separator: " ").dropFirst().first.flatMap { Int($0) } }

  /// Of a `multistatus` about one resource: what its propstats with status 200 hold of a property.
  func property(_ name: String) -> XMLElement? {
    guard self.name == "multistatus", namespace == Self.dav else { return nil }
    return all("response").flatMap { $0.all("propstat") }
      .filter { $0.first("status")?.httpStatus == 200 }
      .compactMap { $0.first("prop")?.first(name) }.first
  }
}
