/// A date as HTTP writes it (RFC 9110 section 5.6.7), in seconds since 1970-01-01T00:00:00Z.
enum HTTPDate {
  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let longDays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Sun, 06 Nov 1994 08:49:37 GMT`.
  static func text(_ seconds: Int) -> String {
    let day = floorDivided(seconds, 86_400)
    let rest = seconds - day * 86_400
    let date = civil(day)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let year = String(repeating: "0", count: max(0, 4 - String(date.year).count)) + String(date.year)
    let weekday = ((day + 4) % 7 + 7) % 7
    return "\(days[weekday]), \(two(date.day)) \(months[date.month - 1]) \(year) "
      + "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60)) GMT"
  }

  /// A date in any of the three forms that a recipient must take; nil for anything else.
  ///
  /// - Parameter now: By which the two digits of an RFC 850 year are read.
  static func seconds(_ text: String, now: Int) -> Int? {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    switch words.count {
    case 6 where days.contains { words[0] == $0 + "," } && words[5] == "GMT":
      // Sun, 06 Nov 1994 08:49:37 GMT
      guard let day = number(words[1], 2), let month = month(words[2]), let year = number(words[3], 4) else {
        return nil
      }
      return instant(year, month, day, words[4])
    case 4 where longDays.contains { words[0] == $0 + "," } && words[3] == "GMT":
      // Sunday, 06-Nov-94 08:49:37 GMT
      let parts = words[1].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, let day = number(parts[0], 2), let month = month(parts[1]),
        let short = number(parts[2], 2)
      else { return nil }
      // What seems to lie more than fifty years ahead is the last past year with those digits.
      let thisYear = civil(floorDivided(now, 86_400)).year
      let year = thisYear / 100 * 100 + short
      return instant(year > thisYear + 50 ? year - 100 : year, month, day, words[2])
    default:
      // Sun Nov  6 08:49:37 1994
      let parts = text.split(separator: " ").map(String.init)
      guard parts.count == 5, days.contains(parts[0]), let month = month(parts[1]),
        let year = number(parts[4], 4),
        let day = number(parts[2], parts[2].utf8.count), parts[2].utf8.count <= 2,
        // The day takes two places, the first of them a blank where it has one digit.
        words.count == (parts[2].utf8.count == 1 ? 6 : 5)
      else { return nil }
      return instant(year, month, day, parts[3])
    }
  }

  private static func month(_ name: String) -> Int? { months.firstIndex(of: name).map { $0 + 1 } }

  private static func number(_ text: String, _ digits: Int) -> Int? {
    guard digits > 0, text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  private static func instant(_ year: Int, _ month: Int, _ day: Int, _ time: String) -> Int? {
    let parts = time.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let hour = number(parts[0], 2), let minute = number(parts[1], 2),
      let second = number(parts[2], 2), hour < 24, minute < 60, second <= 60, day >= 1
    else { return nil }
    let number = dayNumber(year, month, day)
    // The 30th of February is no date.
    guard civil(number) == (year, month, day) else { return nil }
    return number * 86_400 + (hour * 60 + minute) * 60 + second
  }

  // MARK: The proleptic Gregorian calendar (H. Hinnant, chrono-compatible low-level date algorithms)

  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = floorDivided(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(_ number: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = floorDivided(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  private static func floorDivided(_ value: Int, _ divisor: Int) -> Int {
    value / divisor - (value % divisor < 0 ? 1 : 0)
  }
}
