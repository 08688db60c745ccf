/// Reads one line of JSON (RFC 8259) strictly: no key twice, no half of a surrogate pair, nothing nested deeper than a
/// journal needs.
struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0

  /// Deeper values are refused.
  private static let deepest = 8

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that a line holds.
  static func read(_ bytes: [UInt8]) throws(JSONProblem) -> JSONNode {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw JSONProblem(column: firstFault(in: bytes), reason: "this is not UTF-8")
    }
    var reader = JSONReader(bytes)
    let node = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.position < bytes.count { throw reader.problem("something stands behind the end of the object") }
    return node
  }

  private static func firstFault(in bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var column = 1
    while case .scalarValue = decoder.decode(&iterator) { column += 1 }
    return column
  }

  private func column(at offset: Int) -> Int {
    1 + bytes.prefix(offset).count { $0 & 0xC0 != 0x80 }
  }

  private func problem(_ reason: String, at offset: Int? = nil) -> JSONProblem {
    JSONProblem(column: column(at: offset ?? position), reason: reason)
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  private func wanted(_ what: String) -> JSONProblem {
    problem(position < bytes.count ? "\(what) is wanted here" : "the line ends where \(what) is wanted")
  }

  private mutating func value(depth: Int) throws(JSONProblem) -> JSONNode {
    skipSpace()
    let start = position
    guard depth < Self.deepest else { throw problem("this is nested too deeply") }
    let value: JSONNode.Value
    switch next {
    case UInt8(ascii: "{"): value = .object(try members(depth: depth))
    case UInt8(ascii: "["): value = .array(try elements(depth: depth))
    case UInt8(ascii: "\""): value = .string(try string())
    case let byte? where byte == UInt8(ascii: "-") || Self.isDigit(byte): value = .number(try number())
    default:
      if word("null") {
        value = .null
      } else if word("true") || word("false") {
        value = .bool
      } else {
        throw wanted("a value")
      }
    }
    return JSONNode(value: value, column: column(at: start))
  }

  private mutating func word(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func members(depth: Int) throws(JSONProblem) -> [JSONNode.Member] {
    position += 1
    var members: [JSONNode.Member] = []
    var keys: Set<String> = []
    if skip("}") { return members }
    repeat {
      skipSpace()
      let start = position
      guard next == UInt8(ascii: "\"") else { throw wanted("a key in quotation marks") }
      let key = try string()
      guard keys.insert(key).inserted else { throw problem("the key '\(key)' stands here twice", at: start) }
      guard skip(":") else { throw wanted("a colon") }
      members.append(.init(key: key, column: column(at: start), value: try value(depth: depth + 1)))
    } while skip(",")
    guard skip("}") else { throw wanted("a comma or '}'") }
    return members
  }

  private mutating func elements(depth: Int) throws(JSONProblem) -> [JSONNode] {
    position += 1
    var elements: [JSONNode] = []
    if skip("]") { return elements }
    repeat { elements.append(try value(depth: depth + 1)) } while skip(",")
    guard skip("]") else { throw wanted("a comma or ']'") }
    return elements
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func number() throws(JSONProblem) -> String {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    guard next.map(Self.isDigit) == true else { throw wanted("a digit") }
    let startsWithZero = next == UInt8(ascii: "0")
    position += 1
    if startsWithZero, next.map(Self.isDigit) == true {
      throw problem("a number begins with a zero too many", at: start)
    }
    while let byte = next,
      Self.isDigit(byte) || [".", "e", "E", "+", "-"].contains(where: { UInt8(ascii: $0) == byte })
    { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func string() throws(JSONProblem) -> String {
    let start = position
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20: throw problem("a control character stands in a text; it has to be escaped")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw problem("the text that begins here does not end on this line", at: start)
  }

  private mutating func escape() throws(JSONProblem) -> Unicode.Scalar {
    let start = position
    position += 1
    let simple: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
      UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    guard let letter = next else { throw wanted("an escaped character") }
    position += 1
    if let scalar = simple[letter] { return scalar }
    guard letter == UInt8(ascii: "u"), let unit = hexadecimal() else {
      throw problem("this is no escape of JSON", at: start)
    }
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard (0xD800..<0xDC00).contains(unit), bytes[position...].starts(with: "\\u".utf8) else {
      throw problem("half of a surrogate pair stands alone", at: start)
    }
    position += 2
    guard let low = hexadecimal(), (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw problem("half of a surrogate pair stands alone", at: start) }
    return scalar
  }

  private mutating func hexadecimal() -> UInt32? {
    let digits = bytes[position...].prefix(4)
    let isHexadecimal =
      digits.count == 4 && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }
    guard isHexadecimal, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
      return nil
    }
    position += 4
    return value
  }
}
