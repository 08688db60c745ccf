import BusinessCalendar
import Programme
import Scheduling

extension Schedule {
  /// The days before a pack or a report with which a pipeline is compared where no review was held.
  static let usualReviewDistance = 14

  /// The last pipeline review before a day.
  func lastPipelineReview(before day: CivilDate) -> Occurrence? {
    occurrences.filter { occurrence in
      let series = series(of: occurrence)
      return [series.id, series.calendar, series.pack].contains("pipeline-review")
        && occurrence.status == .confirmed && occurrence.date.map { $0 < day } ?? false
    }.max { ($0.date ?? .earliest) < ($1.date ?? .earliest) }
  }
}
