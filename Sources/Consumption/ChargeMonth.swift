public import BusinessCalendar

/// A calendar month, `2024-07`: what billing data is told by.
public struct ChargeMonth: Sendable, Hashable, Comparable {
  /// Months since January of the year 0.
  let index: Int

  private init(index: Int) { self.index = index }

  /// A month by its parts; nil where the calendar has none.
  public init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    index = year * 12 + month - 1
  }

  /// The month that holds a day.
  public init(containing date: CivilDate) {
    let parts = date.parts
    index = parts.year * 12 + parts.month - 1
  }

  /// A month as ISO 8601 writes it, `2024-07`, or by a day of it, `2024-07-31`, and in no other form.
  public init?(_ text: some StringProtocol) {
    let whole = text.utf8.count == 7 ? text + "-01" : String(text)
    guard let date = CivilDate(iso: whole) else { return nil }
    self.init(containing: date)
  }

  /// The month that begins a time stamp of ISO 8601, `2024-07-01T00:00:00Z`; nil where no date stands in front.
  init?(timestamp bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 10, bytes.count == 10 || bytes[10] == UInt8(ascii: "T") || bytes[10] == 0x20,
      bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-")
    else { return nil }
    var digits = 0
    for position in [0, 1, 2, 3, 5, 6, 8, 9] {
      let digit = bytes[position] &- 48
      guard digit < 10 else { return nil }
      digits = digits * 10 + Int(digit)
    }
    let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100)
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.lengthOfMonth(year: year, month: month)
    else { return nil }
    index = year * 12 + month - 1
  }

  /// Its first day.
  public var first: CivilDate { CivilDate(year: index / 12, month: index % 12 + 1, day: 1) ?? .earliest }

  /// Its last day.
  public var last: CivilDate { first.endOfMonth }

  /// So many months later; stays where the calendar ends.
  public func adding(_ months: Int) -> ChargeMonth {
    let (sum, overflow) = index.addingReportingOverflow(months)
    let bound = overflow ? (months > 0 ? Int.max : Int.min) : sum
    return ChargeMonth(index: min(max(bound, 12), 9999 * 12 + 11))
  }

  /// Orders by time.
  public static func < (left: ChargeMonth, right: ChargeMonth) -> Bool { left.index < right.index }

  /// The months whose last day is one of a span: of a contract that begins in the middle of a month, each month belongs to the
  /// contract year in which it ends.
  static func ending(in span: DateSpan) -> [ChargeMonth] {
    var months: [ChargeMonth] = []
    var month = ChargeMonth(containing: span.first)
    while month.last <= span.last {
      months.append(month)
      let next = month.adding(1)
      if next == month { break }
      month = next
    }
    return months
  }
}

extension ChargeMonth: CustomStringConvertible {
  /// As ISO 8601 writes it.
  public var description: String { String(first.description.prefix(7)) }
}
