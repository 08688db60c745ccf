/// What may stand in the path of an address (RFC 3986 section 3.3).
enum PathEncoding {
  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// One segment: everything but letters, digits and `-._~@=` is percent-encoded.
  static func segment(_ name: String) -> String {
    var output = ""
    for byte in name.utf8 { append(byte, to: &output, where: isPlain) }
    return output
  }

  /// A whole path, partly encoded already; `/` where it is empty. Nil where it is no path.
  static func path(_ bytes: some Collection<UInt8>) -> String? {
    let bytes = Array(bytes)
    var output = ""
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "%"):
        guard bytes.dropFirst(index + 1).prefix(2).filter(isHexDigit).count == 2 else { return nil }
        output += "%"
      case 0..<0x20, 0x7F, UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"): return nil
      default: append(byte, to: &output) { isPlain($0) || "/!$&'()*+,;:".utf8.contains($0) }
      }
    }
    let segments = output.lowercased().replacing("%2e", with: ".").split(separator: "/")
    guard !segments.contains("."), !segments.contains("..") else { return nil }
    return output.hasPrefix("/") ? output : "/" + output
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "-._~@=".utf8.contains(byte)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func append(_ byte: UInt8, to output: inout String, where isKept: (UInt8) -> Bool) {
    if isKept(byte) {
      output.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      output += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
}
