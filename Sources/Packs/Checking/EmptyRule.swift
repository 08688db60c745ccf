import Diagnostics

/// Sections in which nothing stands, and what is still to be written.
enum EmptyRule {
  /// What the shipped templates leave for a person to replace, whether or not they say after a colon what belongs there.
  static func isPlaceholder(_ text: String) -> Bool {
    ["To be written", "Por redactar"].contains { words in
      text == words || text == words + "." || text.hasPrefix(words + ":")
    }
  }

  static func findings(in document: PackDocument) -> [Diagnostic] {
    let rows = document.tables.flatMap(\.rows)
    let unwritten =
      document.texts.filter { isPlaceholder($0.text) }.map(\.line)
      + rows.filter { $0.cells.first.map(isPlaceholder) ?? false }.map(\.line)
    let lines = Set(document.texts.map(\.line) + rows.map(\.line))
    var findings = unwritten.map {
      Diagnostic(.packEmpty, "this is still to be written", at: document.place($0))
    }
    for (index, heading) in document.headings.enumerated() {
      let next = index + 1 < document.headings.count ? document.headings[index + 1] : nil
      // A section of sections says what these say.
      if let next, next.level > heading.level { continue }
      let end = next?.line ?? document.file.lineCount + 1
      if (heading.line + 1..<max(end, heading.line + 1)).allSatisfy({ !lines.contains($0) }) {
        findings.append(
          Diagnostic(
            .packEmpty, "'\(heading.text)' is empty; say why, or what there is",
            at: document.place(heading.line)))
      }
    }
    return findings
  }
}
