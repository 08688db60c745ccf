/// What a calendar object says, apart from how it is written: folding, the order of lines and of parameters, and what
/// servers write anew.
///
/// Left out are the properties of the calendar itself (PRODID and its kind), the definitions of time zones (which some
/// servers replace by their own under the same TZID), stamps (DTSTAMP, CREATED, LAST-MODIFIED) and X- properties. A
/// person's edit changes more than those.
struct CalendarContent: Equatable {
  private static let unsaid: Set<String> = ["DTSTAMP", "CREATED", "LAST-MODIFIED"]
  private static let deepest = 16

  /// One line a component: its name, then what it says, sorted.
  private let components: [[String]]

  /// Nil where the bytes are no calendar (RFC 5545 section 3.4).
  init?(_ bytes: [UInt8]) {
    var open: [(name: String, lines: [String])] = []
    var finished: [[String]] = []
    var isWhole = false
    for line in Self.unfolded(bytes) where !line.isEmpty {
      guard let (name, parameters, value) = Self.parts(line) else { return nil }
      switch name {
      case "BEGIN":
        guard !isWhole, open.count < Self.deepest, !open.isEmpty || value.uppercased() == "VCALENDAR" else {
          return nil
        }
        open.append((value.uppercased(), []))
      case "END":
        guard let last = open.popLast(), last.name == value.uppercased() else { return nil }
        if open.isEmpty { isWhole = true }
        let path = (open.map(\.name) + [last.name]).joined(separator: "/")
        if open.isEmpty || path.hasPrefix("VCALENDAR/VTIMEZONE") { continue }
        finished.append([path] + last.lines.sorted())
      default:
        guard !open.isEmpty else { return nil }
        if name.hasPrefix("X-") || Self.unsaid.contains(name) { continue }
        open[open.count - 1].lines.append(([name] + parameters.sorted()).joined(separator: ";") + ":" + value)
      }
    }
    guard isWhole else { return nil }
    components = finished.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// RFC 5545 section 3.1: a line that starts with a blank goes on where the one before it ended. A fold may stand
  /// within a character, so this is done on bytes.
  private static func unfolded(_ bytes: [UInt8]) -> [String] {
    var lines: [[UInt8]] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = line.last == 0x0D ? line.dropLast() : line
      if let first = line.first, first == 0x20 || first == 0x09, !lines.isEmpty {
        lines[lines.count - 1] += line.dropFirst()
      } else {
        lines.append(Array(line))
      }
    }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func parts(_ line: String) -> (name: String, parameters: [String], value: String)? {
    var pieces: [String] = []
    var piece = ""
    var isQuoted = false
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": isQuoted.toggle()
      case ";" where !isQuoted, ":" where !isQuoted:
        pieces.append(piece)
        piece = ""
        guard scalar == ":" else { continue }
        guard let name = pieces.first, !name.isEmpty else { return nil }
        let parameters = pieces.dropFirst().map(normalised).filter { !$0.hasPrefix("X-") }
        let upper = name.uppercased()
        return (upper, parameters, upper == "RRULE" ? rule(String(rest)) : value(String(rest)))
      default: piece.unicodeScalars.append(scalar)
      }
    }
    return nil
  }

  /// The name of a parameter in upper case; the quotes are gone already.
  private static func normalised(_ parameter: String) -> String {
    guard let equals = parameter.firstIndex(of: "=") else { return parameter.uppercased() }
    return parameter[..<equals].uppercased() + parameter[equals...]
  }

  /// The parts of a recurrence rule may stand in any order (RFC 5545 section 3.3.10).
  private static func rule(_ text: String) -> String {
    text.split(separator: ";").sorted().joined(separator: ";")
  }

  /// `\N` and `\n` are one, and what needs no backslash may have one (RFC 5545 section 3.3.11).
  private static func value(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var output = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let escaped = rest.popFirst() else {
        output.append(scalar)
        continue
      }
      output.append(escaped == "n" || escaped == "N" ? "\n" : escaped)
    }
    return String(output)
  }
}
