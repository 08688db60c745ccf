import BusinessCalendar
import Diagnostics
import Programme

/// The next review of the document is still to come.
enum OverdueReview: ExaminationRule {
  static func findings(in programme: Programme, asOf: CivilDate) -> [Diagnostic] {
    let reviews = programme.header.reviews
    guard let next = reviews.next, next.last < asOf else { return [] }
    let days = asOf - next.last
    let notes = reviews.last.map {
      [
        Diagnostic.Note(
          "the last review was in \($0.asWritten)", at: reviews.lastLocation ?? programme.header.location)
      ]
    }
    return [
      Diagnostic(
        .agreementReview,
        "the next review, \(next.asWritten), has been due for \(days == 1 ? "1 day" : "\(days) days") on \(asOf); "
          + "hold it and set the date of the one after",
        at: reviews.nextLocation ?? programme.header.location, notes: notes ?? [])
    ]
  }
}
