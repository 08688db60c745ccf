internal import Diagnostics

/// Takes a content line apart (RFC 5545 sections 3.1 and 3.2, RFC 6868).
struct ContentLineParser {
  private let line: ContentLine
  private let bytes: ArraySlice<UInt8>
  private let places: Places
  private var index: Int
  private var parameters: [CalendarParameter] = []
  /// Their names, because a line may have a million.
  private var names: Set<String> = []

  init(_ line: ContentLine, places: Places) {
    self.line = line
    bytes = line.content
    self.places = places
    index = line.content.startIndex
  }

  private static let quote = UInt8(ascii: "\"")
  private static let colon = UInt8(ascii: ":")
  private static let semicolon = UInt8(ascii: ";")
  private static let comma = UInt8(ascii: ",")

  /// The property; nil where the line is none.
  mutating func property(_ findings: Findings) -> CalendarProperty? {
    let name = name()
    guard !name.isEmpty, index < bytes.endIndex, at(Self.colon) || at(Self.semicolon) else {
      findings.add(
        .icsLine,
        Self.isFragment(bytes)
          ? "a line without a name and ':'; if it continues the line before, begin it with a space"
          : "this is no property; write NAME:value",
        at: place(bytes.startIndex, bytes.count),
        clients: Reader.refusal(.vobject, .ical, elsewhere: "others lose the line"))
      return nil
    }
    while index < bytes.endIndex, at(Self.semicolon) {
      index += 1
      guard readParameter(findings) else { break }
    }
    guard index < bytes.endIndex, at(Self.colon) else {
      findings.add(
        .icsLine, "'\(name)' has no value; write ':' before it", at: place(bytes.startIndex, bytes.count),
        clients: Reader.refusal(.vobject, .ical, elsewhere: "others lose the line"))
      return nil
    }
    let start = index + 1
    return CalendarProperty(
      name: name, parameters: parameters, value: String(decoding: bytes[start...], as: UTF8.self),
      line: line.line, offset: line.offset, valueOffset: start - bytes.startIndex)
  }

  private func at(_ byte: UInt8) -> Bool { bytes[index] == byte }

  /// Letters, digits and hyphens, in capitals.
  private mutating func name() -> String {
    let start = index
    var hasSmall = false
    while index < bytes.endIndex, Self.isName(bytes[index]) {
      if bytes[index] >= UInt8(ascii: "a") { hasSmall = true }
      index += 1
    }
    if !hasSmall { return String(decoding: bytes[start..<index], as: UTF8.self) }
    return String(
      decoding: bytes[start..<index].map { $0 >= UInt8(ascii: "a") ? $0 - 32 : $0 }, as: UTF8.self)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Whether it looks like a piece of text: no colon, or a space before it.
  private static func isFragment(_ bytes: ArraySlice<UInt8>) -> Bool {
    let end = bytes.firstIndex { $0 == colon || $0 == semicolon } ?? bytes.endIndex
    return end == bytes.endIndex || bytes[..<end].contains(UInt8(ascii: " "))
  }

  /// Reads `NAME=value`; false where what follows is the value of the property, after a fault.
  private mutating func readParameter(_ findings: Findings) -> Bool {
    let start = index
    let name = name()
    guard !name.isEmpty, index < bytes.endIndex, at(UInt8(ascii: "=")) else {
      report(
        "a parameter without NAME=; write NAME=value, or nothing after ';'", start, findings,
        clients: Reader.refusal(.ical, elsewhere: "others lose the line, or the parameter"))
      // The value is what a lenient reader would take for it.
      while index < bytes.endIndex, !at(Self.colon), !at(Self.semicolon) { index += 1 }
      return index < bytes.endIndex && at(Self.semicolon)
    }
    var values: [CalendarParameter.Value] = []
    repeat {
      index += 1
      values.append(value(of: name, findings))
    } while index < bytes.endIndex && at(Self.comma)
    if index < bytes.endIndex, !at(Self.colon), !at(Self.semicolon) {
      report("text stands after the closing quote of \(name)", index, findings, clients: Self.quoteRefusal)
      while index < bytes.endIndex, !at(Self.colon), !at(Self.semicolon) { index += 1 }
    }
    if !names.insert(name).inserted {
      report(
        "\(name) is written twice; write it once", start, findings,
        clients: "some clients take the first, some the last")
    } else {
      parameters.append(CalendarParameter(name: name, values: values, offset: start - bytes.startIndex))
    }
    return true
  }

  private mutating func value(of name: String, _ findings: Findings) -> CalendarParameter.Value {
    let start = index
    if index < bytes.endIndex, at(Self.quote) {
      if let end = bytes[(start + 1)...].firstIndex(of: Self.quote) {
        index = end + 1
        return CalendarParameter.Value(
          text: TextValue.decoded(parameter: bytes[(start + 1)..<end]), isQuoted: true)
      }
      report("the quote of \(name) is not closed; close it", start, findings, clients: Self.quoteRefusal)
      index += 1
    }
    var hasQuote = false
    while index < bytes.endIndex, !at(Self.colon), !at(Self.semicolon), !at(Self.comma) {
      if at(Self.quote), !hasQuote {
        hasQuote = true
        report(
          "a quote inside the value of \(name); write ^' for it (RFC 6868)", index, findings,
          clients: Self.quoteRefusal)
      }
      index += 1
    }
    return CalendarParameter.Value(
      text: TextValue.decoded(parameter: bytes[start..<index]), isQuoted: false)
  }

  private static let quoteRefusal = Reader.refusal(
    .vobject, .ical, elsewhere: "others lose the line, or differ on where the value begins")

  private func report(_ message: String, _ start: Int, _ findings: Findings, clients: String) {
    findings.add(.icsParameter, message, at: place(start, max(1, index - start)), clients: clients)
  }

  private func place(_ start: Int, _ length: Int) -> SourceLocation {
    places.at(unfolded: start - bytes.startIndex, length: length, offset: line.offset, line: line.line)
  }
}
