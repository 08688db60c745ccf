import Diagnostics

/// Reads what stands in a tag that shows a value: a name, and filters after bars.
struct TagReader {
  private let file: SourceFile
  private let line: Int
  /// The column of the first scalar.
  private let start: Int
  private let scalars: [Unicode.Scalar]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ scalars: ArraySlice<Unicode.Scalar>, file: SourceFile, line: Int, column: Int) {
    self.scalars = Array(scalars)
    self.file = file
    self.line = line
    start = column
  }

  /// The name and its filters; of use only where there are no diagnostics.
  mutating func read() -> (name: String, filters: [FilterUse]) {
    var parts: [Range<Int>] = []
    var from = 0
    var quote = 0
    var isQuoted = false
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\"" {
        isQuoted.toggle()
        quote = index
      }
      if scalar == "|", !isQuoted {
        parts.append(from..<index)
        from = index + 1
      }
    }
    if isQuoted {
      report(.templateSyntax, "the quote is not closed; end it with '\"'", at: quote..<scalars.count)
      return ("", [])
    }
    parts.append(from..<scalars.count)
    var filters: [FilterUse] = []
    for part in parts.dropFirst() {
      if let filter = filter(in: part) { filters.append(filter) }
    }
    let name = words(in: parts[0]).map(\.text).joined(separator: " ")
    return (name, filters)
  }

  private mutating func filter(in part: Range<Int>) -> FilterUse? {
    let words = words(in: part)
    guard let first = words.first, !first.isQuoted else {
      report(.templateSyntax, "a filter is due after '|'", at: part)
      return nil
    }
    let arguments = words.dropFirst().map { word -> TemplateFilter.Argument in
      word.isQuoted ? .quoted(word.text) : .word(word.text)
    }
    do {
      let filter = try TemplateFilter(name: first.text, arguments)
      return FilterUse(filter: filter, name: first.text, location: location(first.range))
    } catch {
      let near = error.isName ? Suggestion.ending(for: first.text, in: TemplateFilter.names) : ""
      report(error.isName ? .templateName : .templateSyntax, error.message + near, at: first.range)
      return nil
    }
  }

  private struct Word {
    let text: String
    let isQuoted: Bool
    let range: Range<Int>
  }

  private func words(in part: Range<Int>) -> [Word] {
    var words: [Word] = []
    var index = part.lowerBound
    while index < part.upperBound {
      if scalars[index] == " " || scalars[index] == "\t" {
        index += 1
        continue
      }
      let from = index
      let isQuoted = scalars[index] == "\""
      index += 1
      while index < part.upperBound,
        isQuoted ? scalars[index] != "\"" : scalars[index] != " " && scalars[index] != "\t"
      {
        index += 1
      }
      let text = String(String.UnicodeScalarView(scalars[(isQuoted ? from + 1 : from)..<index]))
      if isQuoted, index < part.upperBound { index += 1 }
      words.append(Word(text: text, isQuoted: isQuoted, range: from..<index))
    }
    return words
  }

  private func location(_ range: Range<Int>) -> SourceLocation {
    SourceLocation(file: file, line: line, column: start + range.lowerBound, length: range.count)
  }

  private mutating func report(_ code: DiagnosticCode, _ message: String, at range: Range<Int>) {
    diagnostics.append(Diagnostic(code, message, at: location(range)))
  }
}
