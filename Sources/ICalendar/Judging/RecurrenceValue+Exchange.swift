extension RecurrenceValue {
  /// Why Exchange and Outlook do not take the rule; nil where it fits one of their templates.
  ///
  /// [MS-OXCICAL] sections 2.1.3.2.2 to 2.1.3.2.2.6 list the templates, and ask that what fits none is not mapped: daily
  /// without BY parts, weekly with weekdays, monthly and yearly with one day of the month or with weekdays and one
  /// position (1 to 4, or -1), one month of the year, COUNT of three digits. A weekday with a number, `2TU`, stands for
  /// BYDAY=TU;BYSETPOS=2.
  var exchangeObjection: String? {
    guard faults.isEmpty else { return nil }
    for name in ["BYWEEKNO", "BYYEARDAY", "BYSECOND", "RSCALE", "SKIP"] where self[name] != nil {
      return "\(name) fits none of their templates"
    }
    for name in ["BYHOUR", "BYMINUTE", "BYMONTH", "BYMONTHDAY", "BYSETPOS"] {
      if let part = self[name], part.values.count > 1 { return "\(name) may have one value only" }
    }
    if let count = self["COUNT"], count.value.utf8.count > 3 { return "COUNT may have three digits at most" }
    switch frequency {
    case "DAILY": return firstOf(["BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"], goesNotWith: "FREQ=DAILY")
    case "WEEKLY": return firstOf(["BYMONTH", "BYSETPOS"], goesNotWith: "FREQ=WEEKLY")
    case "MONTHLY": return firstOf(["BYMONTH"], goesNotWith: "FREQ=MONTHLY") ?? positionObjection
    case "YEARLY":
      if self["BYDAY"] != nil, self["BYMONTH"] == nil { return "FREQ=YEARLY with BYDAY needs BYMONTH" }
      return positionObjection
    default: return "FREQ=\(frequency) fits none of their templates"
    }
  }

  private func firstOf(_ names: [String], goesNotWith frequency: String) -> String? {
    names.first { self[$0] != nil }.map { "\($0) does not go with \(frequency)" }
  }

  /// Of a monthly or yearly rule.
  private var positionObjection: String? {
    if self["BYMONTHDAY"] != nil {
      if self["BYDAY"] != nil { return "BYDAY with BYMONTHDAY fits none of their templates" }
      if self["BYSETPOS"] != nil { return "BYSETPOS with BYMONTHDAY fits none of their templates" }
      if let day = self["BYMONTHDAY"].flatMap({ Self.number($0.value) }), day < -1 {
        return "of the days counted from the month's end they know the last alone"
      }
    }
    guard let days = self["BYDAY"] else {
      return self["BYSETPOS"].map { _ in "BYSETPOS without BYDAY fits none of their templates" }
    }
    let ordinals = days.values.compactMap { Self.weekday($0)?.ordinal }
    let positions = ordinals + (self["BYSETPOS"].flatMap { Self.number($0.value) }.map { [$0] } ?? [])
    guard positions.count == 1, ordinals.isEmpty || days.values.count == 1 else {
      return "weekdays go with exactly one position in the month"
    }
    return positions.allSatisfy { $0 == -1 || (1...4).contains($0) }
      ? nil : "of positions in the month they know 1 to 4 and -1"
  }
}
