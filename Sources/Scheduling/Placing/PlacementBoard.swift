import BusinessCalendar
import Programme

/// Who is in which meeting when, over the whole portfolio, and what that costs.
struct PlacementBoard: Sendable {
  private struct Booking: Sendable {
    let start: Int
    let end: Int
    let meeting: Int
    let isRequired: Bool
  }

  private(set) var meetings: [PlacementMeeting] = []
  /// Where each meeting is; nil for one without a start.
  private(set) var places: [PlacementMeeting.Candidate?] = []
  /// By attendee, ascending by start.
  private var bookings: [[Booking]]
  /// By their rules, the meetings of series that keep a spacing.
  private var series: [ObjectIdentifier: [Int]] = [:]
  /// No booking is longer, so that a search need not look further back.
  private var longest = 0

  init(attendeeCount: Int) { bookings = Array(repeating: [], count: attendeeCount) }

  /// How many people, seats and rooms there are.
  var attendeeCount: Int { bookings.count }

  /// The same meetings, each at the start given, or without one.
  func rebooked(at starts: [Int?]) -> PlacementBoard {
    var board = self
    for index in starts.indices where places[index]?.start != starts[index] {
      board.unbook(index)
      if let start = starts[index] { board.book(index, at: meetings[index].candidate(start)) }
    }
    return board
  }

  /// Leaves a meeting where it is, because others are dated from there.
  mutating func follow(_ meeting: Int) {
    meetings[meeting].isFollowed = true
    if let place = places[meeting] { places[meeting] = meetings[meeting].candidate(place.start) }
  }

  /// Puts another meeting, without a start, in the place of one.
  mutating func replace(_ number: Int, with meeting: PlacementMeeting) {
    unbook(number)
    meetings[number] = meeting
    longest = max(longest, meeting.minutes)
  }

  /// Takes a meeting away that nothing asks for. Its number is not given again.
  mutating func retire(_ number: Int) {
    unbook(number)
    meetings[number].isRetired = true
  }

  /// The meetings that are not retired.
  var live: [Int] { meetings.indices.filter { !meetings[$0].isRetired } }

  /// Adds a meeting without a start; its number.
  mutating func add(_ meeting: PlacementMeeting) -> Int {
    if meeting.rules.series.spacing != nil {
      series[ObjectIdentifier(meeting.rules), default: []].append(meetings.count)
    }
    meetings.append(meeting)
    places.append(nil)
    longest = max(longest, meeting.minutes)
    return meetings.count - 1
  }

  /// The meetings of the same series, itself among them; none where the series keeps no spacing.
  func siblings(of meeting: PlacementMeeting) -> [Int] {
    meeting.rules.series.spacing == nil ? [] : series[ObjectIdentifier(meeting.rules)] ?? []
  }

  /// Leaves a meeting only one start.
  mutating func fix(_ meeting: Int, at start: Int) { meetings[meeting].fixed = start }

  mutating func book(_ meeting: Int, at candidate: PlacementMeeting.Candidate) {
    places[meeting] = candidate
    let end = candidate.start + meetings[meeting].minutes
    func add(_ seats: [SeriesRules.Seat], isRequired: Bool) {
      for seat in seats {
        let booking = Booking(start: candidate.start, end: end, meeting: meeting, isRequired: isRequired)
        bookings[seat.number].insert(booking, at: firstBooking(of: seat.number, from: candidate.start))
      }
    }
    add(meetings[meeting].rules.required, isRequired: true)
    add(meetings[meeting].rules.optional, isRequired: false)
  }

  mutating func unbook(_ meeting: Int) {
    guard let place = places[meeting] else { return }
    places[meeting] = nil
    for seat in meetings[meeting].rules.required + meetings[meeting].rules.optional {
      var index = firstBooking(of: seat.number, from: place.start)
      while index < bookings[seat.number].count, bookings[seat.number][index].meeting != meeting {
        index += 1
      }
      if index < bookings[seat.number].count { bookings[seat.number].remove(at: index) }
    }
  }

