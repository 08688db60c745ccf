/// One event of the log: a JSON object on a line of its own.
struct LogLine {
  private(set) var text: String

  /// - Parameters:
  ///   - instant: In milliseconds since 1970-01-01T00:00:00Z.
  ///   - level: `info`, `warning`, `error`.
  init(at instant: Int, _ level: String, _ message: String) {
    text = "{\"time\":\"\(Self.timestamp(instant))\",\"level\":\"\(level)\",\"message\":"
    write(message)
  }

  mutating func add(_ key: String, _ value: String) {
    text += ",\"\(key)\":"
    write(value)
  }

  mutating func add(_ key: String, _ value: Int) { text += ",\"\(key)\":\(value)" }

  /// The line, ended.
  var bytes: [UInt8] { Array((text + "}\n").utf8) }

  /// RFC 8259 section 7; everything but printable ASCII is escaped or left out, because logs are read on terminals.
  private mutating func write(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\u{20}"..."\u{7E}": text.unicodeScalars.append(scalar)
      case "…": text += "…"
      default:
        for unit in UTF16.encode(scalar).map({ Array($0) }) ?? [] {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    text += "\""
  }

  /// `2025-03-31T15:04:05.123Z`.
  static func timestamp(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1000
    // `Sun, 06 Nov 1994 08:49:37 GMT`, put in another order.
    let words = HTTPDate.text(seconds).split(separator: " ")
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let month = (months.firstIndex(of: String(words[2])) ?? 0) + 1
    let fraction = String(milliseconds % 1000)
    return "\(words[3])-\(month < 10 ? "0" : "")\(month)-\(words[1])T\(words[4])."
      + String(repeating: "0", count: 3 - fraction.count) + fraction + "Z"
  }
}
