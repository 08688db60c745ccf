public import Diagnostics

/// What a person changed outside the keep blocks of a pack, as a unified difference.
public struct PackDifference: Sendable, Hashable {
  /// Lines with `-` are of the last build, lines with `+` are in the pack now; before each group stands its place.
  public let text: String
  /// Whether the last build is known; where it is not, the difference is to what is built now.
  public let hasRecord: Bool
  /// The first line that differs.
  public let location: SourceLocation

  /// Lines around a change.
  private static let context = 2

  init(from old: [PackSkeleton.Line], to new: [PackSkeleton.Line], of path: String, hasRecord: Bool) {
    self.hasRecord = hasRecord
    let numbers = LineNumbers([old, new])
    let matches = LineDiff.matches(numbers[0], numbers[1])
    var rows: [Row] = []
    var next = 0
    for (index, match) in matches.enumerated() {
      guard let match else {
        rows.append(Row(sign: "-", words: old[index].words, number: next < new.count ? new[next].number : 0))
        continue
      }
      rows += new[next..<match].map { Row(sign: "+", words: $0.words, number: $0.number) }
      rows.append(Row(sign: " ", words: old[index].words, number: new[match].number))
      next = match + 1
    }
    rows += new[next...].map { Row(sign: "+", words: $0.words, number: $0.number) }
    text = Self.text(rows, path)
    location = SourceLocation(
      file: SourceFile(path: path, text: ""), line: rows.first { $0.sign != " " }?.number ?? 0, column: 0)
  }

  private struct Row {
    let sign: String
    let words: String
    /// Where it stands in the pack, or where it stood before.
    let number: Int
  }

  private static func text(_ rows: [Row], _ path: String) -> String {
    var output = "--- last build\n+++ \(TerminalText.visible(path))\n"
    var groups: [ClosedRange<Int>] = []
    for index in rows.indices where rows[index].sign != " " {
      if let last = groups.last, index - last.upperBound <= 2 * context + 1 {
        groups[groups.count - 1] = last.lowerBound...index
      } else {
        groups.append(index...index)
      }
    }
    for group in groups {
      let shown = rows[max(0, group.lowerBound - context)..<min(rows.count, group.upperBound + 1 + context)]
      output += "@@ line \(shown.first?.number ?? 0) @@\n"
      for row in shown { output += row.sign + TerminalText.visible(row.words) + "\n" }
    }
    return output
  }
}
