public import BusinessCalendar
public import Diagnostics
public import Programme

/// Finds where an agreement does not agree with itself: totals with their rows, averages with their parts, dates with
/// the term, codes of cloud regions with the places that are promised.
///
/// What the agreement means is not known here, so that each finding is a warning, which quotes both places and both
/// figures. Nothing is found where the text can be read in a way that agrees.
public enum CrossExamination {
  private static var rules: [any ExaminationRule.Type] {
    [
      YearlyCommitments.self, Percentages.self, AverageQuotients.self, TableTotals.self, TermDates.self,
      ReviewDates.self, OverdueReview.self, RegionPlaces.self,
    ]
  }

  /// All that disagrees in a programme, ordered by place. `asOf` decides only whether a review is overdue.
  public static func examine(_ programme: Programme, asOf: CivilDate) -> [Diagnostic] {
    rules.flatMap { $0.findings(in: programme, asOf: asOf) }.sorted()
  }
}
