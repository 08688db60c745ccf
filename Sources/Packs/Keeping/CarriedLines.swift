/// The lines with which a build carries open actions into a keep block, `- [ ] A-12 @psa 2025-04-15 what`, once a person
/// wrote in that block too.
///
/// Such a line is the program's own for as long as nobody changes it, whatever is written around it: a rebuild writes it anew,
/// or takes it away once its action is closed, so that no pack asks for what is done. A line that a person changed, a tick
/// included, stays as it is, and its action is not listed beside it once more. One that a person deleted stays away.
enum CarriedLines {
  private typealias Bytes = ArraySlice<UInt8>

  /// A block with the program's own lines as they are now, and every other byte as it was.
  ///
  /// - Parameters:
  ///   - body: What stands in the block.
  ///   - lastBuild: What the last build put there; nil where nothing is known of it.
  ///   - rendered: What the template puts there now.
  static func renewed(
    _ body: ArraySlice<UInt8>, lastBuild: ArraySlice<UInt8>?, rendered: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8> {
    let new = carried(in: rendered)
    let old = lastBuild.map(carried) ?? []
    if new.isEmpty, old.isEmpty { return body }
    let current = Dictionary(new.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
    let own = Set(old.map(\.text))
    let known = Set(old.map(\.id))
    let lines = lines(of: body)
    var held: Set<String> = []
    var result: [UInt8] = []
    // Where lines of actions end: after the last of them and the notes below it.
    var end: Int?
    for (index, line) in lines.enumerated() {
      guard let id = id(of: line.text) else {
        result += line.text + line.ending
        if isNote(line.text), let place = end, place + line.text.count + line.ending.count == result.count {
          end = result.count
        }
        continue
      }
      held.insert(id)
      if !own.contains(line.text) {
        result += line.text + line.ending
      } else if let now = current[id] {
        result += now + line.ending
      } else if index + 1 < lines.count, isNote(lines[index + 1].text) {
        // What is written below it still has to belong to something: the line stays, without its box.
        result += unboxed(line.text) + line.ending
      } else {
        continue
      }
      end = result.count
    }
    let added = new.filter { !held.contains($0.id) && !known.contains($0.id) }
    if added.isEmpty { return result[...] }
    insert(added.map(\.text), in: &result, at: end)
    return result[...]
  }

  /// Lines after those that are there, else at the beginning.
  private static func insert(_ lines: [Bytes], in body: inout [UInt8], at end: Int?) {
    let feed = UInt8(ascii: "\n")
    let place = end ?? body.firstIndex(of: feed).map { $0 + 1 } ?? 0
    var new = lines.flatMap { Array($0) + [feed] }
    if place == 0 || body[place - 1] != feed { new.insert(feed, at: 0) }
    body.insert(contentsOf: new, at: place)
  }

  // MARK: Lines

  private static func carried(in body: Bytes) -> [(id: String, text: Bytes)] {
    lines(of: body).compactMap { line in id(of: line.text).map { ($0, line.text) } }
  }

  private static func lines(of body: Bytes) -> [(text: Bytes, ending: Bytes)] {
    var lines: [(text: Bytes, ending: Bytes)] = []
    var rest = body
    while let feed = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let hasReturn = feed > rest.startIndex && rest[feed - 1] == UInt8(ascii: "\r")
      let last = hasReturn ? feed - 1 : feed
      lines.append((rest[rest.startIndex..<last], rest[last...feed]))
      rest = rest[(feed + 1)...]
    }
    if !rest.isEmpty { lines.append((rest, [])) }
    return lines
  }

  /// The action of a line to tick, however a person ticked it; nil for any other line.
  private static func id(of line: Bytes) -> String? {
    let text = String(decoding: line, as: UTF8.self)
    guard let match = text.prefixMatch(of: /[ \t]*[-*+][ \t]*\[[ xX\-]?\][ \t]*(A-[0-9]{1,9})(?=[ \t])/)
    else { return nil }
    return String(match.output.1)
  }

  /// Whether a line is written below the one before it, as a part of it.
  private static func isNote(_ line: Bytes) -> Bool {
    guard let first = line.first, first == 0x20 || first == 0x09 else { return false }
    return !line.isBlank && id(of: line) == nil
  }

  /// `- A-12 @psa 2025-04-15 what`: an item that nobody can tick.
  private static func unboxed(_ line: Bytes) -> Bytes {
    guard let box = line.firstIndex(of: UInt8(ascii: "]")) else { return line }
    return [UInt8(ascii: "-")] + line[(box + 1)...]
  }
}
