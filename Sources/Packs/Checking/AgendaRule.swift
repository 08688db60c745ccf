import Diagnostics

/// The minutes of the agenda: that they sum to what is said, to the headings and to the meeting, and look back at most half.
enum AgendaRule {
  static func findings(in document: PackDocument, minutes slot: Int?) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var planned: [(title: String, minutes: Int, line: Int)] = []
    for table in document.tables {
      guard let column = table.column(["Minutes", "Minutos"]),
        let looks = table.column(["Looks", "Mira hacia", "Mira"])
      else { continue }
      var back = 0
      var items: [(title: String, minutes: Int, line: Int)] = []
      for row in table.rows where row.cells.count > max(column, looks) {
        let title = row.cells.first ?? ""
        guard let minutes = Int(row.cells[column]), (0...1440).contains(minutes) else {
          findings.append(
            Diagnostic(
              .packMinutes, "'\(row.cells[column])' is no number of minutes", at: document.place(row.line)))
          continue
        }
        if title == "Sum" || title == "Suma" {
          findings += sum(items.map(\.minutes), said: minutes, slot, document.place(row.line))
          continue
        }
        items.append((title, minutes, row.line))
        if ["back", "atrás"].contains(row.cells[looks]) { back += minutes }
      }
      let total = items.reduce(0) { $0 + $1.minutes }
      if 2 * back > total, let first = items.first {
        findings.append(
          Diagnostic(
            .packBackwards,
            "\(back) of \(total) minutes look back; at most \(total / 2) may, so that more than half are for what is to come",
            at: document.place(first.line)))
      }
      planned += items
    }
    return findings + headings(document, planned, slot)
  }

  private static func sum(
    _ items: [Int], said: Int, _ slot: Int?, _ place: SourceLocation
  ) -> [Diagnostic] {
    let total = items.reduce(0, +)
    var findings: [Diagnostic] = []
    if total != said {
      findings.append(
        Diagnostic(.packMinutes, "the items take \(total) minutes, and the sum says \(said)", at: place))
    }
    if let slot, total != slot {
      findings.append(
        Diagnostic(.packMinutes, "the items take \(total) minutes of a meeting of \(slot)", at: place))
    }
    return findings
  }

  /// `## 3. Actions carried over (10 min)` says what the agenda says; without an agenda the headings are it.
  private static func headings(
    _ document: PackDocument, _ planned: [(title: String, minutes: Int, line: Int)], _ slot: Int?
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var total = 0
    var last: SourceLocation?
    for heading in document.headings {
      guard let match = heading.text.wholeMatch(of: /(.*?) \(([0-9]{1,4}) min\)/),
        let minutes = Int(match.output.2)
      else {
        continue
      }
      let place = document.place(heading.line)
      total += minutes
      last = place
      if let item = planned.first(where: { $0.title == match.output.1 }), item.minutes != minutes {
        findings.append(
          Diagnostic(
            .packMinutes, "the heading says \(minutes) minutes, and the agenda \(item.minutes)", at: place,
            notes: [.init("the agenda says so here", at: document.place(item.line))]))
      }
    }
    if planned.isEmpty, let slot, let last, total != slot {
      findings.append(
        Diagnostic(.packMinutes, "the headings take \(total) minutes of a meeting of \(slot)", at: last))
    }
    return findings
  }
}
