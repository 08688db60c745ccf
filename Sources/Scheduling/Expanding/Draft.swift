import BusinessCalendar

/// An occurrence that is expanded and adjusted, and not yet placed.
struct Draft: Sendable {
  let period: Period
  let seriesIndex: Int
  /// The day from which its rule counts: its period's first, or that of the occurrence which it follows.
  let basis: CivilDate
  let nominal: CivilDate?
  /// Nil where the bound has no open day.
  let adjusted: CivilDate?
  /// The dates it may have; nil where its window holds none.
  var bound: DateSpan?
  var remarks: [Occurrence.Step]
  /// Why it is not held: the occurrence that it follows is not.
  var cancelledBecause: String?

  /// The occurrence that it becomes.
  func occurrence(
    _ date: CivilDate?, _ time: LocalTime?, _ status: Occurrence.Status, pinned: Bool = false,
    departure: String? = nil, and further: [Occurrence.Step] = []
  ) -> Occurrence {
    Occurrence(
      period: period, seriesIndex: seriesIndex, basis: basis, nominalDate: nominal, adjustedDate: adjusted,
      date: date,
      time: time, status: status, isPinned: pinned, departure: departure, remarks: remarks + further)
  }
}
