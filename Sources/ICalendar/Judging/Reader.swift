/// Programs that read calendars and whose refusals are known by trying: the tests give them every file of
/// Tests/Fixtures/calendars/bad (Tests/Judges/read_calendars.py).
enum Reader: String {
  case dateutil = "dateutil (khal, Radicale)"
  case ical = "ical (Home Assistant)"
  case icalendar = "icalendar (khal)"
  case vobject = "vobject (Radicale)"

  /// Who refuses a file, and what happens elsewhere.
  static func refusal(_ readers: Reader..., what: String = "the file", elsewhere: String? = nil) -> String {
    let names = readers.map(\.rawValue)
    let listed =
      names.count > 1
      ? "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])" : names.joined()
    return "\(listed) \(names.count == 1 ? "refuses" : "refuse") \(what)"
      + (elsewhere.map { "; \($0)" } ?? "")
  }
}
