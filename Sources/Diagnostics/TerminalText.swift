/// Text from outside made safe to print on a terminal.
public enum TerminalText {
  /// Replaces control characters and the bidirectional overrides by visible escapes, so that text from a file can
  /// neither move the cursor nor reorder what stands beside it. Tabs become one space.
  public static func visible(_ text: some StringProtocol) -> String {
    if text.unicodeScalars.allSatisfy({ !isHarmful($0) }) { return String(text) }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        result += " "
      } else if isHarmful(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
