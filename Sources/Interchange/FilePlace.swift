/// A place in a file that other systems wrote.
public struct FilePlace: Sendable, Hashable, Comparable {
  /// Counted from 1.
  public let line: Int
  /// Counted from 1 in Unicode scalars; nil for the line as a whole.
  public let column: Int?

  /// A place by its parts.
  public init(line: Int, column: Int?) {
    self.line = line
    self.column = column
  }

  /// By line, then column; a whole line comes first.
  public static func < (left: FilePlace, right: FilePlace) -> Bool {
    (left.line, left.column ?? 0) < (right.line, right.column ?? 0)
  }
}

/// What is wrong with a file that other systems wrote, and where.
public struct FileProblem: Error, Sendable, Hashable {
  /// Where.
  public let place: FilePlace
  /// What, without a full stop.
  public let reason: String

  /// A problem by its parts.
  public init(_ place: FilePlace, _ reason: String) {
    self.place = place
    self.reason = reason
  }
}