  /// The index of an attendee's first booking that starts at a minute or later.
  private func firstBooking(of attendee: Int, from minute: Int) -> Int {
    var (low, high) = (0, bookings[attendee].count)
    while low < high {
      let middle = (low + high) / 2
      if bookings[attendee][middle].start < minute { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func forEachBooking(of attendee: Int, _ from: Int, _ to: Int, _ body: (Booking) -> Void) {
    var index = firstBooking(of: attendee, from: from - longest)
    while index < bookings[attendee].count, bookings[attendee][index].start < to {
      let booking = bookings[attendee][index]
      if booking.end > from { body(booking) }
      index += 1
    }
  }

  /// The meetings that keep one from a start, ascending; two fixed ones never keep each other.
  func blockers(of meeting: Int, at candidate: PlacementMeeting.Candidate) -> [Int] {
    let subject = meetings[meeting]
    var found: [Int] = []
    let end = candidate.start + subject.minutes
    for seat in subject.rules.required {
      forEachBooking(of: seat.number, candidate.start, end) {
        if $0.isRequired, $0.meeting != meeting, !found.contains($0.meeting) { found.append($0.meeting) }
      }
    }
    if let spacing = subject.rules.series.spacing {
      for other in siblings(of: subject) where other != meeting {
        guard let place = places[other], abs(place.day - candidate.day) < spacing, !found.contains(other)
        else { continue }
        found.append(other)
      }
    }
    if subject.fixed != nil { found.removeAll { meetings[$0].fixed != nil } }
    return found.count < 2 ? found : found.sorted()
  }

  /// Who of some seats is required in another meeting at that time, with that meeting.
  func bookings(of seats: [SeriesRules.Seat], from: Int, to: Int, except meeting: Int?) -> [(
    attendee: Attendee, meeting: Int
  )] {
    var found: [(Attendee, Int)] = []
    for seat in seats {
      forEachBooking(of: seat.number, from, to) {
        if $0.isRequired, $0.meeting != meeting { found.append((seat.attendee, $0.meeting)) }
      }
    }
    return found
  }

  /// What optional people cost who are in two meetings at once.
  func clashCost(of meeting: Int, at candidate: PlacementMeeting.Candidate) -> PlacementCost {
    let rules = meetings[meeting].rules
    var count = 0
    let end = candidate.start + meetings[meeting].minutes
    for seat in rules.required {
      forEachBooking(of: seat.number, candidate.start, end) {
        if !$0.isRequired, $0.meeting != meeting { count += 1 }
      }
    }
    for seat in rules.optional {
      forEachBooking(of: seat.number, candidate.start, end) { if $0.meeting != meeting { count += 1 } }
    }
    return PlacementCost(displacement: count * SeriesRules.optionalCost)
  }

  /// Who could not come to a start who is optional there or elsewhere, with the reason.
  func inconveniences(of meeting: Int, at start: Int) -> [String] {
    let rules = meetings[meeting].rules
    let end = start + rules.minutes
    var found: [String] = []
    for seat in rules.optional {
      if let absence = seat.absence(at: start, rules.minutes) {
        found.append("\(seat.attendee.name), who is optional, is away \(absence.words)")
      } else if let hours = seat.hours, !hours.hold(start, rules.minutes) {
        found.append("\(seat.attendee.name), who is optional, is not at work")
      }
      forEachBooking(of: seat.number, start, end) {
        if $0.meeting != meeting {
          found.append("\(seat.attendee.name), who is optional, is in \(meetings[$0.meeting].id)")
        }
      }
    }
    for seat in rules.required {
      forEachBooking(of: seat.number, start, end) {
        if !$0.isRequired, $0.meeting != meeting {
          found.append("\(seat.attendee.name) is asked to come to \(meetings[$0.meeting].id)")
        }
      }
    }
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What a meeting costs where it is.
  func cost(of meeting: Int) -> PlacementCost {
    guard let place = places[meeting] else { return meetings[meeting].costOfNone }
    return place.cost + clashCost(of: meeting, at: place)
  }

  /// What all meetings cost; a clash of optional people counts once.
  var cost: PlacementCost {
    var total = PlacementCost.zero
    var clashes = 0
    for index in live {
      if let place = places[index] {
        total = total + place.cost
        clashes += clashCost(of: index, at: place).displacement
      } else {
        total = total + meetings[index].costOfNone
      }
    }
    total.displacement += clashes / 2
    return total
  }
}
