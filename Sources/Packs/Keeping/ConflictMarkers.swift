public import Diagnostics

/// The lines between which a merge leaves what both sides changed, as git writes them.
public enum ConflictMarkers {
  static let ours = "<<<<<<< written by hand"
  static let between = "======="
  static let theirs = ">>>>>>> built anew"

  /// Every line that begins or ends a conflict. A line of equals signs alone may underline a heading.
  static func places(in file: SourceFile) -> [SourceLocation] {
    (1...file.lineCount).compactMap { number in
      guard let line = file.line(number) else { return nil }
      let isMarker = ["<<<<<<<", ">>>>>>>"].contains { line == $0 || line.hasPrefix($0 + " ") }
      return isMarker ? SourceLocation(file: file, line: number, column: 1, length: 7) : nil
    }
  }

  /// A diagnostic for each conflict that nobody settled, at the line where it begins or, without that, where it ends.
  public static func diagnostics(in file: SourceFile) -> [Diagnostic] {
    let places = places(in: file)
    let starts = places.filter { file.line($0.line)?.hasPrefix("<") ?? false }
    return (starts.isEmpty ? places : starts).map(diagnostic)
  }

  private static func diagnostic(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .packConflict, "a conflict is not settled; keep what is right and delete the three lines that mark it",
      at: place)
  }
}
