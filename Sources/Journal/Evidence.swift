/// A file that a fact brings as proof, told by what identifies it; the file itself is kept beside the journal.
public struct Evidence: Sendable, Hashable {
  /// Of which kind it is: `invoice`, `proof-of-performance`, `certificate`.
  public let kind: String
  /// The file's name.
  public let name: String
  /// The SHA-256 of its bytes, 64 lower-case hexadecimal digits.
  public let sha256: String
  /// Its size in bytes.
  public let size: Int

  /// Evidence by its parts; nil for an empty name or kind, a size below zero, or what is no SHA-256.
  public init?(kind: String, name: String, sha256: String, size: Int) {
    let digits = "0123456789abcdef"
    guard !kind.isEmpty, !name.isEmpty, size >= 0, sha256.count == 64,
      sha256.allSatisfy({ digits.contains($0) })
    else { return nil }
    self.kind = kind
    self.name = name
    self.sha256 = sha256
    self.size = size
  }
}
