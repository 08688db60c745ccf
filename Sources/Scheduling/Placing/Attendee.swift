import BusinessCalendar
import Programme

/// Whoever or whatever is in one meeting at a time: a person, a seat that nobody is named for, a room.
struct Attendee: Sendable {
  /// Days on which a person is away, and the minutes since 1970-01-01T00:00Z that those are in the person's zone.
  struct Absence: Sendable {
    let span: DateSpan
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
        absences: person.away.map {
          .init(span: $0, from: zone.midnight(of: $0.first), to: zone.midnight(of: $0.last.adding(days: 1)))
        })
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
