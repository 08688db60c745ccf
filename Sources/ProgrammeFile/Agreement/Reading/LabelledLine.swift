/// A line of the form `Label: value`, the label perhaps in strong type.
struct LabelledLine {
  let label: String
  let value: InlineText
  /// Whether the label is in strong type.
  let isStrong: Bool

  /// A label is no longer than this.
  private static let longestLabel = 60

  init?(_ line: InlineText, _ draft: AgreementDraft) {
    guard let parts = Self.parts(of: line) else { return nil }
    label = String(parts.label)
    isStrong = parts.isStrong
    value = InlineText(
      text: parts.value, span: parts.value.isEmpty ? line.span : draft.place(of: parts.value, in: line.span),
      marks: line.marks)
  }

  /// The label of a line and its value, without a place; nil where the line has no label.
  static func parts(of line: InlineText) -> (label: Substring, value: String, isStrong: Bool)? {
    let text = line.text
    if let strong = line.strong, strong.utf8.count <= longestLabel {
      let rest = String(decoding: text.utf8.dropFirst(strong.utf8.count), as: UTF8.self).trimmedOfBlanks
      let colon = strong.firstIndex(of: ":")
      if let colon, !line.marks.contains(.strongOnly) || strong[colon...].count > 1 {
        // **Owner:** Name, or **Owner: Name** in one.
        let inside = String(strong[strong.index(after: colon)...])
        return (strong[..<colon], (inside + " " + rest).trimmedOfBlanks, true)
      }
      return rest.hasPrefix(":") ? (strong[...], String(rest.dropFirst()).trimmedOfBlanks, true) : nil
    }
    guard let colon = text.utf8.prefix(longestLabel).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let after = text.utf8.index(after: colon)
    guard after == text.endIndex || text.utf8[after] == UInt8(ascii: " ") else { return nil }
    return (text[..<colon], String(text[after...]).trimmedOfBlanks, false)
  }
}

extension AgreementField {
  /// Whether a label in plain type is enough to tell it from the beginning of a clause.
  var isUnmistakable: Bool {
    switch self {
    case .type, .partner, .owner, .currency: false
    default: true
    }
  }
}

/// Cuts a text into sentences.
enum Sentences {
  /// The sentences of a text: a full stop, a blank and a capital letter part two of them. A text with parties
  /// in it is one, because names of companies have full stops.
  static func split(_ text: String) -> [String] {
    guard text.utf8.count <= 4000, text.utf8.contains(UInt8(ascii: ".")), !text.hasText(" / ") else {
      return [text]
    }
    let bytes = Array(text.utf8)
    var result: [String] = []
    var start = 0
    for stop in bytes.indices.dropLast(2)
    where bytes[stop] == UInt8(ascii: ".") && bytes[stop + 1] == UInt8(ascii: " ") {
      guard (65...90).contains(bytes[stop + 2]), stop >= start else { continue }
      result.append(String(decoding: bytes[start...stop], as: UTF8.self))
      start = stop + 2
    }
    if start < bytes.count { result.append(String(decoding: bytes[start...], as: UTF8.self)) }
    return result.map(\.trimmedOfBlanks)
  }
}
