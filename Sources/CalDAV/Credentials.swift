/// A user name and a password. Neither shows in any text made of them.
public struct Credentials: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  let user: String
  let password: String

  /// Nil where HTTP cannot carry them: an empty user name, one with a colon (RFC 7617 section 2), or control characters.
  public init?(user: String, password: String) {
    guard !user.isEmpty, !user.utf8.contains(UInt8(ascii: ":")),
      !(user + password).unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
    else { return nil }
    self.user = user
    self.password = password
  }

  /// Never the user name or the password.
  public var description: String { "credentials" }
  /// Never the user name or the password.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
