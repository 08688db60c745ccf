import BusinessCalendar

/// What the program fills in for one kind of meeting, because an agreement says how often, and no more.
struct MeetingPattern {
  /// Who attends.
  enum Attendees {
    case everyone
    case nobody
    /// The roles with one of the words in their name, in the words' order.
    case roles([String])
  }

  /// A weekday, and which of its month.
  struct Day {
    let ordinal: String
    let weekday: String
  }

  /// A meeting is of this kind if its name has one of them; a kind without any is the last resort.
  let words: [String]
  let calendar: String
  let day: Day
  let time: String
  let minutes: Int
  let attendees: Attendees
  var pack: String?
  /// Days that are not told by weekday and month, by the cadence.
  var days: [String: String] = [:]
  /// Recurrence rules, where days cannot say it, by the cadence.
  var recurrences: [String: String] = [:]
  /// Whether a yearly one takes the whole day.
  var isAllDay = false
  /// Whether the partner leads it, reviews the period before, and prepares it: a business review.
  var isReview = false

  /// The key and the value of the rule for one cadence.
  func rule(every cadence: CadenceReading) -> (key: String, text: String) {
    if let recurrence = recurrences[cadence.text] { return ("recurrence", recurrence) }
    if let day = days[cadence.text] { return ("day", day) }
    guard let months = cadence.tenor.months else { return ("day", day.weekday) }
    if months == 1 || isReview { return ("day", "\(day.ordinal) \(day.weekday)") }
    // In the middle of the period, away from the ends of quarters and years.
    return ("day", "\(day.ordinal) \(day.weekday) of month \((months + 1) / 2)")
  }
}
