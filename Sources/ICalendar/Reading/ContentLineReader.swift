internal import Diagnostics

/// A content line, unfolded (RFC 5545 section 3.1).
struct ContentLine {
  /// Its bytes without folds and line end.
  let content: ArraySlice<UInt8>
  /// Where it begins in the file.
  let offset: Int
  /// The line on which it begins, from 1.
  let line: Int
}

/// Cuts a file into content lines, each byte looked at a fixed number of times.
struct ContentLineReader {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var bareLineFeeds = (count: 0, first: 0)
  private var bareReturns = (count: 0, first: 0)
  private var isUnended = false

  init(bytes: [UInt8]) { self.bytes = bytes }

  private static let lineFeed: UInt8 = 10
  private static let carriageReturn: UInt8 = 13

  /// The next line that is not empty.
  mutating func next(_ places: Places, _ findings: Findings) -> ContentLine? {
    if position == 0 { skipByteOrderMark(places, findings) }
    while position < bytes.count {
      let first = line
      let start = position
      var content = physicalLine(places, findings)
      var splitsCharacter: SourceLocation?
      if position < bytes.count, Self.isBlank(bytes[position]), !content.isEmpty {
        var unfolded = Array(content)
        while position < bytes.count, Self.isBlank(bytes[position]) {
          // RFC 5545 folds between characters; a byte that continues one shows that this fold does not.
          if splitsCharacter == nil, position + 1 < bytes.count, bytes[position + 1] & 0xC0 == 0x80,
            unfolded.last.map({ $0 >= 0x80 }) ?? false
          {
            splitsCharacter = places.at(line: line)
          }
          unfolded += physicalLine(places, findings).dropFirst()
        }
        content = unfolded[...]
      }
      if content.isEmpty {
        findings.add(
          .icsLine, "an empty line; remove it", at: places.at(line: first), severity: .warning,
          clients: "validators refuse the file; most readers pass over the line")
        continue
      }
      judgeEncoding(
        content, ContentLine(content: content, offset: start, line: first), splitsCharacter, places, findings)
      return ContentLine(content: content, offset: start, line: first)
    }
    return nil
  }

  /// Tells what was counted.
  func finish(_ places: Places, _ findings: Findings) {
    if bareLineFeeds.count > 0 {
      let others = bareLineFeeds.count - 1
      findings.add(
        .icsLineEnd,
        "this line\(others > 0 ? " and \(others) more end" : " ends") in LF alone; end every line in CR and LF",
        at: places.at(line: bareLineFeeds.first),
        clients:
          "Google, Apple and Thunderbird take it; validators and readers that look for CR and LF do not")
    }
    if bareReturns.count > 0 {
      let others = bareReturns.count - 1
      findings.add(
        .icsLineEnd,
        "a CR without LF\(others > 0 ? ", and \(others) more" : ""); end every line in CR and LF",
        at: places.at(line: bareReturns.first), severity: .error,
        clients: Reader.refusal(
          .vobject, .ical, elsewhere: "others take what follows for a part of the same line"))
    }
    if isUnended {
      findings.add(
        .icsLineEnd, "the last line has no end; end it in CR and LF", at: places.at(line: line),
        clients: "some readers lose the last line")
    }
  }

  private mutating func skipByteOrderMark(_ places: Places, _ findings: Findings) {
    guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    position = 3
    findings.add(
      .icsEncoding, "the file begins with a byte order mark; save it without", at: places.at(line: 1),
      severity: .warning,
      clients: Reader.refusal(.vobject, .ical, elsewhere: "they look for BEGIN:VCALENDAR first"))
  }

  /// A line of the file without its end, which it passes.
  private mutating func physicalLine(_ places: Places, _ findings: Findings) -> ArraySlice<UInt8> {
    let start = position
    var control: Int?
    var index = start
    while index < bytes.count, bytes[index] != Self.lineFeed {
      let byte = bytes[index]
      if byte < 0x20 || byte == 0x7F, byte != 9, control == nil {
        if byte != Self.carriageReturn {
          control = index
        } else if index + 1 < bytes.count, bytes[index + 1] != Self.lineFeed {
          if bareReturns.count == 0 { bareReturns.first = line }
          bareReturns.count += 1
        }
      }
      index += 1
    }
    var end = index
    if index < bytes.count {
      if end > start, bytes[end - 1] == Self.carriageReturn {
        end -= 1
      } else {
        if bareLineFeeds.count == 0 { bareLineFeeds.first = line }
        bareLineFeeds.count += 1
      }
    } else {
      isUnended = true
      if end > start, bytes[end - 1] == Self.carriageReturn { end -= 1 }
    }
    if let control {
      findings.add(
        .icsControl, "a control character (0x\(String(bytes[control], radix: 16))); remove it",
        at: places.at(byte: control, lineStart: start, line: line),
        clients: Reader.refusal(.ical, elsewhere: "a NUL ends the text for readers written in C"))
    }
    if end - start > 75 {
      findings.add(
        .icsLineLength, "a line of \(end - start) octets; fold it after 75 at most",
        at: places.at(line: line), clients: "readers with a line buffer cut it; most take it")
    }
    // What was looked at last is a line only if there is a further one to number.
    position = min(index + 1, bytes.count)
    if index < bytes.count, position < bytes.count { line += 1 }
    return bytes[start..<end]
  }

  private func judgeEncoding(
    _ content: ArraySlice<UInt8>, _ contentLine: ContentLine, _ splitsCharacter: SourceLocation?,
    _ places: Places, _ findings: Findings
  ) {
    guard content.contains(where: { $0 >= 0x80 }) else { return }
    if String(validating: content, as: UTF8.self) == nil {
      var decoder = UTF8()
      var iterator = content.makeIterator()
      var valid = 0
      while case .scalarValue(let scalar) = decoder.decode(&iterator) { valid += UTF8.width(scalar) }
      findings.add(
        .icsEncoding, "this is not UTF-8; save the file as UTF-8",
        at: places.at(unfolded: valid, length: 1, offset: contentLine.offset, line: contentLine.line),
        clients: Reader.refusal(.vobject, .ical, elsewhere: "others show other letters"))
    } else if let splitsCharacter {
      findings.add(
        .icsFold, "the line before is folded inside a character; fold between characters",
        at: splitsCharacter,
        clients: Reader.refusal(
          .vobject, .ical, elsewhere: "others that decode before they unfold lose the character"))
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
}
