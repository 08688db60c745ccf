import Foundation

/// Random damage to a file, the same for the same seed.
public struct Mutation: RandomNumberGenerator {
  private var state: UInt64

  /// A source of damage.
  public init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A tenth of `full`, or all of it in a soak run.
  public static func rounds(_ full: Int) -> Int {
    ProcessInfo.processInfo.environment["ENTENTE_SOAK"] == nil ? full / 10 : full
  }

  /// What breaks parsers: structure, huge and odd numbers, dates at their edges, control bytes, broken UTF-8.
  private static let fragments: [[UInt8]] =
    [
      "{", "}", "[", "]", ": ", "- ", "&a ", "*a", "!!binary ", "|", ">", "\"", "'", "#", "\t", "\r\n",
      "\n\n", "---\n",
      "| ", "|---|", "\\|", "`", "```\n", "<!--", "**", "~~", "# ", "99999999999999999999", "-1", "0",
      "1e400", "NaN",
      "2025-02-30", "0000-00-00", "9999-12-31", "9999 years", "S/", "S/1.5.2M", "%", "business-day 0", "5th ",
      "..",
      "FREQ=SECONDLY", "é", "\u{202E}", "👩‍👩‍👧", "\u{FEFF}",
    ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x1B, 0x5B, 0x32, 0x4A]]

  /// The bytes with one to eight places damaged.
  public mutating func damage(_ original: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...8, using: &self) {
      let place = Int.random(in: 0...bytes.count, using: &self)
      let end = min(bytes.count, place + Int.random(in: 1...40, using: &self))
      switch Int.random(in: 0..<7, using: &self) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      case 2, 3: bytes.insert(contentsOf: Self.fragments.randomElement(using: &self) ?? [], at: place)
      case 4: bytes.replaceSubrange(place..<end, with: Self.fragments.randomElement(using: &self) ?? [])
      case 5: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &self) }
      default:
        // A piece from elsewhere.
        let from = Int.random(in: 0...bytes.count, using: &self)
        let piece = Array(bytes[from..<min(bytes.count, from + 60)])
        bytes.insert(contentsOf: piece, at: place)
      }
    }
    return bytes
  }
}
