/// Reads CSV (RFC 4180) piece by piece, as it comes, in linear time and with no more memory than a piece and the longest row.
///
/// More is taken than the RFC has: line feeds alone, a byte order mark, semicolons, tabs and bars as separators, a quotation
/// mark inside of a cell that has none in front, and Excel's first line `sep=;`.
public struct CSVReader {
  /// A longer row is refused: a quotation mark that is never closed would take in the rest of the file.
  public static let longestRow = 16 << 20

  private var pending: [UInt8] = []
  /// How far it was looked at.
  private var position = 0
  private var rowStart = 0
  private var cellStart = 0
  private var cells: [CSVRow.Cell] = []
  private var state = State.cellStart
  /// The line of `rowStart`, and how many lines on `position` is.
  private var line = 1
  private var linesWithin = 0
  private var separator: UInt8?
  private var isStarted = false
  private var isRefused = false

  private enum State {
    /// Before the first byte of a cell.
    case cellStart
    case plain
    case quoted
    /// Behind the quotation mark that ends a cell.
    case closed(end: Int)
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: "\"")

  /// - Parameter separator: What stands between cells; found out from the first line unless given.
  public init(separator: Unicode.Scalar? = nil) {
    self.separator = separator.flatMap { $0.isASCII ? UInt8(ascii: $0) : nil }
  }

  /// Takes the next piece of the file, and hands over the rows that end in it, in their order; empty lines are passed over.
  ///
  /// - Throws: ``FileProblem`` where what follows cannot be cut into rows, and what `body` throws; then nothing more is read.
  public mutating func read(_ piece: some Collection<UInt8>, _ body: (CSVRow) throws -> Void) throws {
    guard !isRefused else { return }
    dropRead()
    pending.append(contentsOf: piece)
    try scan(isLast: false, body)
  }

  /// Hands over the last row, where no line end follows it.
  public mutating func finish(_ body: (CSVRow) throws -> Void) throws {
    guard !isRefused else { return }
    try scan(isLast: true, body)
  }

  /// Forgets the rows that were handed over.
  private mutating func dropRead() {
    guard rowStart > 0 else { return }
    let read = rowStart
    pending.removeFirst(read)
    position -= read
    cellStart -= read
    if case .closed(let end) = state { state = .closed(end: end - read) }
    cells = cells.map { .init(start: $0.start - read, end: $0.end - read, isQuoted: $0.isQuoted) }
    rowStart = 0
  }

  private mutating func refuse(_ place: FilePlace, _ reason: String) -> FileProblem {
    isRefused = true
    return FileProblem(place, reason)
  }

  /// Where a byte of the present row stands.
  private func place(_ offset: Int) -> FilePlace {
    let cell = CSVRow.Cell(start: offset, end: offset, isQuoted: false)
    return pending.withUnsafeBufferPointer {
      CSVRow(bytes: $0, start: rowStart, cells: [cell], line: line).place(0)
    }
  }

  /// The byte order mark, and what separates cells. Waits for the end of the first line.
  private mutating func start(isLast: Bool) throws -> Bool {
    if isStarted { return true }
    if pending.starts(with: [0xFF, 0xFE]) || pending.starts(with: [0xFE, 0xFF]) {
      throw refuse(FilePlace(line: 1, column: 1), "this file is UTF-16; save it as UTF-8")
    }
    let hasMark = pending.starts(with: [0xEF, 0xBB, 0xBF])
    guard let end = Self.endOfLine(in: pending) ?? (isLast ? pending.count : nil) else {
      if pending.count > Self.longestRow {
        throw refuse(FilePlace(line: 1, column: nil), "the first line is longer than 16 MiB")
      }
      return false
    }
    isStarted = true
    let first = pending[min(hasMark ? 3 : 0, end)..<end]
    skip(to: first.startIndex)
    if first.count == 5, first.starts(with: "sep=".utf8), let byte = first.last {
      separator = separator ?? byte
      line += 1
      let isPair = pending[end...].starts(with: [Self.carriageReturn, Self.lineFeed])
      skip(to: min(end + (isPair ? 2 : 1), pending.count))
    } else if separator == nil {
      separator = Self.separator(of: first)
    }
    return true
  }

  private mutating func skip(to offset: Int) {
    position = offset
    rowStart = offset
    cellStart = offset
  }

