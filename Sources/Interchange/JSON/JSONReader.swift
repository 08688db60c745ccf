/// Reads JSON (RFC 8259) strictly: no key twice, no half of a surrogate pair, nothing nested too deeply. Its cost grows
/// linearly with the text.
public struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private let deepest: Int
  /// Where the place of a byte was asked for last: places are asked for in their order, mostly.
  private var known = (offset: 0, line: 1, column: 1)

  private init(_ bytes: [UInt8], deepest: Int) {
    self.bytes = bytes
    self.deepest = deepest
  }

  /// The value that a text holds.
  ///
  /// - Parameter deepest: Values that are nested deeper are refused.
  public static func read(_ bytes: [UInt8], deepest: Int = 64) throws(FileProblem) -> JSONNode {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw FileProblem(firstFault(in: bytes), "this is not UTF-8")
    }
    var reader = JSONReader(bytes, deepest: deepest)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      reader.position = 3
      reader.known.offset = 3
    }
    let node = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.position < bytes.count { throw reader.problem("something stands behind the end of the value") }
    return node
  }

  private static func firstFault(in bytes: [UInt8]) -> FilePlace {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var (line, column) = (1, 1)
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    return FilePlace(line: line, column: column)
  }

  private mutating func place(at offset: Int) -> FilePlace {
    if offset < known.offset { known = (0, 1, 1) }
    for byte in bytes[known.offset..<min(offset, bytes.count)] {
      if byte == UInt8(ascii: "\n") {
        known.line += 1
        known.column = 1
      } else if byte & 0xC0 != 0x80 {
        known.column += 1
      }
    }
    known.offset = max(known.offset, offset)
    return FilePlace(line: known.line, column: known.column)
  }

  private mutating func problem(_ reason: String, at offset: Int? = nil) -> FileProblem {
    FileProblem(place(at: offset ?? position), reason)
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

  private mutating func wanted(_ what: String) -> FileProblem {
    problem(position < bytes.count ? "\(what) is wanted here" : "the text ends where \(what) is wanted")
  }

  private mutating func value(depth: Int) throws(FileProblem) -> JSONNode {
    skipSpace()
    let place = place(at: position)
    guard depth < deepest else { throw problem("this is nested too deeply") }
    let value: JSONNode.Value
    switch next {
    case UInt8(ascii: "{"): value = .object(try members(depth: depth))
    case UInt8(ascii: "["): value = .array(try elements(depth: depth))
    case UInt8(ascii: "\""): value = .string(try string())
    case let byte? where byte == UInt8(ascii: "-") || Self.isDigit(byte): value = .number(try number())
    default:
      if word("null") {
        value = .null
      } else if word("true") {
        value = .bool(true)
      } else if word("false") {
        value = .bool(false)
      } else {
        throw wanted("a value")
      }
    }
    return JSONNode(value: value, place: place)
  }

  private mutating func word(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func members(depth: Int) throws(FileProblem) -> [JSONNode.Member] {
    position += 1
    var members: [JSONNode.Member] = []
    var keys: Set<String> = []
    if skip("}") { return members }
    repeat {
      skipSpace()
      let start = position
      let place = place(at: start)
      guard next == UInt8(ascii: "\"") else { throw wanted("a key in quotation marks") }
      let key = try string()
      guard keys.insert(key).inserted else { throw problem("the key '\(key)' stands here twice", at: start) }
      guard skip(":") else { throw wanted("a colon") }
      members.append(.init(key: key, place: place, value: try value(depth: depth + 1)))
    } while skip(",")
    guard skip("}") else { throw wanted("a comma or '}'") }
    return members
  }

  private mutating func elements(depth: Int) throws(FileProblem) -> [JSONNode] {
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

  private mutating func number() throws(FileProblem) -> String {
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

  private mutating func string() throws(FileProblem) -> String {
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
    throw problem("the text that begins here does not end", at: start)
  }

  private mutating func escape() throws(FileProblem) -> Unicode.Scalar {
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
