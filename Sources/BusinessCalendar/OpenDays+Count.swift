extension OpenDays {
  /// The open day so many open days later, or earlier where negative; for 0 the day itself if it is open, else the next
  /// (QuantLib `Calendar::advance` with days as unit). Nil where the span ends before.
  public func advance(_ date: CivilDate, businessDays count: Int) -> CivilDate? {
    if count == 0 { return firstOpen(onOrAfter: date, through: span.last) }
    var day: CivilDate? = date
    for _ in 0..<count.magnitude {
      guard let from = day else { return nil }
      day =
        count > 0
        ? firstOpen(onOrAfter: from.adding(days: 1), through: span.last)
        : lastOpen(onOrBefore: from.adding(days: -1), downTo: span.first)
    }
    return day
  }
}