  /// The first end of a line outside of quotation marks.
  private static func endOfLine(in bytes: [UInt8]) -> Int? {
    var isQuoted = false
    return bytes.firstIndex { byte in
      if byte == quote { isQuoted.toggle() }
      return (byte == lineFeed || byte == carriageReturn) && !isQuoted
    }
  }

  /// The one that stands in a line most often outside of quotation marks; a comma where there is none.
  private static func separator(of line: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in line {
      if byte == quote { isQuoted.toggle() }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
    return candidates.enumerated().max {
      (counts[$0.element, default: 0], -$0.offset) < (counts[$1.element, default: 0], -$1.offset)
    }?.element ?? UInt8(ascii: ",")
  }

  private mutating func scan(isLast: Bool, _ body: (CSVRow) throws -> Void) throws {
    guard try start(isLast: isLast), let separator else { return }
    // Taken out and put back, so that it is never copied.
    let bytes = pending
    pending = []
    defer { pending = bytes }
    do {
      try bytes.withUnsafeBufferPointer { try scan($0, separator, isLast: isLast, body) }
    } catch let fault as Fault {
      pending = bytes
      throw refuse(place(fault.offset), fault.reason)
    }
  }

  private struct Fault: Error {
    let offset: Int
    let reason: String
  }

  private mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ separator: UInt8, isLast: Bool, _ body: (CSVRow) throws -> Void
  ) throws {
    let count = bytes.count
    var position = self.position
    defer { self.position = position }
    scanning: while position < count {
      let byte = bytes[position]
      switch state {
      case .quoted:
        guard byte == Self.quote else {
          if byte == Self.lineFeed { linesWithin += 1 }
          position += 1
          continue scanning
        }
        if position + 1 == count, !isLast { break scanning }
        if position + 1 < count, bytes[position + 1] == Self.quote {
          position += 2
        } else {
          state = .closed(end: position)
          position += 1
        }
        continue scanning
      case .cellStart:
        if byte == Self.quote {
          position += 1
          cellStart = position
          state = .quoted
          continue scanning
        }
        state = .plain
      case .plain, .closed: break
      }
      if byte == separator {
        end(cell: position)
        position += 1
        cellStart = position
      } else if byte == Self.lineFeed {
        try endRow(bytes, at: position, next: position + 1, body)
        position += 1
      } else if byte == Self.carriageReturn {
        // A line feed behind it belongs to it; at the end of a piece that is not known yet.
        if position + 1 == count, !isLast { break scanning }
        let next = position + 1 < count && bytes[position + 1] == Self.lineFeed ? position + 2 : position + 1
        try endRow(bytes, at: position, next: next, body)
        position = next
      } else {
        if case .closed = state {
          throw Fault(
            offset: position,
            reason:
              "a cell ends with a quotation mark, and something else follows; one inside of a cell is doubled"
          )
        }
        position += 1
      }
    }
    if position - rowStart > Self.longestRow {
      throw Fault(
        offset: cellStart, reason: "the row is longer than 16 MiB; a quotation mark may not be closed here")
    }
    guard isLast, position == count else { return }
    if case .quoted = state {
      throw Fault(
        offset: max(rowStart, cellStart - 1), reason: "the quotation mark that begins here is never closed")
    }
    if rowStart < count { try endRow(bytes, at: count, next: count, body) }
  }

  private mutating func end(cell end: Int) {
    if case .closed(let closed) = state {
      cells.append(.init(start: cellStart, end: closed, isQuoted: true))
    } else {
      cells.append(.init(start: cellStart, end: end, isQuoted: false))
    }
    state = .cellStart
  }

  private mutating func endRow(
    _ bytes: UnsafeBufferPointer<UInt8>, at end: Int, next: Int, _ body: (CSVRow) throws -> Void
  ) throws {
    self.end(cell: end)
    try handOver(bytes, body)
    line += 1 + linesWithin
    linesWithin = 0
    rowStart = next
    cellStart = next
    cells.removeAll(keepingCapacity: true)
  }

  /// In a function of its own, so that nobody else holds the cells when they are removed.
  private func handOver(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (CSVRow) throws -> Void) throws {
    let row = CSVRow(bytes: bytes, start: rowStart, cells: cells, line: line)
    if !row.isBlank { try body(row) }
  }
}
