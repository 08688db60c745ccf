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

  /// Of a `multistatus` about one resource: what its propstats with status 200 hold of a property.
  func property(_ name: String) -> XMLElement? {
    guard self.name == "multistatus", namespace == Self.dav else { return nil }
    return all("response").flatMap { $0.all("propstat") }
      .filter { $0.first("status")?.text.split(separator: " ").dropFirst().first == "200" }
      .compactMap { $0.first("prop")?.first(name) }.first
  }
}
