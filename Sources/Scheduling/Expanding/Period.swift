public import BusinessCalendar

/// One slot that owes one occurrence.
public struct Period: Sendable, Hashable {
  /// Its name within the series: `Y2-Q3`, `2025-03`, `2025-W12`.
  public let label: String
  /// Its days, cut to the term.
  public let span: DateSpan
  /// Its days whether or not the term holds them.
  public let whole: DateSpan

  /// Whether the term holds only a part of it.
  public var isStub: Bool { span != whole }

  /// A period by its parts.
  public init(label: String, span: DateSpan, whole: DateSpan) {
    self.label = label
    self.span = span
    self.whole = whole
  }
}
