import Markdown

/// Reads one part of a document through libcmark-gfm.
struct MarkdownPartReader {
  private let lines: MarkdownLines
  private let part: Range<Int>
  private let definitions: LinkDefinitions
  private var blocks: [MarkdownBlock] = []
  private var inline = InlineCollector()

  init(lines: MarkdownLines, part: Range<Int>, definitions: LinkDefinitions) {
    self.lines = lines
    self.part = part
    self.definitions = definitions
  }

  mutating func read() -> [MarkdownBlock] {
    guard !part.allSatisfy(lines.isBlank(line:)),
      let tree = MarkdownTree(definitions.completing(lines.bytes(ofLines: part)))
    else { return [] }
    tree.visit { take($0) }
    return blocks
  }

  private mutating func take(_ step: MarkdownTree.Step) {
    switch step.kind {
    case .heading(let level) where !step.isEntering: heading(level, step)
    case .paragraph where !step.isEntering: paragraph(step)
    case .code where step.isEntering: blocks.append(.other(.code, line: lineIndex(step) + 1))
    case .html where step.isEntering: blocks.append(.other(.html, line: lineIndex(step) + 1))
    default: inline.take(step)
    }
  }

  private func lineIndex(_ step: MarkdownTree.Step) -> Int {
    min(part.lowerBound + max(step.line, 1) - 1, max(part.upperBound - 1, 0))
  }

  private mutating func heading(_ level: Int, _ step: MarkdownTree.Step) {
    let gathered = inline.finish()
    let line = lineIndex(step)
    let text = gathered.map(\.text).joined(separator: " ")
    var start = lines.trimmed(lines.range(line))
    while !start.isEmpty, lines.bytes[start.lowerBound] == UInt8(ascii: "#") {
      start = start.lowerBound + 1..<start.upperBound
    }
    let heading = InlineText(text: text, span: lines.span(lines.trimmed(start), line: line))
    if case .document = step.parent {
      blocks.append(.heading(level: level, heading))
    } else {
      blocks.append(.paragraph([heading]))
    }
  }

  private mutating func paragraph(_ step: MarkdownTree.Step) {
    let gathered = inline.finish()
    let first = lineIndex(step)
    let places = gathered.indices.map { contentRange(line: first + $0, column: $0 == 0 ? step.column : 0) }
    let ranges = places.enumerated().map { (first + $0.offset, $0.element) }
    let texts = zip(gathered, ranges).map { line, place in
      InlineText(
        text: line.text, span: lines.span(place.1, line: place.0), strongLength: line.strongLength,
        marks: line.marks)
    }
    if let opening = tableStart(ranges) {
      if opening > 0 { blocks.append(.paragraph(Array(texts[..<opening]))) }
      let table = MarkdownTableReader(lines: lines, definitions: definitions)
      blocks.append(table.block(Array(ranges[opening...])))
    } else if case .item = step.parent {
      blocks.append(.bullet(joined(texts)))
    } else {
      blocks.append(.paragraph(texts))
    }
  }

  /// The bytes of a paragraph's line without the markers of quotes and lists before it.
  private func contentRange(line: Int, column: Int) -> Range<Int> {
    let range = lines.range(line)
    if column > 1, range.lowerBound + column - 1 <= range.upperBound {
      return lines.trimmed(range.lowerBound + column - 1..<range.upperBound)
    }
    var rest = lines.trimmed(range)
    while !rest.isEmpty, lines.bytes[rest.lowerBound] == UInt8(ascii: ">") {
      rest = lines.trimmed(rest.lowerBound + 1..<rest.upperBound)
    }
    return rest
  }

  /// The line of a paragraph at which a table begins, in a quote, in a list or right after a text.
  private func tableStart(_ ranges: [(Int, Range<Int>)]) -> Int? {
    guard ranges.count > 1 else { return nil }
    return (0..<ranges.count - 1).first { index in
      MarkdownTableLine.opensTable(lines, header: ranges[index].1, delimiter: ranges[index + 1].1)
    }
  }

  private func joined(_ texts: [InlineText]) -> InlineText {
    guard var result = texts.first, texts.count > 1 else {
      return texts.first ?? InlineText(text: "", span: SourceSpan(line: part.lowerBound + 1))
    }
    result.text = texts.map(\.text).joined(separator: " ")
    for text in texts.dropFirst() { result.marks.formUnion(text.marks.subtracting(.strongOnly)) }
    if !texts.allSatisfy({ $0.marks.contains(.strongOnly) }) { result.marks.remove(.strongOnly) }
    return result
  }
}
