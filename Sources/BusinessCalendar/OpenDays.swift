/// Which days of a span are open, for one set of joined centres and blackouts, as one bit a day.
///
/// Days outside the span count as closed. Everything that walks over days asks this, so that the reasons are worked
/// out only for what is shown.
public struct OpenDays: Sendable {
  /// The days that are known.
  public let span: DateSpan
  private var words: [UInt64]

  /// Asks `isOpen` once for each day of the span.
  public init(span: DateSpan, isOpen: (CivilDate) -> Bool) {
    self.span = span
    words = [UInt64](repeating: 0, count: (span.count + 63) / 64)
    for (offset, date) in span.enumerated() where isOpen(date) {
      words[offset >> 6] |= 1 << UInt64(offset & 63)
    }
  }

  /// Whether a day is open; false outside the span.
  public func isOpen(_ date: CivilDate) -> Bool {
    let offset = date - span.first
    return offset >= 0 && offset < span.count && isOpen(offset: offset)
  }

  /// The first open day on or after `date` and not after `limit`.
  public func firstOpen(onOrAfter date: CivilDate, through limit: CivilDate) -> CivilDate? {
    var offset = max(date - span.first, 0)
    let end = min(limit - span.first, span.count - 1)
    while offset <= end {
      if isOpen(offset: offset) { return self.date(at: offset) }
      offset += 1
    }
    return nil
  }

  /// The last open day on or before `date` and not before `limit`.
  public func lastOpen(onOrBefore date: CivilDate, downTo limit: CivilDate) -> CivilDate? {
    var offset = min(date - span.first, span.count - 1)
    let end = max(limit - span.first, 0)
    while offset >= end {
      if isOpen(offset: offset) { return self.date(at: offset) }
      offset -= 1
    }
    return nil
  }

  /// The `ordinal`th open day of `days`, counted from its start, or from its end where negative; nil where there are
  /// fewer, and for 0.
  public func openDay(_ ordinal: Int, of days: DateSpan) -> CivilDate? {
    guard ordinal != 0, let known = days.intersection(span) else { return nil }
    let (first, last) = (known.first - span.first, known.last - span.first)
    var left = ordinal.magnitude
    for offset in ordinal > 0
      ? stride(from: first, through: last, by: 1) : stride(from: last, through: first, by: -1)
    where isOpen(offset: offset) {
      left -= 1
      if left == 0 { return date(at: offset) }
    }
    return nil
  }

  private func isOpen(offset: Int) -> Bool { words[offset >> 6] & (1 << UInt64(offset & 63)) != 0 }

  private func date(at offset: Int) -> CivilDate { span.first.adding(days: offset) }
}

extension OpenDays {
  /// The date moved to an open day by a convention, never outside `bound`: a convention that would leave it turns
  /// back, as the Modified ones do at a month's end. Nil where the bound holds no open day that the convention may
  /// take. A `date` outside the bound is first brought to the bound's nearer end.
  public func adjust(_ date: CivilDate, _ convention: BusinessDayConvention, within bound: DateSpan)
    -> CivilDate?
  {
    let start = bound.clamp(date)
    if convention == .unadjusted || isOpen(start) { return start }
    let next = firstOpen(onOrAfter: start, through: bound.last)
    let previous = lastOpen(onOrBefore: start, downTo: bound.first)
    guard let next, let previous else { return next ?? previous }
    switch convention {
    case .unadjusted: return start
    case .following: return next
    case .preceding: return previous
    case .modifiedFollowing: return next.sharesMonth(with: start) ? next : previous
    case .modifiedPreceding: return previous.sharesMonth(with: start) ? previous : next
    case .halfMonthModifiedFollowing:
      let crossesMiddle = start.day <= 15 && next.day > 15
      return next.sharesMonth(with: start) && !crossesMiddle ? next : previous
    case .nearest: return next - start <= start - previous ? next : previous
    }
  }

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
