public import BusinessCalendar
public import Diagnostics

/// Who signs the agreement.
public struct Party: Sendable {
  /// Its short name, as everything else names it.
  public let id: String
  /// Its full name.
  public let name: String
  /// Where its people work.
  public let zone: Zone
  /// Its holiday calendar.
  public let centre: String
  /// When its people work, in its zone.
  public let workingHours: WorkingHours

  /// A party by its parts.
  public init(id: String, name: String, zone: Zone, centre: String, workingHours: WorkingHours) {
    self.id = id
    self.name = name
    self.zone = zone
    self.centre = centre
    self.workingHours = workingHours
  }
}

/// From a time of day to a later one.
public struct WorkingHours: Sendable, Hashable {
  /// The first minute of work.
  public let from: LocalTime
  /// The minute after the last.
  public let to: LocalTime

  /// Working hours; nil where the end does not lie after the start.
  public init?(from: LocalTime, to: LocalTime) {
    guard from < to else { return nil }
    self.from = from
    self.to = to
  }

  /// Written `09:00-18:00`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let from = LocalTime(iso: parts[0]), let to = LocalTime(iso: parts[1]) else {
      return nil
    }
    self.init(from: from, to: to)
  }
}

/// A seat in the relationship, such as Partner Manager.
public struct Role: Sendable {
  /// Its name in the programme.
  public let id: String
  /// What each party calls it, by the party's id.
  public let seats: [String: String]

  /// A role by its parts.
  public init(id: String, seats: [String: String]) {
    self.id = id
    self.seats = seats
  }

  /// Its id in words, `Partner manager`.
  public var title: String { id.identifierInWords }
}

/// Who sits in a seat. People belong to the workspace, so that nobody is booked twice.
public struct Person: Sendable {
  /// Its name in the workspace.
  public let id: String
  /// The name to show.
  public let name: String
  /// For whom the person works: a party's id.
  public let party: String?
  /// Where the person works; nil for the party's zone.
  public let zone: Zone?
  /// Days on which the person is away.
  public let away: [DateSpan]
  /// Times at which the person is away, besides: minutes since 1970-01-01T00:00Z, without the last.
  public let awayTimes: [Range<Int>]
  /// Calendars that say more of that.
  public let awayFiles: [OutsideFile]
  /// Where the person stands in the workspace file.
  public let location: SourceLocation?

  /// A person by its parts.
  public init(
    id: String, name: String, party: String?, zone: Zone?, away: [DateSpan], awayTimes: [Range<Int>] = [],
    awayFiles: [OutsideFile] = [], location: SourceLocation?
  ) {
    self.id = id
    self.name = name
    self.party = party
    self.zone = zone
    self.away = away
    self.awayTimes = awayTimes
    self.awayFiles = awayFiles
    self.location = location
  }

  /// The person, away at further days and times.
  public func away(also days: [DateSpan], times: [Range<Int>]) -> Person {
    Person(
      id: id, name: name, party: party, zone: zone, away: away + days, awayTimes: awayTimes + times,
      awayFiles: awayFiles, location: location)
  }
}

/// A room or a bridge: in one meeting at a time.
public struct Resource: Sendable {
  /// Its name in the workspace.
  public let id: String
  /// The name to show.
  public let title: String

  /// A resource by its parts.
  public init(id: String, title: String) {
    self.id = id
    self.title = title
  }
}

extension String {
  /// An identifier as a title: hyphens become spaces, the first letter a capital.
  public var identifierInWords: String {
    let words = replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension WorkingHours: CustomStringConvertible {
  /// As programmes write it, `09:00-18:00`.
  public var description: String { "\(from)-\(to)" }
}
