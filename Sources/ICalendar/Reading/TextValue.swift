/// TEXT as RFC 5545 section 3.3.11 writes it, and parameter values as RFC 6868 does.
enum TextValue {
  private static let backslash = UInt8(ascii: "\\")

  /// The text that a value stands for. A backslash before another character than RFC 5545 names is left out.
  static func unescaped(_ value: some StringProtocol) -> String {
    guard value.utf8.contains(backslash) else { return String(value) }
    var result: [UInt8] = []
    var isEscaped = false
    for byte in value.utf8 {
      if isEscaped {
        result.append(byte == UInt8(ascii: "n") || byte == UInt8(ascii: "N") ? 10 : byte)
        isEscaped = false
      } else if byte == backslash {
        isEscaped = true
      } else {
        result.append(byte)
      }
    }
    if isEscaped { result.append(backslash) }
    return String(decoding: result, as: UTF8.self)
  }

  /// The values of a list: what stands between commas that are not escaped.
  static func pieces(of value: String) -> [Substring] {
    var pieces: [Substring] = []
    var start = value.startIndex
    var isEscaped = false
    var index = start
    let bytes = value.utf8
    while index < bytes.endIndex {
      let byte = bytes[index]
      if !isEscaped, byte == UInt8(ascii: ",") {
        pieces.append(value[start..<index])
        start = bytes.index(after: index)
      }
      isEscaped = !isEscaped && byte == backslash
      index = bytes.index(after: index)
    }
    pieces.append(value[start...])
    return pieces
  }

  /// What is not escaped as it must be.
  enum Fault { case separator(UInt8), escape }

  /// The first fault of a TEXT, and its byte. Commas are separators in a list, and semicolons in a structured value.
  static func fault(in value: String, isList: Bool) -> (offset: Int, fault: Fault)? {
    var isEscaped = false
    for (offset, byte) in value.utf8.enumerated() {
      if isEscaped {
        switch byte {
        case backslash, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "n"), UInt8(ascii: "N"): break
        default: return (offset - 1, .escape)
        }
        isEscaped = false
      } else if byte == backslash {
        isEscaped = true
      } else if byte == UInt8(ascii: ";") || (byte == UInt8(ascii: ",") && !isList) {
        return (offset, .separator(byte))
      }
    }
    return isEscaped ? (value.utf8.count - 1, .escape) : nil
  }

  /// A parameter's value with `^n`, `^^` and `^'` undone; another caret stands for itself (RFC 6868 section 3.2).
  static func decoded(parameter bytes: ArraySlice<UInt8>) -> String {
    let caret = UInt8(ascii: "^")
    guard bytes.contains(caret) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      let decoded: UInt8? =
        switch next {
        case _ where bytes[index] != caret: nil
        case UInt8(ascii: "n"): 10
        case caret: caret
        case UInt8(ascii: "'"): UInt8(ascii: "\"")
        default: nil
        }
      result.append(decoded ?? bytes[index])
      index += decoded == nil ? 1 : 2
    }
    return String(decoding: result, as: UTF8.self)
  }
}
