/// An event that a collection is to hold.
public struct CollectionItem: Sendable, Hashable {
  /// The last segment of its address, not percent-encoded; see ``resourceName(uid:)``.
  public let name: String
  /// A whole calendar object resource (RFC 4791 section 4.1): one VCALENDAR with one event and its time zone, UTF-8.
  public let bytes: [UInt8]
  /// Stands for the bytes: another digest means that the item is put.
  public let digest: String

  /// The item of the event `uid`.
  public init(uid: String, bytes: [UInt8], digest: String) {
    name = Self.resourceName(uid: uid)
    self.bytes = bytes
    self.digest = digest
  }

  /// The resource name of an event: its UID and `.ics`, the same every time, another for every UID.
  ///
  /// Servers decode percent-encoding before they look at a name, so a `/` or a leading dot would come back to life.
  /// Therefore letters, digits, `-`, `_`, `@` and inner dots stay, and every other byte is written `=2F`. A name that
  /// would not fit in a file's (255 bytes) is cut, and ends with a hash of the UID.
  public static func resourceName(uid: String) -> String {
    var name = ""
    for byte in uid.utf8 {
      let isKept =
        PathEncoding.isLetterOrDigit(byte) || "-_@".utf8.contains(byte)
        || (byte == UInt8(ascii: ".") && !name.isEmpty)
      if isKept {
        name.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        name += "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    guard name.utf8.count > 180 else { return name + ".ics" }
    // FNV-1a over two start values: 128 bits tell apart UIDs that nobody chose in order to collide.
    let hashes = [0xCBF2_9CE4_8422_2325, 0x8422_2325_CBF2_9CE4 as UInt64].map { start in
      let hash = uid.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
      return String(repeating: "0", count: hash.leadingZeroBitCount / 4) + String(hash, radix: 16)
    }
    return name.prefix(140) + "==" + hashes.joined() + ".ics"
  }
}

/// What is known of an item in a collection from the last time.
public struct KnownItem: Sendable, Hashable {
  /// The entity tag (RFC 9110 section 8.8.3) as the server wrote it, with its quotes; nil where it gave none.
  public let etag: String?
  /// The digest of the bytes that were put.
  public let digest: String

  /// What is known: the tag of what stands there, and the digest of what was put.
  public init(etag: String?, digest: String) {
    self.etag = etag
    self.digest = digest
  }
}
