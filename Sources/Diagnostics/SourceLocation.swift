/// A place in a file, or a file as a whole where `line` is 0.
public struct SourceLocation: Sendable, Hashable {
  /// The file, shared by all its places.
  public let file: SourceFile
  /// Counted from 1; 0 means the whole file.
  public let line: Int
  /// Counted from 1 in Unicode scalars; 0 means the whole line.
  public let column: Int
  /// How many scalars the place spans on its line, at least 1.
  public let length: Int

  /// A place that spans `length` scalars from `column`.
  public init(file: SourceFile, line: Int = 0, column: Int = 0, length: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
    self.length = max(1, length)
  }

  /// Two places are equal when they name the same path, line, column and length.
  public static func == (left: SourceLocation, right: SourceLocation) -> Bool {
    left.file.path == right.file.path && left.line == right.line && left.column == right.column
      && left.length == right.length
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(file.path)
    hasher.combine(line)
    hasher.combine(column)
    hasher.combine(length)
  }
}

extension SourceLocation: Comparable {
  /// Orders by path, then line, then column.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    if left.file !== right.file, left.file.path != right.file.path { return left.file.path < right.file.path }
    return (left.line, left.column, left.length) < (right.line, right.column, right.length)
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`, without the parts that are 0.
  public var description: String {
    let path = TerminalText.visible(file.path)
    if line == 0 { return path }
    return column == 0 ? "\(path):\(line)" : "\(path):\(line):\(column)"
  }
}
