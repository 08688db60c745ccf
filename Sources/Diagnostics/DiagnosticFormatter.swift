/// Prints diagnostics as compilers do: place, severity, code, message, then the line with a marker under it.
public struct DiagnosticFormatter: Sendable {
  /// Whether to colour severities with ANSI sequences.
  public let colour: Bool
  /// Excerpts are cut to this many scalars around the marker.
  private static let excerptWidth = 120

  /// A formatter; `colour` only for a terminal that wants it.
  public init(colour: Bool = false) { self.colour = colour }

  /// The diagnostic as lines, each ended by a line feed.
  public func format(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location.map { "\($0): " } ?? ""
    let severity = paint(diagnostic.severity)
    var output =
      "\(place)\(severity)[\(diagnostic.code.rawValue)]: \(TerminalText.visible(diagnostic.message))\n"
    if let location = diagnostic.location { output += excerpt(location) }
    for note in diagnostic.notes {
      let place = note.location.map { "\($0): " } ?? "  "
      output += "\(place)note: \(TerminalText.visible(note.message))\n"
      if let location = note.location { output += excerpt(location) }
    }
    return output
  }

  private func paint(_ severity: Diagnostic.Severity) -> String {
    guard colour else { return severity.rawValue }
    let sequence =
      switch severity {
      case .error: "31;1"
      case .warning: "33;1"
      case .note: "36"
      }
    return "\u{1B}[\(sequence)m\(severity.rawValue)\u{1B}[0m"
  }

  private func excerpt(_ location: SourceLocation) -> String {
    guard location.line > 0, let line = location.file.line(location.line) else { return "" }
    let number = String(location.line)
    let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number + " | "
    let blank = String(repeating: " ", count: max(5, number.count)) + " | "
    guard location.column > 0 else {
      let shown = TerminalText.visible(String(line.unicodeScalars.prefix(Self.excerptWidth)))
      return shown.isEmpty ? "" : "\(gutter)\(shown)\n"
    }
    // A long line is cut to a window around the marker.
    let skipped = max(0, location.column - 1 - Self.excerptWidth / 2)
    let window = line.unicodeScalars.dropFirst(skipped).prefix(Self.excerptWidth)
    let before = TerminalText.visible(String(window.prefix(location.column - 1 - skipped)))
    let marked = TerminalText.visible(
      String(window.dropFirst(location.column - 1 - skipped).prefix(location.length)))
    let shown = TerminalText.visible(String(window))
    let padding = String(repeating: " ", count: before.unicodeScalars.count)
    let tildes = String(repeating: "~", count: max(0, marked.unicodeScalars.count - 1))
    return "\(gutter)\(shown)\n\(blank)\(padding)^\(tildes)\n"
  }
}
