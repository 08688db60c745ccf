/// How a date on a closed day is moved to an open one (QuantLib `BusinessDayConvention`, ISDA 2006 section 4.12).
public enum BusinessDayConvention: String, Sendable, Hashable, CaseIterable {
  /// The next open day.
  case following
  /// The next open day, unless that lies in another month: then the one before.
  case modifiedFollowing = "modified-following"
  /// The open day before.
  case preceding
  /// The open day before, unless that lies in another month: then the next.
  case modifiedPreceding = "modified-preceding"
  /// As modified-following, the middle of the month (after the 15th) being an end too.
  case halfMonthModifiedFollowing = "half-month-modified-following"
  /// The open day that lies nearest, the later of two at the same distance.
  case nearest
  /// The date as it is, open or not.
  case unadjusted
}
