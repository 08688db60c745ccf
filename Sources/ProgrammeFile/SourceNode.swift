import Diagnostics

/// A tree of scalars, lists and mappings, each with its place: what YAML says, before anything knows what it means.
///
/// The importer of agreements makes the same tree, with places in the agreement; so one decoder reads both, and what it
/// finds wrong points to where a person can mend it.
struct SourceNode: Sendable {
  indirect enum Content: Sendable {
    case scalar(String)
    case sequence([SourceNode])
    case mapping([SourceEntry])
  }

  let content: Content
  let span: SourceSpan

  init(_ content: Content, at span: SourceSpan) {
    self.content = content
    self.span = span
  }

  /// A scalar.
  init(_ text: String, at span: SourceSpan) {
    self.init(.scalar(text), at: span)
  }
}

/// A key with its value. The key's place is what a diagnostic about the key points to.
struct SourceEntry: Sendable {
  let key: String
  let keySpan: SourceSpan
  let value: SourceNode
}

/// A place in the file of a tree, without the file: a tree has many nodes and one file.
struct SourceSpan: Sendable, Hashable {
  /// Counted from 1; 0 means the whole file.
  let line: UInt32
  /// Counted from 1 in Unicode scalars; 0 means the whole line.
  let column: UInt32
  /// In Unicode scalars.
  let length: UInt32

  init(line: Int, column: Int = 0, length: Int = 1) {
    self.line = UInt32(clamping: line)
    self.column = UInt32(clamping: column)
    self.length = UInt32(clamping: length)
  }

  func location(in file: SourceFile) -> SourceLocation {
    SourceLocation(file: file, line: Int(line), column: Int(column), length: Int(length))
  }
}

/// A file with its tree.
struct SourceTree: Sendable {
  let file: SourceFile
  let root: SourceNode
}
