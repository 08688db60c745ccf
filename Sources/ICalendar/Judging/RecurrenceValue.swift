/// Any RECUR of RFC 5545 section 3.3.10, with RSCALE and SKIP of RFC 7529, and what is wrong with it.
///
/// libical reads most rules that break the RFC, so the grammar and the table of the RFC's page 44 stand here. What a rule
/// gives is `RecurrenceRule`'s and libical's affair.
struct RecurrenceValue {
  /// A fault and its place in bytes from the rule's start.
  struct Fault {
    /// Whom a fault harms depends on where it lies.
    enum Kind {
      /// In FREQ.
      case frequency
      /// In the value of another part.
      case value
      /// In what stands together.
      case shape
    }

    let kind: Kind
    let reason: String
    let offset: Int
    let length: Int
  }

  /// A part as it is written, in capitals.
  struct Part {
    let name: String
    let value: String
    let offset: Int
    let length: Int

    var values: [Substring] { value.split(separator: ",", omittingEmptySubsequences: false) }
  }

  private(set) var parts: [Part] = []
  private(set) var faults: [Fault] = []
  /// FREQ in capitals; empty where there is none that is known.
  private(set) var frequency = ""

  static let frequencies = ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
  static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  subscript(name: String) -> Part? { parts.first { $0.name == name } }

  init(_ text: String) {
    var offset = 0
    for piece in text.split(separator: ";", omittingEmptySubsequences: false) {
      let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let part = Part(
        name: sides[0].uppercased(), value: sides.count == 2 ? sides[1].uppercased() : "", offset: offset,
        length: piece.utf8.count)
      offset += piece.utf8.count + 1
      if sides.count == 2, !part.value.isEmpty {
        if parts.contains(where: { $0.name == part.name }) {
          fault(part, "\(part.name) is written twice; write it once")
        } else {
          parts.append(part)
        }
      } else {
        fault(
          part, piece.isEmpty ? "an empty part; remove the ';'" : "'\(Self.shown(part.name))' has no value")
      }
      // A rule has fewer parts; a line of a million would take for ever.
      if parts.count > 20 || faults.count > 20 { break }
    }
    checkFrequency()
    for part in parts { check(part) }
    checkTogether()
  }

  private mutating func fault(_ part: Part, _ reason: String, _ kind: Fault.Kind = .shape) {
    faults.append(Fault(kind: kind, reason: reason, offset: part.offset, length: part.length))
  }

  private static func shown(_ text: some StringProtocol) -> String { CalendarExamination.shown(text) }

  private mutating func checkFrequency() {
    guard let part = self["FREQ"] else {
      faults.append(Fault(kind: .frequency, reason: "FREQ is missing", offset: 0, length: 1))
      return
    }
    if Self.frequencies.contains(part.value) {
      frequency = part.value
    } else {
      fault(
        part, "FREQ is one of \(Self.frequencies.joined(separator: ", ")), not '\(Self.shown(part.value))'",
        .frequency)
    }
  }

  private mutating func check(_ part: Part) {
    switch part.name {
    case "FREQ", "RSCALE", "SKIP": break
    case "INTERVAL", "COUNT":
      if TimeValue.number(part.value.utf8).map({ $0 < 1 }) ?? true {
        fault(part, "\(part.name) is a number from 1 on, not '\(Self.shown(part.value))'", .value)
      }
    case "UNTIL":
      if TimeValue(part.value) == nil {
        fault(part, "UNTIL is a DATE or a DATE-TIME, not '\(Self.shown(part.value))'", .value)
      }
    case "WKST":
      if !Self.weekdays.contains(part.value) {
        fault(
          part, "WKST is one of \(Self.weekdays.joined(separator: ", ")), not '\(Self.shown(part.value))'",
          .value)
      }
    case "BYSECOND": numbers(part, 0...60, isSigned: false)
    case "BYMINUTE": numbers(part, 0...59, isSigned: false)
    case "BYHOUR": numbers(part, 0...23, isSigned: false)
    case "BYMONTHDAY": numbers(part, 1...31, isSigned: true)
    case "BYYEARDAY", "BYSETPOS": numbers(part, 1...366, isSigned: true)
    case "BYWEEKNO": numbers(part, 1...53, isSigned: true)
    case "BYMONTH":
      // RFC 7529 writes leap months as 5L.
      if self["RSCALE"] == nil { numbers(part, 1...12, isSigned: false) }
    case "BYDAY":
      for value in part.values where Self.weekday(value) == nil {
        fault(part, "'\(Self.shown(value))' is no weekday of BYDAY, such as TU or -1FR", .value)
        break
      }
    default: fault(part, "'\(Self.shown(part.name))' is no part of a rule")
    }
  }

  private mutating func numbers(_ part: Part, _ range: ClosedRange<Int>, isSigned: Bool) {
    for value in part.values {
      let number = Self.number(value)
      let size = isSigned ? number.map { abs($0) } : value.hasPrefix("-") ? nil : number
      guard size.map(range.contains) ?? false else {
        let signs = isSigned ? ", or negative from the end" : ""
        fault(
          part,
          "\(part.name) takes numbers from \(range.lowerBound) to \(range.upperBound)\(signs), not '\(Self.shown(value))'",
          .value)
        return
      }
    }
  }

  /// A number with a sign or none, of three digits at most.
  static func number(_ text: some StringProtocol) -> Int? {
    let isNegative = text.hasPrefix("-")
    let digits = isNegative || text.hasPrefix("+") ? text.utf8.dropFirst() : text.utf8[...]
    guard digits.count <= 3, let number = TimeValue.number(digits) else { return nil }
    return isNegative ? -number : number
  }

  /// A weekday with its ordinal: `-1FR`; the ordinal is nil for every such day.
  static func weekday(_ text: some StringProtocol) -> (ordinal: Int?, day: String)? {
    let day = String(text.suffix(2))
    guard weekdays.contains(day) else { return nil }
    let before = text.dropLast(2)
    if before.isEmpty { return (nil, day) }
    guard let ordinal = number(before), (1...53).contains(abs(ordinal)) else { return nil }
    return (ordinal, day)
  }

  private mutating func checkTogether() {
    if let part = self["UNTIL"], self["COUNT"] != nil {
      fault(part, "UNTIL and COUNT exclude each other; leave out one")
    }
    if let part = self["BYMONTHDAY"], frequency == "WEEKLY" {
      fault(part, "BYMONTHDAY does not go with FREQ=WEEKLY")
    }
    if let part = self["BYYEARDAY"], ["DAILY", "WEEKLY", "MONTHLY"].contains(frequency) {
      fault(part, "BYYEARDAY does not go with FREQ=\(frequency)")
    }
    if let part = self["BYWEEKNO"], !frequency.isEmpty, frequency != "YEARLY" {
      fault(part, "BYWEEKNO goes with FREQ=YEARLY alone")
    }
    if let part = self["BYDAY"], part.values.contains(where: { Self.weekday($0)?.ordinal != nil }) {
      if !frequency.isEmpty, !["MONTHLY", "YEARLY"].contains(frequency) {
        fault(part, "a number before a weekday goes with FREQ=MONTHLY and FREQ=YEARLY alone")
      } else if frequency == "YEARLY", self["BYWEEKNO"] != nil {
        fault(part, "a number before a weekday does not go with BYWEEKNO")
      }
    }
    if let part = self["BYSETPOS"],
      !parts.contains(where: { $0.name.hasPrefix("BY") && $0.name != "BYSETPOS" })
    {
      fault(part, "BYSETPOS needs another BY part to choose from")
    }
  }
}
