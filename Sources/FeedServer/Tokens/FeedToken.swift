internal import Diagnostics

/// A token: 192 random bits in 32 characters of base64url (RFC 4648 section 5). Who has it, has what it was given for.
public enum FeedToken {
  /// How many random bytes: 24, so that it needs no padding.
  static let byteCount = 24
  /// How many characters.
  static let length = 32

  /// A new token, from the system's source of randomness.
  public static func make() -> String {
    var source = SystemRandomNumberGenerator()
    return text(of: (0..<byteCount).map { _ in UInt8.random(in: .min ... .max, using: &source) })
  }

  static func text(of bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count - 2, by: 3) {
      let group = bytes[start..<start + 3].reduce(0) { $0 << 8 | Int($1) }
      text += [18, 12, 6, 0].map { alphabet[group >> $0 & 63] }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// What is kept of a token. As the token is random and long, its plain SHA-256 says nothing about it.
  public static func digest(of token: String) -> String { ContentDigest.sha256(Array(token.utf8)) }
}
