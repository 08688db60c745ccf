import Diagnostics

/// The hand-written blocks of one text.
struct KeptBlocks {
  struct Block {
    let name: String
    /// What stands between the markers.
    let body: ArraySlice<UInt8>
    /// From the first byte of its first marker to the last of its second.
    let range: Range<Int>
  }

  /// A marker without its partner.
  struct Problem {
    let message: String
    let range: Range<Int>
    let line: Int
    let column: Int

    func diagnostic(in file: SourceFile) -> Diagnostic {
      Diagnostic(
        .packKeep, "the pack is left as it is: \(message)",
        at: SourceLocation(file: file, line: line, column: column, length: range.count))
    }
  }

  private enum Marker {
    case open(String)
    case close
    case broken
  }

  let bytes: [UInt8]
  private(set) var blocks: [Block] = []
  private(set) var problems: [Problem] = []

  init(_ file: SourceFile) {
    bytes = Array(file.text.utf8)
    var open: (name: String, marker: Range<Int>)?
    var position = 0
    while let (marker, range) = nextMarker(from: position) {
      position = range.upperBound
      switch (marker, open) {
      case (.broken, _):
        report("'keep:' is not followed by a name of letters, digits, '-' and '.'", range)
      case (.open(let name), nil): open = (name, range)
      case (.open(let name), let first?):
        report("block 'keep:\(first.name)' is not closed before 'keep:\(name)' begins", first.marker)
        open = (name, range)
      case (.close, nil): report("'/keep' closes no block", range)
      case (.close, let first?):
        blocks.append(
          Block(
            name: first.name, body: bytes[first.marker.upperBound..<range.lowerBound],
            range: first.marker.lowerBound..<range.upperBound))
        open = nil
      }
    }
    if let open {
      report("block 'keep:\(open.name)' is not closed; end it with '<!-- /keep -->'", open.marker)
    }
  }

  /// The next HTML comment that is a marker; `\<!--` is no comment.
  private func nextMarker(from start: Int) -> (Marker, Range<Int>)? {
    var position = start
    while let bracket = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = bracket
      let backslashes = bytes[..<position].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      guard has("<!--", at: position), backslashes.isMultiple(of: 2) else {
        position += 1
        continue
      }
      var inner = skipBlanks(position + 4)
      if has("/keep", at: inner) {
        inner = skipBlanks(inner + 5)
        if has("-->", at: inner) { return (.close, position..<inner + 3) }
      } else if has("keep:", at: inner) {
        let first = inner + 5
        var end = first
        while end < bytes.count, Self.isNameByte(bytes[end]), !has("-->", at: end) { end += 1 }
        let close = skipBlanks(end)
        if end > first, has("-->", at: close) {
          return (.open(String(decoding: bytes[first..<end], as: UTF8.self)), position..<close + 3)
        }
        return (.broken, position..<end)
      }
      position += 4
    }
    return nil
  }

  private func has(_ text: StaticString, at position: Int) -> Bool {
    text.withUTF8Buffer { bytes[min(position, bytes.count)...].starts(with: $0) }
  }

  private func skipBlanks(_ start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
    return position
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private mutating func report(_ message: String, _ range: Range<Int>) {
    let before = bytes[..<range.lowerBound]
    let lineStart = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    problems.append(
      Problem(
        message: message, range: range, line: before.count { $0 == UInt8(ascii: "\n") } + 1,
        column: String(decoding: bytes[lineStart..<range.lowerBound], as: UTF8.self).unicodeScalars.count + 1)
    )
  }
}

extension KeptBlocks {
  /// Throws where a template made blocks that could not be told apart, or are not closed.
  func examine(madeBy template: SourceFile) throws(PackError) {
    var names: Set<String> = []
    let twice = blocks.filter { !names.insert($0.name).inserted }
    let faults =
      problems.isEmpty
      ? twice.map { "has two blocks 'keep:\($0.name)'" } : problems.map { "does not hold: \($0.message)" }
    guard faults.isEmpty else {
      throw PackError(
        faults.map {
          Diagnostic(.templateSyntax, "the pack that it renders \($0)", at: SourceLocation(file: template))
        })
    }
  }
}
