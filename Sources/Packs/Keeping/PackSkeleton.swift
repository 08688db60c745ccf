import Diagnostics

/// A pack as lines in which every keep block is one thing, whatever is written in it: what a rebuild compares.
///
/// A line's end and the white space in a marker do not count: editors change them on their own.
struct PackSkeleton {
  /// A block: the how-manieth of its name in its text.
  struct Place: Hashable {
    let name: String
    let number: Int
  }

  enum Piece: Hashable {
    case text(ArraySlice<UInt8>)
    case block(Place)
  }

  struct Line: Hashable {
    let pieces: [Piece]
    let ending: ArraySlice<UInt8>
    /// Where it begins in its text, counted from 1.
    let number: Int

    static func == (left: Line, right: Line) -> Bool { left.pieces == right.pieces }

    func hash(into hasher: inout Hasher) { hasher.combine(pieces) }

    var places: [Place] {
      pieces.compactMap { if case .block(let place) = $0 { place } else { nil } }
    }
  }

  private(set) var lines: [Line] = []
  /// The blocks in their order.
  private(set) var places: [Place] = []
  private(set) var bodies: [Place: ArraySlice<UInt8>] = [:]

  /// The skeleton of a text whose blocks are in order.
  init(_ kept: KeptBlocks) {
    var reading = Reading(bytes: kept.bytes)
    var counts: [String: Int] = [:]
    for block in kept.blocks {
      counts[block.name, default: 0] += 1
      let place = Place(name: block.name, number: counts[block.name] ?? 1)
      places.append(place)
      bodies[place] = block.body
      reading.takeText(until: block.range.lowerBound)
      reading.takeBlock(place, until: block.range.upperBound)
    }
    reading.takeText(until: kept.bytes.count)
    reading.finish()
    lines = reading.lines
  }

  /// As ``init(_:)``, of a text that this program wrote.
  init(_ text: String) { self.init(KeptBlocks(SourceFile(path: "", text: text))) }

  private struct Reading {
    let bytes: [UInt8]
    var lines: [Line] = []
    private var pieces: [Piece] = []
    private var position = 0
    private var number = 1
    private var next = 1

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func takeText(until end: Int) {
      while let feed = bytes[position..<end].firstIndex(of: UInt8(ascii: "\n")) {
        let isCRLF = feed > position && bytes[feed - 1] == UInt8(ascii: "\r")
        let last = isCRLF ? feed - 1 : feed
        if last > position { pieces.append(.text(bytes[position..<last])) }
        close(bytes[last...feed])
        position = feed + 1
        next += 1
        number = next
      }
      if end > position { pieces.append(.text(bytes[position..<end])) }
      position = end
    }

    mutating func takeBlock(_ place: Place, until end: Int) {
      pieces.append(.block(place))
      next += bytes[position..<end].count { $0 == UInt8(ascii: "\n") }
      position = end
    }

    mutating func finish() { if !pieces.isEmpty { close([]) } }

    private mutating func close(_ ending: ArraySlice<UInt8>) {
      lines.append(Line(pieces: pieces, ending: ending, number: number))
      pieces = []
    }
  }
}

extension PackSkeleton.Line {
  /// A line that a rebuild adds.
  init(_ text: String) {
    self.init(
      pieces: text.isEmpty ? [] : [.text(ArraySlice(text.utf8))], ending: [UInt8(ascii: "\n")], number: 0)
  }

  /// As people read it, each block by its markers alone.
  var words: String {
    pieces.map { piece in
      switch piece {
      case .text(let bytes): String(decoding: bytes, as: UTF8.self)
      case .block(let place): "<!-- keep:\(place.name) --> … <!-- /keep -->"
      }
    }.joined()
  }
}
