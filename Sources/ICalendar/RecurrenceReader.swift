internal import BusinessCalendar

/// Takes the text of a rule apart and checks each value by itself.
struct RecurrenceReader {
  /// A `NAME=VALUE` with its place.
  struct Part {
    let name: String
    let value: String
    let offset: Int
    let length: Int

    func refused(_ reason: String) -> RecurrenceError {
      RecurrenceError(reason: reason, offset: offset, length: max(1, length))
    }
  }

  /// The text in capitals, without spaces around it.
  let normalised: String
  let written: [Part]

  private static let longest = 1000
  private static let names = [
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYDAY", "BYSETPOS", "WKST",
  ]

  init(_ text: String) throws(RecurrenceError) {
    var scalars = Array(text.unicodeScalars)
    let indent = scalars.prefix { $0.properties.isWhitespace }.count
    scalars.removeFirst(indent)
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    guard scalars.count <= Self.longest else {
      throw RecurrenceError(
        reason: "a rule has at most \(Self.longest) characters", offset: indent, length: scalars.count)
    }
    // Only ASCII: a capital of another script may be longer than its letter and would move the places.
    let capitals = scalars.map { $0.isASCII ? $0.properties.uppercaseMapping.unicodeScalars.first ?? $0 : $0 }
    normalised = Self.string(capitals[...])
    if normalised.hasPrefix("RRULE:") {
      throw RecurrenceError(reason: "write the rule without 'RRULE:'", offset: indent, length: 6)
    }
    var parts: [Part] = []
    for piece in capitals.split(separator: ";", omittingEmptySubsequences: false) {
      let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let part = Part(
        name: Self.string(sides[0]), value: sides.count == 2 ? Self.string(sides[1]) : "",
        offset: indent + min(piece.startIndex, max(0, capitals.count - 1)), length: piece.count)
      if piece.isEmpty, capitals.isEmpty {
        throw part.refused("an empty rule; write FREQ=MONTHLY, for instance")
      }
      if piece.isEmpty {
        throw part.refused("an empty part; write one ';' between two parts and none at the end")
      }
      if sides.count == 1 { throw part.refused("'\(part.name)' has no value; write NAME=VALUE") }
      parts.append(part)
    }
    written = parts
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// What the parts say, once they are known to go together.
  func parts() throws(RecurrenceError) -> RecurrenceParts {
    try checkNames()
    var parts = RecurrenceParts(frequency: try frequency())
    for part in written {
      switch part.name {
      case "INTERVAL": parts.interval = try number(part, 1...1000)
      case "COUNT": parts.count = try number(part, 1...10_000)
      case "UNTIL": parts.until = try until(part)
      case "WKST": parts.weekStart = try weekday(part)
      case "BYMONTH": parts.months = try list(part, 1...12, signed: false)
      case "BYMONTHDAY": parts.monthDays = try list(part, 1...31, signed: true)
      case "BYYEARDAY": parts.yearDays = try list(part, 1...366, signed: true)
      case "BYSETPOS": parts.positions = try list(part, 1...366, signed: true)
      case "BYDAY": parts.days = try days(part)
      default: break
      }
    }
    try checkCombinations(parts)
    return parts
  }

  private func checkNames() throws(RecurrenceError) {
    var seen: Set<String> = []
    for part in written {
      switch part.name {
      case "BYHOUR", "BYMINUTE", "BYSECOND":
        throw part.refused("\(part.name) is a time of day, which a rule for dates has not; leave it out")
      case "BYWEEKNO":
        throw part.refused("BYWEEKNO is read differently by different programs; write BYMONTH with BYDAY")
      case "RSCALE", "SKIP":
        throw part.refused("\(part.name) is for other calendars than the Gregorian; leave it out")
      case _ where part.name.hasPrefix("DTSTART"):
        throw part.refused("a rule begins where its series does; leave out DTSTART")
      case _ where !Self.names.contains(part.name):
        throw part.refused(
          "'\(part.name)' is no part of a rule; the parts are \(Self.names.joined(separator: ", "))")
      default:
        guard seen.insert(part.name).inserted else {
          throw part.refused("\(part.name) is written twice; write it once, with commas between the values")
        }
      }
    }
  }

  private func frequency() throws(RecurrenceError) -> RecurrenceRule.Frequency {
    let known = "DAILY, WEEKLY, MONTHLY or YEARLY"
    guard let part = written.first(where: { $0.name == "FREQ" }) else {
      throw RecurrenceError(
        reason: "FREQ is missing; write FREQ= with \(known)", offset: written.first?.offset ?? 0,
        length: max(1, written.first?.length ?? 1))
    }
    if let frequency = RecurrenceRule.Frequency(rawValue: part.value.lowercased()) { return frequency }
    if ["SECONDLY", "MINUTELY", "HOURLY"].contains(part.value) {
      throw part.refused("FREQ=\(part.value) comes round more than once a day; write \(known)")
    }
    throw part.refused("FREQ is \(known), not '\(part.value)'")
  }

  // MARK: Values

  private func number(_ part: Part, _ range: ClosedRange<Int>) throws(RecurrenceError) -> Int {
    guard let number = Self.digits(part.value), range.contains(number) else {
      throw part.refused(
        "\(part.name) is a number from \(range.lowerBound) to \(range.upperBound), not '\(part.value)'")
    }
    return number
  }

  private func list(_ part: Part, _ range: ClosedRange<Int>, signed: Bool) throws(RecurrenceError) -> [Int] {
    var result: [Int] = []
    for item in part.value.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = signed ? Self.signed(item) : Self.digits(item), range.contains(abs(number)) else {
        let sign = signed ? ", or with '-' counted from the end" : ""
        throw part.refused(
          "\(part.name) has numbers from \(range.lowerBound) to \(range.upperBound)\(sign), not '\(item)'")
      }
      if result.contains(number) { throw part.refused("\(part.name) has \(number) twice; write it once") }
      result.append(number)
    }
    return result
  }

