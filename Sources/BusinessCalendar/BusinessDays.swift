/// Date arithmetic on one calendar, as QuantLib 1.44 has it in `Calendar::adjust` and `Calendar::advance`, bounded only by
/// the holiday data: a result that would need data beyond it is an error, never a guess.
public struct BusinessDays: Sendable {
  /// The calendar that is counted on.
  public let calendar: JoinedCalendar
  private let openDays: OpenDays

  /// Arithmetic on a calendar.
  ///
  /// - Throws: ``DateArithmeticError`` where it has no centre, or its centres' data share no day.
  public init(_ calendar: JoinedCalendar) throws(DateArithmeticError) {
    guard let first = calendar.centres.first else {
      throw DateArithmeticError("there is no business centre to count on; name one, such as PE")
    }
    var span = first.coverage
    for centre in calendar.centres.dropFirst() {
      guard let shared = span.intersection(centre.coverage) else {
        throw DateArithmeticError(
          "the holiday data of \(first.centre) covers \(span), that of \(centre.centre) \(centre.coverage); they share no day"
        )
      }
      span = shared
    }
    self.calendar = calendar
    openDays = calendar.openDays(in: span)
  }

  /// The days that the data of all centres covers.
  public var coverage: DateSpan { openDays.span }

  /// Whether a day is open.
  public func isOpen(_ date: CivilDate) throws(DateArithmeticError) -> Bool {
    try check(date)
    return openDays.isOpen(date)
  }

  /// The date moved to an open day.
  public func adjust(_ date: CivilDate, _ convention: BusinessDayConvention) throws(DateArithmeticError)
    -> CivilDate
  {
    if convention == .unadjusted { return date }
    if try isOpen(date) { return date }
    switch convention {
    case .unadjusted: return date
    case .following: return try next(after: date)
    case .preceding: return try previous(before: date)
    case .modifiedFollowing, .halfMonthModifiedFollowing:
      // The data's last day is the last of a month, so that beyond it is another month, whatever is open there.
      guard let next = openDays.firstOpen(onOrAfter: date, through: coverage.last),
        next.sharesMonth(with: date)
      else { return try previous(before: date) }
      let crossesMiddle =
        convention == .halfMonthModifiedFollowing && date.day <= 15 && next.day > 15
      return crossesMiddle ? try previous(before: date) : next
    case .modifiedPreceding:
      guard let previous = openDays.lastOpen(onOrBefore: date, downTo: coverage.first),
        previous.sharesMonth(with: date)
      else { return try next(after: date) }
      return previous
    case .nearest:
      let (later, earlier) = (try next(after: date), try previous(before: date))
      return later - date <= date - earlier ? later : earlier
    }
  }

  /// The date a shift away. Business days are counted one by one and need no convention; a date in other units is moved
  /// to an open day by one.
  ///
  /// - Parameter endOfMonth: Whether the last business day of a month goes to that of the month which months or years
  ///   lead to; with ``BusinessDayConvention/unadjusted``, the last calendar day to the last calendar day.
  public func advance(
    _ date: CivilDate, by shift: DateShift, _ convention: BusinessDayConvention, endOfMonth: Bool = false
  ) throws(DateArithmeticError) -> CivilDate {
    if shift.count == 0 { return try adjust(date, convention) }
    switch shift.unit {
    case .businessDay: return try advance(date, businessDays: shift.count)
    case .day: return try adjust(within(date.adding(days: shift.count)), convention)
    case .week: return try adjust(within(date.adding(days: 7 * shift.count)), convention)
    case .month, .year:
      let months = shift.unit == .year ? 12 * shift.count : shift.count
      let moved = try within(date.adding(months: months))
      guard endOfMonth else { return try adjust(moved, convention) }
      if convention == .unadjusted { return date.isEndOfMonth ? moved.endOfMonth : moved }
      guard try isLastBusinessDay(date) else { return try adjust(moved, convention) }
      return try adjust(moved.endOfMonth, .preceding)
    }
  }

  private func advance(_ date: CivilDate, businessDays count: Int) throws(DateArithmeticError) -> CivilDate {
    try check(date)
    guard let day = openDays.advance(date, businessDays: count) else {
      throw beyond(count > 0 ? coverage.last : coverage.first)
    }
    return day
  }

  /// Whether no open day follows within the month (QuantLib `Calendar::isEndOfMonth`).
  private func isLastBusinessDay(_ date: CivilDate) throws(DateArithmeticError) -> Bool {
    try check(date)
    return openDays.firstOpen(onOrAfter: date.adding(days: 1), through: date.endOfMonth) == nil
  }

  private func next(after date: CivilDate) throws(DateArithmeticError) -> CivilDate {
    guard let day = openDays.firstOpen(onOrAfter: date, through: coverage.last) else {
      throw beyond(coverage.last)
    }
    return day
  }

  private func previous(before date: CivilDate) throws(DateArithmeticError) -> CivilDate {
    guard let day = openDays.lastOpen(onOrBefore: date, downTo: coverage.first) else {
      throw beyond(coverage.first)
    }
    return day
  }

  private func check(_ date: CivilDate) throws(DateArithmeticError) {
    if !coverage.contains(date) {
      throw DateArithmeticError("\(date) is outside the holiday data of \(names), which covers \(coverage)")
    }
  }

  private func beyond(_ edge: CivilDate) -> DateArithmeticError {
    DateArithmeticError("the count leaves the holiday data of \(names), which ends at \(edge)")
  }

  /// A sum that ran into either end of the calendar was cut off there, and is no result.
  private func within(_ date: CivilDate) throws(DateArithmeticError) -> CivilDate {
    if date == .earliest || date == .latest {
      throw DateArithmeticError("the result lies beyond the years 1 to 9999")
    }
    return date
  }

  private var names: String { calendar.centres.map(\.centre).joined(separator: ",") }
}

/// Why a date cannot be worked out.
public struct DateArithmeticError: Error, Sendable, Hashable {
  /// In words.
  public let reason: String

  /// An error with its reason.
  public init(_ reason: String) { self.reason = reason }
}
