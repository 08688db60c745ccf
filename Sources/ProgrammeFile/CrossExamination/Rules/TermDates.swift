import BusinessCalendar
import Diagnostics
import Programme

/// What the agreement dates lies within its term.
enum TermDates: ExaminationRule {
  static func findings(in programme: Programme, asOf: CivilDate) -> [Diagnostic] {
    let term = programme.term
    let note = Diagnostic.Note("the term runs from \(term.inWords)", at: programme.header.termLocation)
    var findings: [Diagnostic] = []
    func report(_ message: String, at location: SourceLocation?) {
      findings.append(
        Diagnostic(.agreementDate, message, at: location ?? programme.header.location, notes: [note]))
    }

    for metric in programme.metrics {
      guard let by = metric.by, !term.contains(by) else { continue }
      report(
        "the target of '\(metric.title)' is set for \(by), \(side(by, term)); move it into the term",
        at: metric.location)
    }
    for target in programme.certifications {
      guard let due = target.due, !term.contains(due) else { continue }
      report(
        "'\(target.title)' is due on \(due), \(side(due, term)); move it into the term",
        at: target.location)
    }
    for fund in programme.funds {
      guard let available = fund.available, !term.contains(available) else { continue }
      let outer = available.first < term.first ? available.first : available.last
      report(
        "'\(fund.title)' is available \(available.asWritten), in part or whole \(side(outer, term)); "
          + "keep it within the term",
        at: fund.location)
    }
    return findings
  }

  private static func side(_ date: CivilDate, _ term: DateSpan) -> String {
    date < term.first ? "before the term starts on \(term.first)" : "after the term ends on \(term.last)"
  }
}
