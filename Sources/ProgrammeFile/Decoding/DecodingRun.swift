import Diagnostics

/// What the decoding of one file shares: the file, the names known from outside, and the problems found so far.
final class DecodingRun {
  let file: SourceFile
  let names: KnownNames
  private(set) var diagnostics: [Diagnostic] = []

  init(file: SourceFile, names: KnownNames) {
    self.file = file
    self.names = names
  }

  func report(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, severity: Diagnostic.Severity? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(
      Diagnostic(code, message, at: span.location(in: file), severity: severity, notes: notes))
  }

  /// Whether `name` is one of `known`; if not, that is reported.
  func checkName(_ name: String, _ what: String, in known: some Collection<String>, at span: SourceSpan)
    -> Bool
  {
    if known.contains(name) { return true }
    // In one order, whatever the collection: the same file gives the same words.
    let known = known.sorted()
    let ending =
      Suggestion.nearest(to: name, in: known).map { "; did you mean '\($0)'?" }
      ?? (known.isEmpty
        ? "; there is none" : known.count <= 8 ? "; known: \(known.joined(separator: ", "))" : "")
    report(.nameUnknown, "no \(what) is named '\(name)'\(ending)", at: span)
    return false
  }

  /// Whether a name can be part of a UID and of a path: lower-case letters, digits, hyphens; at most 64 of them.
  func checkIdentifier(_ name: String, at span: SourceSpan) {
    let isPlain = name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    if !isPlain || name.isEmpty || name.hasPrefix("-") || name.utf8.count > 64 {
      report(
        .nameForm,
        "'\(name.prefix(80))' cannot be a name; use lower-case letters, digits and hyphens, at most 64",
        at: span)
    }
  }
}

/// Names that a programme may use and that stand elsewhere.
struct KnownNames {
  /// The business centres that holiday data is shipped for, sorted.
  var centres: [String]
  /// The people of the workspace.
  var people: [String]
  /// The rooms and bridges of the workspace.
  var resources: [String] = []
}
