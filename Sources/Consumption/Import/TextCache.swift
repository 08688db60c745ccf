import Interchange

/// What cells say that say the same again and again: read once each.
struct TextCache<Value> {
  /// A column of a million different texts is not one of services, categories or currencies.
  private static var most: Int { 20_000 }

  private var values: [[UInt8]: Value] = [:]
  private var last: (bytes: [UInt8], value: Value)?

  /// What a cell says; nil where `make` makes nothing of it.
  ///
  /// - Parameter make: Makes a value of a text without white space around it; the text is nil where it is not UTF-8.
  mutating func value(of bytes: UnsafeBufferPointer<UInt8>, _ make: (String?) -> Value?) -> Value? {
    if let last, last.bytes.elementsEqual(bytes) { return last.value }
    let key = Array(bytes)
    if let value = values[key] {
      last = (key, value)
      return value
    }
    guard let value = make(String(validating: bytes.trimmed, as: UTF8.self)) else { return nil }
    if values.count < Self.most { values[key] = value }
    last = (key, value)
    return value
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Without spaces and tabs around it.
  var trimmed: UnsafeBufferPointer<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    guard let start = firstIndex(where: { !isSpace($0) }), let end = lastIndex(where: { !isSpace($0) }) else {
      return UnsafeBufferPointer(rebasing: self[startIndex..<startIndex])
    }
    return UnsafeBufferPointer(rebasing: self[start...end])
  }
}

extension CSVRecord {
  /// The text of a cell, shortened to be shown.
  func shown(_ column: Int) -> String { String(((try? text(column)) ?? "").prefix(60)) }

  /// Whether a column is there and not empty.
  func isFilled(_ column: Int) -> Bool { withBytes(column) { !$0.trimmed.isEmpty } ?? false }

  /// Whether a column is there and empty.
  func isEmpty(_ column: Int) -> Bool { withBytes(column) { $0.trimmed.isEmpty } ?? false }

  /// The number in a cell; nil where the file has no such column, or the cell is empty.
  func amount(_ column: Int) throws(FileProblem) -> ExactAmount? {
    enum Cell {
      case empty, amount(ExactAmount), other
    }
    let cell = withBytes(column) { bytes -> Cell in
      let bytes = bytes.trimmed
      if bytes.isEmpty { return .empty }
      return ExactAmount(bytes: bytes).map { .amount($0) } ?? .other
    }
    switch cell {
    case nil, .empty: return nil
    case .amount(let amount): return amount
    case .other:
      throw FileProblem(
        place(column),
        "'\(shown(column))' is no number that can be summed exactly; write 1234.56, without separators of thousands"
      )
    }
  }

  /// The month that a time stamp stands in.
  func month(_ column: Int) throws(FileProblem) -> ChargeMonth {
    if let month = withBytes(column, { ChargeMonth(timestamp: $0.trimmed) }) ?? nil { return month }
    throw FileProblem(
      place(column), "'\(shown(column))' is no time stamp, such as 2024-07-01T00:00:00Z")
  }
}
