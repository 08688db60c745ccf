import Diagnostics
import Programme

/// The work of one rebuild, on skeletons.
struct RebuildRun {
  let rendered: PackSkeleton
  let existing: PackSkeleton
  /// The last build; nil where nothing is known of it.
  let last: PackSkeleton?
  private let language: Workspace.Language
  /// What is built now, with what has no place in it any more.
  private let anew: EarlierBlocks

  init(
    rendered: PackSkeleton, existing: PackSkeleton, records: [PackSkeleton], language: Workspace.Language
  ) {
    (self.rendered, self.existing, self.language) = (rendered, existing, language)
    let last = records.count < 2 ? records.first : Self.nearest(records, to: existing)
    self.last = last
    var anew = EarlierBlocks(rendered.lines)
    // A block that the last build did not have is one that a person made: it stays where it is, if it can.
    let known = last.map { Set($0.places) }
    anew.add(from: existing, language: language) { place in
      (known?.contains(place) ?? true) && !Self.isUntouched(place, existing, last)
    }
    self.anew = anew
  }

  /// A kill between pack and record leaves two records; the pack is one of them and what was written since.
  private static func nearest(_ records: [PackSkeleton], to existing: PackSkeleton) -> PackSkeleton? {
    records.max { one, other in sameLines(one, existing) < sameLines(other, existing) }
  }

  private static func sameLines(_ one: PackSkeleton, _ other: PackSkeleton) -> Int {
    let numbers = LineNumbers([one.lines, other.lines])
    return 2 * LineDiff.matches(numbers[0], numbers[1]).count { $0 != nil } - one.lines.count
  }

  /// Whether a block says what the template made it say, so that nobody wrote it.
  private static func isUntouched(
    _ place: PackSkeleton.Place, _ existing: PackSkeleton, _ last: PackSkeleton?
  ) -> Bool { last?.bodies[place].map { $0 == existing.bodies[place] } ?? false }

  // MARK: Edits outside blocks

  /// Whether a person changed anything outside the blocks.
  var hasEdits: Bool { existing.lines != (last?.lines ?? anew.lines) }

  /// What a person changed outside the blocks.
  func difference(in file: SourceFile) -> PackDifference {
    PackDifference(from: last?.lines ?? anew.lines, to: existing.lines, of: file.path, hasRecord: last != nil)
  }

  // MARK: The outcome

  /// The new pack with what stands in the blocks, and nothing else of what a person wrote.
  func plain(hasEdits: Bool) -> RebuiltPack {
    // Overwriting drops the lines in which a person put blocks of their own; what stands in these goes to the end too.
    var all = anew
    all.add(from: existing, language: language) { !Self.isUntouched($0, existing, last) }
    return RebuiltPack(
      text: text(all.lines.map { .line($0) }, all), record: record(all), hasEdits: hasEdits, conflicts: 0)
  }

  /// The new pack with what stands in the blocks and what a person changed elsewhere.
  func merged() -> RebuiltPack {
    var numbers = LineNumbers([existing.lines, anew.lines, last?.lines ?? []])
    if last == nil {
      // Nothing is known of the last build: what both have counts as it.
      let ours = numbers[0]
      let common = LineDiff.matches(ours, numbers[1]).enumerated().filter { $1 != nil }.map {
        ours[$0.offset]
      }
      numbers.append(common)
    }
    let merge = ThreeWayMerge(base: numbers[last == nil ? 3 : 2], ours: numbers[0], theirs: numbers[1])
    var output: [Output] = []
    var conflicts = 0
    for part in merge.parts {
      switch part {
      case .ours(let range): output += existing.lines[range].map { .line($0) }
      case .theirs(let range): output += anew.lines[range].map { .line($0) }
      case .conflict(let ours, let theirs):
        conflicts += 1
        output.append(.marker(ConflictMarkers.ours))
        output += existing.lines[ours].map { .line($0) }
        output.append(.marker(ConflictMarkers.between))
        output += anew.lines[theirs].map { .line($0) }
        output.append(.marker(ConflictMarkers.theirs))
      }
    }
    let lines = output.compactMap { if case .line(let line) = $0 { line } else { nil } }
    var all = EarlierBlocks(lines, after: anew)
    all.add(from: existing, language: language) { !Self.isUntouched($0, existing, last) }
    output += all.lines[lines.count...].map { .line($0) }
    return RebuiltPack(text: text(output, all), record: record(all), hasEdits: true, conflicts: conflicts)
  }

  private enum Output {
    case line(PackSkeleton.Line)
    case marker(String)
  }

  private func text(_ output: [Output], _ blocks: EarlierBlocks) -> String {
    var writing = Writing()
    for part in output {
      switch part {
      case .marker(let text): writing.put(PackSkeleton.Line(text)) { _ in [] }
      case .line(let line): writing.put(line) { body(of: $0, blocks) }
      }
    }
    return writing.text
  }

  /// What the program alone would have written.
  private func record(_ blocks: EarlierBlocks) -> String {
    var writing = Writing()
    for line in rendered.lines + blocks.added { writing.put(line) { rendered.bodies[$0] ?? [] } }
    return writing.text
  }

  private func body(of place: PackSkeleton.Place, _ blocks: EarlierBlocks) -> ArraySlice<UInt8> {
    if let moved = blocks.bodies[place] { return moved }
    let template = rendered.bodies[place]
    if let template, Self.isUntouched(place, existing, last) { return template }
    guard let written = existing.bodies[place] else { return template ?? [] }
    guard let template else { return written }
    return CarriedLines.renewed(written, lastBuild: last?.bodies[place], rendered: template)
  }

  private struct Writing {
    private var bytes: [UInt8] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func put(_ line: PackSkeleton.Line, _ body: (PackSkeleton.Place) -> ArraySlice<UInt8>) {
      // Only the last line of a text may be without an end.
      if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
      for piece in line.pieces {
        switch piece {
        case .text(let text): bytes += text
        case .block(let place):
          bytes += Array("<!-- keep:\(place.name) -->".utf8)
          bytes += body(place)
          bytes += Array("<!-- /keep -->".utf8)
        }
      }
      bytes += line.ending
    }
  }
}

/// Lines of several texts as numbers, the same for the same line.
struct LineNumbers {
  private var texts: [[Int]] = []

  init(_ texts: [[PackSkeleton.Line]]) {
    var numbers: [PackSkeleton.Line: Int] = [:]
    self.texts = texts.map { lines in
      lines.map { line in
        let number = numbers[line] ?? numbers.count
        numbers[line] = number
        return number
      }
    }
  }

  mutating func append(_ text: [Int]) { texts.append(text) }

  subscript(index: Int) -> [Int] { texts[index] }
}
