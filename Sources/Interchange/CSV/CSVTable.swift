/// Reads CSV whose first row names the columns, in any order.
public struct CSVTable {
  /// So many problems are told.
  public static let mostProblems = 100

  /// What is wrong with the file, in its order, at most ``mostProblems``.
  public private(set) var problems: [FileProblem] = []
  /// How many problems there are beyond those told.
  public private(set) var furtherProblems = 0
  /// How many rows there are below the headings, those with a problem too.
  public private(set) var rows = 0
  /// Whether there was a row of headings that could be used.
  public var isReadable: Bool { header != nil && !isBroken }

  private let columns: [CSVColumn]
  private let headings: [String: String]
  private var reader: CSVReader
  private var header: CSVHeader?
  private var isBroken = false

  /// - Parameters:
  ///   - columns: Those that are known; what else the file has is passed over.
  ///   - headings: The heading of a column, where the user says that it is another one.
  public init(_ columns: [CSVColumn], headings: [String: String] = [:]) {
    self.columns = columns
    self.headings = headings
    reader = CSVReader()
  }

  /// Takes the next piece of the file, and hands over the rows that end in it.
  ///
  /// - Throws: What `body` throws; ``FileProblem`` is gathered, and the rows after it are read all the same.
  public mutating func read(_ piece: some Collection<UInt8>, _ body: (CSVRecord) throws -> Void) throws {
    try guarded { table in
      var reader = table.reader
      table.reader = CSVReader()
      defer { table.reader = reader }
      try reader.read(piece) { try table.take($0, body) }
    }
  }

  /// Hands over the last row.
  public mutating func finish(_ body: (CSVRecord) throws -> Void) throws {
    try guarded { table in
      var reader = table.reader
      table.reader = CSVReader()
      defer { table.reader = reader }
      try reader.finish { try table.take($0, body) }
    }
    if header == nil, !isBroken { tell(FileProblem(FilePlace(line: 1, column: nil), "the file is empty")) }
  }

  /// Adds a problem that the caller found.
  public mutating func tell(_ problem: FileProblem) {
    if problems.count < Self.mostProblems { problems.append(problem) } else { furtherProblems += 1 }
  }

  private mutating func guarded(_ body: (inout CSVTable) throws -> Void) throws {
    guard !isBroken else { return }
    do {
      try body(&self)
    } catch let problem as FileProblem {
      isBroken = true
      tell(problem)
    } catch let problems as CSVHeaderProblems {
      isBroken = true
      problems.all.forEach { tell($0) }
    }
  }

  private mutating func take(_ row: CSVRow, _ body: (CSVRecord) throws -> Void) throws {
    guard let header else {
      header = try CSVHeader(row, columns, headings: headings)
      return
    }
    rows += 1
    guard row.count == header.count else {
      let cells = row.count == 1 ? "1 cell" : "\(row.count) cells"
      return tell(
        FileProblem(
          FilePlace(line: row.line, column: nil), "the row has \(cells), the first row \(header.count)"))
    }
    do {
      try body(CSVRecord(row: row, indices: header.indices))
    } catch let problem as FileProblem {
      tell(problem)
    } catch let problems as FileProblems {
      problems.all.forEach { tell($0) }
    }
  }
}

/// Everything that is wrong with a row or an item.
public struct FileProblems: Error, Sendable {
  /// At least one.
  public let all: [FileProblem]

  /// Problems in their order.
  public init(_ all: [FileProblem]) { self.all = all }
}

/// A row by the columns that are known, while it is being read: it must not be kept.
public struct CSVRecord {
  let row: CSVRow
  let indices: [Int?]

  /// The line on which it begins, counted from 1.
  public var line: Int { row.line }

  /// The text of a known column by its number, without white space around it; nil where it is empty or the file has no such
  /// column.
  public func text(_ column: Int) throws(FileProblem) -> String? {
    guard let index = index(column) else { return nil }
    guard let text = row[index]?.trimmed else {
      throw FileProblem(row.place(index), "this is not UTF-8; save the file as UTF-8")
    }
    return text.isEmpty ? nil : text
  }

  /// Hands over the bytes of a known column as they are; nil where the file has no such column.
  public func withBytes<Result>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    index(column).flatMap { row.withBytes($0, body) }
  }

  /// Where a known column stands; the whole line where the file has no such column.
  public func place(_ column: Int) -> FilePlace {
    index(column).map { row.place($0) } ?? FilePlace(line: row.line, column: nil)
  }

  private func index(_ column: Int) -> Int? { indices.indices.contains(column) ? indices[column] : nil }
}
