internal import Diagnostics

/// A column that a reader of CSV knows.
public struct CSVColumn: Sendable {
  /// What the reader calls it, and its heading unless the user says otherwise.
  public let name: String
  /// Headings that are taken too.
  public let otherHeadings: [String]
  /// Whether a file without it is refused.
  public let isNeeded: Bool

  /// A column by its parts.
  public init(_ name: String, or otherHeadings: [String] = [], isNeeded: Bool = true) {
    self.name = name
    self.otherHeadings = otherHeadings
    self.isNeeded = isNeeded
  }
}

/// Where the known columns of a file stand.
struct CSVHeader {
  /// By known column; nil where the file has none.
  let indices: [Int?]
  let count: Int

  /// Finds each column by its heading, whatever its case and the spaces around it.
  ///
  /// - Parameter headings: The heading of a column, where the user says that it is another one.
  init(_ row: CSVRow, _ columns: [CSVColumn], headings: [String: String]) throws(CSVHeaderProblems) {
    var found: [String: Int] = [:]
    var problems: [FileProblem] = []
    var names: [String] = []
    for index in 0..<row.count {
      guard let text = row[index] else {
        problems.append(FileProblem(row.place(index), "this heading is not UTF-8; save the file as UTF-8"))
        continue
      }
      names.append(text.trimmed)
      let key = Self.key(text)
      if found[key] == nil {
        found[key] = index
      } else if columns.contains(where: { Self.wanted($0, headings).contains(key) }) {
        problems.append(FileProblem(row.place(index), "the column '\(text.trimmed)' stands here twice"))
      }
    }
    indices = columns.map { column in Self.wanted(column, headings).lazy.compactMap { found[$0] }.first }
    count = row.count
    for (column, index) in zip(columns, indices) where index == nil {
      if let heading = headings[column.name] {
        problems.append(
          FileProblem(
            FilePlace(line: row.line, column: nil),
            "there is no column '\(heading)', which is to be '\(column.name)'\(Suggestion.ending(for: heading, in: names))"
          ))
      } else if column.isNeeded {
        problems.append(
          FileProblem(
            FilePlace(line: row.line, column: nil),
            "there is no column '\(column.name)' (the file has: \(names.prefix(60).joined(separator: ", ")))"
              + Suggestion.ending(for: column.name, in: names)))
      }
    }
    if !problems.isEmpty { throw CSVHeaderProblems(all: problems) }
  }

  private static func wanted(_ column: CSVColumn, _ headings: [String: String]) -> [String] {
    (headings[column.name].map { [$0] } ?? [column.name] + column.otherHeadings).map(key)
  }

  private static func key(_ heading: String) -> String { heading.trimmed.lowercased() }
}

struct CSVHeaderProblems: Error {
  let all: [FileProblem]
}

extension String {
  /// Without white space at both ends, the no-break space of spreadsheets included.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
