internal import BusinessCalendar

// Parts that are right by themselves may not go together: RFC 5545 section 3.3.10 forbids some pairs, and others
// are read differently by the programs that a subscriber may use.
extension RecurrenceReader {
  func checkCombinations(_ parts: RecurrenceParts) throws(RecurrenceError) {
    // The part that stands last is the one to reconsider.
    if let end = written.last(where: { ["COUNT", "UNTIL"].contains($0.name) }), parts.count != nil,
      parts.until != nil
    {
      throw end.refused("COUNT and UNTIL end the rule in two ways; leave one out")
    }
    switch parts.frequency {
    case .daily: try checkDaily(parts)
    case .weekly: try checkWeekly(parts)
    case .monthly: try checkMonthly(parts)
    case .yearly: try checkYearly(parts)
    }
    if !parts.monthDays.isEmpty, parts.days.contains(where: { $0.ordinal != nil }) {
      try refuse("BYDAY", "a numbered weekday and BYMONTHDAY name a day in two ways; leave one out")
    }
    if let part = part("BYSETPOS") {
      if parts.months.isEmpty, parts.monthDays.isEmpty, parts.yearDays.isEmpty, parts.days.isEmpty {
        throw part.refused("BYSETPOS picks from what another BY part gives; add BYDAY, for instance")
      }
      if parts.monthDays.count > 1, parts.monthDays.contains(where: { $0 < 0 }) {
        throw part.refused(
          "BYSETPOS with several days in BYMONTHDAY, some counted from the end, is read differently by different "
            + "programs; count all of them from the month's start")
      }
      let most = Self.mostDates(parts)
      if parts.positions.contains(where: { abs($0) > most }) {
        let period = parts.frequency == .monthly ? "month" : "year"
        throw part.refused(
          "the other parts give at most \(most) date\(most == 1 ? "" : "s") a \(period); write BYSETPOS up to \(most)"
        )
      }
    }
  }

  private func part(_ name: String) -> Part? { written.first { $0.name == name } }

  private func checkDaily(_ parts: RecurrenceParts) throws(RecurrenceError) {
    try refuseOrdinals(parts)
    try refuse("BYYEARDAY", "BYYEARDAY goes with FREQ=YEARLY only")
    try refuse("BYSETPOS", "a day holds one date, so BYSETPOS has nothing to pick from; write FREQ=MONTHLY")
    if parts.monthDays.contains(where: { $0 < 0 }) {
      try refuse("BYMONTHDAY", "days counted from the month's end go with FREQ=MONTHLY; write that")
    }
    try refuseImpossibleDay(parts)
  }

  private func checkWeekly(_ parts: RecurrenceParts) throws(RecurrenceError) {
    try refuseOrdinals(parts)
    try refuse("BYMONTHDAY", "RFC 5545 has no BYMONTHDAY with FREQ=WEEKLY; write FREQ=MONTHLY")
    try refuse("BYYEARDAY", "BYYEARDAY goes with FREQ=YEARLY only")
    try refuse("BYSETPOS", "BYSETPOS with FREQ=WEEKLY is ignored by many programs; name the days in BYDAY")
  }

  private func checkMonthly(_ parts: RecurrenceParts) throws(RecurrenceError) {
    try refuse("BYYEARDAY", "BYYEARDAY goes with FREQ=YEARLY only")
    try refuseOrdinals(parts, over: 5, "a month has a weekday at most five times; write 1 to 5")
    try refuseImpossibleDay(parts)
  }

  private func checkYearly(_ parts: RecurrenceParts) throws(RecurrenceError) {
    if !parts.yearDays.isEmpty, !(parts.months.isEmpty && parts.monthDays.isEmpty && parts.days.isEmpty) {
      try refuse(
        "BYYEARDAY",
        "BYYEARDAY together with BYMONTH, BYMONTHDAY or BYDAY is read differently by different programs; "
          + "write BYMONTH with BYMONTHDAY")
    }
    if !parts.monthDays.isEmpty, parts.months.isEmpty {
      try refuse(
        "BYMONTHDAY",
        "BYMONTHDAY with FREQ=YEARLY means that day of every month; write FREQ=MONTHLY, or add BYMONTH")
    }
    if parts.months.isEmpty {
      try refuseOrdinals(parts, over: 53, "a year has a weekday at most 53 times; write 1 to 53")
    } else {
      try refuseOrdinals(parts, over: 5, "with BYMONTH a weekday is counted within the month; write 1 to 5")
    }
    try refuseImpossibleDay(parts)
  }

  /// How many dates a period can have before BYSETPOS picks. libical would look for one more until the year 20000.
  private static func mostDates(_ parts: RecurrenceParts) -> Int {
    if !parts.yearDays.isEmpty { return parts.yearDays.count }
    let isWithinMonth = parts.frequency == .monthly || !parts.months.isEmpty
    let byDay = parts.days.map { $0.ordinal != nil ? 1 : isWithinMonth ? 5 : 53 }.reduce(0, +)
    let counts = [byDay, parts.monthDays.count].filter { $0 > 0 }
    return (counts.min() ?? 1) * (parts.frequency == .yearly ? max(1, parts.months.count) : 1)
  }

  private func refuse(_ name: String, _ reason: String) throws(RecurrenceError) {
    if let part = part(name) { throw part.refused(reason) }
  }

  private func refuseOrdinals(_ parts: RecurrenceParts) throws(RecurrenceError) {
    guard let day = parts.days.first(where: { $0.ordinal != nil }) else { return }
    let name = day.weekday.twoLetters
    try refuse(
      "BYDAY", "a numbered day goes with FREQ=MONTHLY or FREQ=YEARLY; write BYDAY=\(name), or change FREQ")
  }

  private func refuseOrdinals(_ parts: RecurrenceParts, over most: Int, _ reason: String)
    throws(RecurrenceError)
  {
    if parts.days.contains(where: { $0.ordinal.map { !(1...most).contains(abs($0)) } ?? false }) {
      try refuse("BYDAY", reason)
    }
  }

  /// 30 February, and the like, would give no date ever.
  private func refuseImpossibleDay(_ parts: RecurrenceParts) throws(RecurrenceError) {
    guard !parts.months.isEmpty, !parts.monthDays.isEmpty else { return }
    let longest = parts.months.map { CivilDate.lengthOfMonth(year: 2024, month: $0) }.max() ?? 31
    if parts.monthDays.allSatisfy({ abs($0) > longest }) {
      try refuse("BYMONTHDAY", "no month of BYMONTH has such a day; the longest has \(longest)")
    }
  }
}
