/// A row of training spend that another system wrote, as texts; its date is ISO 8601.
public struct TrainingRow: Sendable, Hashable {
  /// What a column holds.
  public enum Column: String, Sendable, Hashable, CaseIterable {
    case date, budget, commitment, amount, what, reference

    /// Whether a file without it is of no use.
    public var isNeeded: Bool { self == .date || self == .amount }
  }

  /// The text of each column that the file has.
  public let cells: [Column: String]

  /// A row by its texts.
  public init(_ cells: [Column: String]) { self.cells = cells }

  /// Without spaces around its words; nil for a column that is not there or empty.
  func text(_ column: Column) -> String? {
    let text = (cells[column] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.isEmpty ? nil : text
  }
}
