import BusinessCalendar
import Diagnostics
import Programme

/// Reviews of the document follow each other, within the term.
enum ReviewDates: ExaminationRule {
  static func findings(in programme: Programme, asOf: CivilDate) -> [Diagnostic] {
    let reviews = programme.header.reviews
    let nextLocation = reviews.nextLocation ?? programme.header.location
    let lastLocation = reviews.lastLocation ?? programme.header.location
    var findings: [Diagnostic] = []
    if let last = reviews.last, let next = reviews.next, next.last < last.first {
      findings.append(
        Diagnostic(
          .agreementDate,
          "the next review, \(next.asWritten), lies before the last, \(last.asWritten); correct one of them",
          at: nextLocation, notes: [Diagnostic.Note("the last review stands here", at: lastLocation)]))
    }
    for (name, review, location) in [
      ("last", reviews.last, lastLocation), ("next", reviews.next, nextLocation),
    ] {
      guard let review, review.intersection(programme.term) == nil else { continue }
      let side =
        review.last < programme.term.first
        ? "before the term starts on \(programme.term.first)"
        : "after the term ends on \(programme.term.last)"
      findings.append(
        Diagnostic(
          .agreementDate, "the \(name) review, \(review.asWritten), lies \(side); correct one of them",
          at: location,
          notes: [
            Diagnostic.Note("the term runs from \(programme.term.inWords)", at: programme.header.termLocation)
          ]
        ))
    }
    return findings
  }
}
