import BusinessCalendar
import Programme

/// Whoever or whatever is in one meeting at a time: a person, a seat that nobody is named for, a room.
struct Attendee: Sendable {
  /// When a person is away, in minutes since 1970-01-01T00:00Z, and how that reads in the person's zone.
  struct Absence: Sendable {
    let words: String
    let from: Int
    let to: Int
  }

  /// Its name in an exported problem.
  let key: String
  /// What people call it.
  let name: String
  let absences: [Absence]
}

/// Everyone and everything of a portfolio that can be double-booked, by number.
struct Directory: Sendable {
  private(set) var attendees: [Attendee] = []
  private var numbers: [String: Int] = [:]
  private let people: [String: Person]
  private let resources: [String: Resource]

  init(people: [Person], resources: [Resource]) {
    self.people = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.resources = Dictionary(resources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The person of the workspace, who is the same in every programme.
  func person(_ id: String) -> Person? { people[id] }

  /// The number of a person whose days are those of `zone`.
  mutating func number(of person: Person, in zone: ZoneOffsets) -> Int {
    number("person \(person.id)") {
      Attendee(
        key: person.id, name: person.name,
        absences: person.away.map { .init($0, zone) } + person.awayTimes.map { .init($0, zone) })
    }
  }

  /// The number of a seat that nobody is named for: whoever sits there is in one meeting at a time all the same.
  mutating func number(ofSeat role: String, title: String, party: String, programme: String) -> Int {
    number("seat \(programme)/\(party)/\(role)") {
      Attendee(key: "\(programme)/\(party)/\(role)", name: "\(title) (\(party))", absences: [])
    }
  }

  /// The number of a room or bridge; nil where the workspace has none of that name.
  mutating func number(ofResource id: String) -> Int? {
    guard let resource = resources[id] else { return nil }
    return number("resource \(id)") { Attendee(key: id, name: resource.title, absences: []) }
  }

  private mutating func number(_ key: String, _ make: () -> Attendee) -> Int {
    if let known = numbers[key] { return known }
    attendees.append(make())
    numbers[key] = attendees.count - 1
    return attendees.count - 1
  }
}

extension Attendee.Absence {
  fileprivate init(_ days: DateSpan, _ zone: ZoneOffsets) {
    self.init(
      words: "\(days)", from: zone.midnight(of: days.first), to: zone.midnight(of: days.last.adding(days: 1)))
  }

  fileprivate init(_ minutes: Range<Int>, _ zone: ZoneOffsets) {
    let (from, to) = (zone.instant(minutes.lowerBound), zone.instant(minutes.upperBound))
    let end = from.date == to.date ? to.clock : "\(to.date) \(to.clock)"
    self.init(words: "\(from.date) \(from.clock)/\(end)", from: minutes.lowerBound, to: minutes.upperBound)
  }
}