  private func days(_ part: Part) throws(RecurrenceError) -> [RecurrenceParts.Day] {
    var result: [RecurrenceParts.Day] = []
    for item in part.value.split(separator: ",", omittingEmptySubsequences: false) {
      let digits = item.dropLast(2)
      let ordinal = digits.isEmpty ? nil : Self.signed(digits)
      guard let weekday = Weekday(twoLetters: item.suffix(2)), digits.isEmpty || ordinal != nil else {
        throw part.refused("BYDAY has days such as TU, 3TU or -1FR, not '\(item)'")
      }
      let day = RecurrenceParts.Day(ordinal: ordinal, weekday: weekday)
      if result.contains(day) { throw part.refused("BYDAY has \(item) twice; write it once") }
      result.append(day)
    }
    return result
  }

  private func weekday(_ part: Part) throws(RecurrenceError) -> Weekday {
    guard let weekday = Weekday(twoLetters: part.value) else {
      throw part.refused("\(part.name) is MO, TU, WE, TH, FR, SA or SU, not '\(part.value)'")
    }
    return weekday
  }

  private func until(_ part: Part) throws(RecurrenceError) -> CivilDate {
    let value = part.value.utf8.count == 8 ? part.value : ""
    if let number = Self.digits(value),
      let date = CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    {
      return date
    }
    let day = part.value.prefix(8)
    let example = Self.digits(day) != nil && part.value.dropFirst(8).first == "T" ? String(day) : "20261231"
    throw part.refused("UNTIL is a day without a time, such as UNTIL=\(example), not '\(part.value)'")
  }

  /// Only digits: Int's own reader takes a sign too.
  private static func digits(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 8, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  private static func signed(_ text: some StringProtocol) -> Int? {
    guard let first = text.utf8.first, [UInt8(ascii: "-"), UInt8(ascii: "+")].contains(first) else {
      return digits(text)
    }
    return digits(text.dropFirst()).map { first == UInt8(ascii: "-") ? -$0 : $0 }
  }
}
