/// Cuts a document into parts that can be read one by one, so that the tree of the whole never stands in
/// memory.
///
/// A part ends only where CommonMark closes every block: at a heading or at a text at the margin after a
/// blank line, outside fences and HTML. Tables at the margin are parts of their own. What has no such end
/// within reason, or is nested beyond it, is a part that is not read, because libcmark-gfm spends memory on
/// each mark and time on each level.
struct MarkdownSegments {
  enum Segment {
    /// Header, delimiter row and rows.
    case table(Range<Int>)
    case markdown(Range<Int>)
    case unread(Range<Int>, MarkdownBlock.Other)
  }

  /// How many bytes a part may have before it ends at the next chance, and before it counts as having no end.
  private static let partSize = 1 << 16
  /// How many markers of quotes and lists may stand before the text of a line.
  private static let depth = 24
  /// How many blank lines may follow each other within one part.
  private static let blankLines = 64

  private let lines: MarkdownLines
  private var state = State.open
  private var partStart = 0
  private var lastEnd = 0
  private var blanks = 1
  private var emit: (Segment) -> Void

  private enum State: Equatable {
    case open
    case fence(UInt8, Int)
    /// HTML up to a line that holds the text, or up to a blank line where that is empty.
    case html([UInt8])
  }

  private init(_ lines: MarkdownLines, _ emit: @escaping (Segment) -> Void) {
    self.lines = lines
    self.emit = emit
  }

  /// Calls `body` with each part in order.
  static func forEach(of lines: MarkdownLines, _ body: (Segment) -> Void) {
    withoutActuallyEscaping(body) { body in
      var segments = MarkdownSegments(lines, body)
      segments.run()
    }
  }

  private mutating func run() {
    var line = 0
    while line < lines.count {
      line = step(line)
    }
    close(at: lines.count)
  }

  /// Reads one line, or a whole table, and tells which line comes next.
  private mutating func step(_ line: Int) -> Int {
    let text = MarkdownLine(lines, line)
    if text.isBlank {
      blanks += 1
      if state == .html([]) { state = .open }
      if blanks == Self.blankLines, state == .open { close(at: line) }
      return line + 1
    }
    defer { blanks = 0 }
    switch state {
    case .fence(let mark, let length):
      if text.closesFence(mark, length) { state = .open }
      return line + 1
    case .html(let end):
      if !end.isEmpty, text.contains(end) { state = .open }
      return line + 1
    case .open: break
    }
    if text.depth > Self.depth { return skipRun(from: line) }
    let isAfterBlank = blanks > 0
    if isAfterBlank || text.isHeading || previousIsHeading(line), opensTable(line, text) {
      return table(from: line)
    }
    if (isAfterBlank && text.isAtMargin) || text.isHeading || text.isMarginBullet {
      lastEnd = line
      if lines.size(ofLines: partStart..<line) > Self.partSize { close(at: line) }
    }
    if let fence = text.fence {
      state = .fence(fence.mark, fence.length)
    } else if let end = text.htmlEnd {
      state = !end.isEmpty && text.contains(end) ? .open : .html(end)
    }
    return line + 1
  }

  private func previousIsHeading(_ line: Int) -> Bool { line > 0 && MarkdownLine(lines, line - 1).isHeading }

  private func opensTable(_ line: Int, _ text: MarkdownLine) -> Bool {
    text.indentation < 4 && !text.startsBlock && line + 1 < lines.count
      && MarkdownTableLine.opensTable(lines, header: lines.range(line), delimiter: lines.range(line + 1))
  }

  private mutating func table(from line: Int) -> Int {
    close(at: line)
    var end = line + 2
    while end < lines.count {
      let text = MarkdownLine(lines, end)
      if text.isBlank || (text.indentation < 4 && text.startsBlock) { break }
      end += 1
    }
    emit(.table(line..<end))
    partStart = end
    lastEnd = end
    return end
  }

  /// Leaves a run of lines that is nested too deeply unread.
  private mutating func skipRun(from line: Int) -> Int {
    close(at: line)
    var end = line + 1
    while end < lines.count, !lines.isBlank(line: end) { end += 1 }
    emit(.unread(line..<end, .oversized))
    partStart = end
    lastEnd = end
    return end
  }

  /// Ends the part that is being gathered; what follows its last sure end is left unread where it is too
  /// long.
  private mutating func close(at line: Int) {
    defer {
      partStart = line
      lastEnd = line
    }
    guard partStart < line else { return }
    let end = max(lastEnd, partStart)
    guard lines.size(ofLines: end..<line) > 2 * Self.partSize else {
      return emit(.markdown(partStart..<line))
    }
    if partStart < end { emit(.markdown(partStart..<end)) }
    let kind: MarkdownBlock.Other =
      switch state {
      case .fence: .code
      case .html: .html
      case .open: .oversized
      }
    emit(.unread(end..<line, kind))
  }
}
