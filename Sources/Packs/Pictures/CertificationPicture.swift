import BusinessCalendar
import Certifications
import Charts
import Programme

/// The certifications from the start of the contract year that a pack looks at to their due dates.
struct CertificationPicture {
  let picture: PackPicture
  let rows: [(target: CertificationTarget, holders: PackHolders)]
}

extension PackPictures {
  /// Nil where no roster is recorded, and outside the term.
  var certifications: CertificationPicture? {
    guard context.certifications.isRecorded, let courses = context.registers.holders, let year,
      let first = contract.year(year)?.first
    else { return nil }
    let rows = context.certifications.certifications.compactMap { row in
      courses.first { $0.certification == row.target.id }.map { (row.target, $0) }
    }
    // A month after the last due date, so that what is due then is seen.
    let dates = context.certifications.certifications.map { $0.target.due ?? $0.projectedOn }
    let end = max(dates.max() ?? context.asOf, context.asOf).adding(months: 1)
    guard !rows.isEmpty, let span = DateSpan(first, max(end, first.adding(months: 1))) else { return nil }
    let chart = CertificationChart(
      span: span,
      tracks: rows.map { target, course in
        CertificationChart.Track(
          title: target.title,
          holders: course.known.map { .init(date: $0.date, holders: $0.holders) },
          projected: course.projected.map { .init(date: $0.date, holders: $0.holders) },
          target: target.target, due: target.due)
      }, asOf: context.asOf, language: language)
    return CertificationPicture(
      picture: picture("certifications", chart), rows: rows.map { ($0.0, Self.cut($0.1, to: span)) })
  }

  /// The steps of the days that are shown; what stood on the first of them counts from there.
  private static func cut(_ course: PackHolders, to span: DateSpan) -> PackHolders {
    let before = course.known.last { $0.date <= span.first }
    let known = course.known.filter { span.contains($0.date) && $0.date > span.first }
    return PackHolders(
      certification: course.certification,
      known: (before.map { [PackHolders.Step(date: span.first, holders: $0.holders)] } ?? []) + known,
      projected: course.projected.filter { span.contains($0.date) })
  }
}

extension PackView {
  /// The picture of the certifications, for templates.
  var certificationPicture: PackValue {
    let certifications = pictures.certifications
    let steps: [PackColumn<(step: PackHolders.Step, isFirst: Bool)>] = [
      .date("date", \.step.date), .number("holders", \.step.holders), .flag("is_first", \.isFirst),
    ]
    func numbered(_ steps: some Sequence<PackHolders.Step>) -> [(step: PackHolders.Step, isFirst: Bool)] {
      steps.enumerated().map { ($0.element, $0.offset == 0) }
    }
    return picture(
      certifications?.picture, certifications?.rows ?? [],
      [
        .text("certification", \.target.title), .number("target", \.target.target),
        .date("due", \.target.due), .rows("known", steps) { numbered($0.holders.known) },
        // From the day after the pack's on, where anything is to change.
        .rows("projected", steps) { row in
          let last = row.holders.known.last?.holders
          return numbered(row.holders.projected.drop { $0.holders == last })
        },
      ])
  }
}
