/// The lines on which the events of a file stand, which libical does not keep.
struct EventLines {
  /// Where one event stands; nil where that is not known.
  struct Place: Sendable, Hashable {
    var begin: Int?
    /// Its first RRULE, EXRULE, RECURRENCE-ID.
    var rule: Int?
    var replaces: Int?
  }

  /// The events in the order of the file.
  private(set) var places: [Place] = []

  init(_ text: String) {
    var number = 0
    var isInside = false
    var depth = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard let first = line.first, Self.isLetter(first) else { continue }
      let head = Self.capitals(line.prefix(14))
      if head.hasPrefix("BEGIN:VEVENT") {
        places.append(Place(begin: number))
        isInside = true
        depth = 0
      } else if head.hasPrefix("END:VEVENT") {
        isInside = false
      } else if head.hasPrefix("BEGIN:") {
        depth += 1
      } else if head.hasPrefix("END:") {
        depth -= 1
      } else if isInside, depth == 0, let last = places.indices.last {
        if head.hasPrefix("RRULE") || head.hasPrefix("EXRULE") {
          places[last].rule = places[last].rule ?? number
        } else if head.hasPrefix("RECURRENCE-ID") {
          places[last].replaces = number
        }
      }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func capitals(_ bytes: Substring.UTF8View.SubSequence) -> String {
    String(decoding: bytes.map { (97...122).contains($0) ? $0 - 32 : $0 }, as: UTF8.self)
  }
}
