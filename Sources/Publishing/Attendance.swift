import Scheduling

/// For whom an event is: what the calendars of single audiences are chosen by. Subscribers do not see it.
public struct Attendance: Sendable, Hashable {
  /// Parties by id.
  public let parties: [String]
  /// Roles by id.
  public let roles: [String]
  /// People of the workspace by id.
  public let people: [String]

  /// An attendance by its parts.
  public init(parties: [String], roles: [String], people: [String]) {
    self.parties = parties
    self.roles = roles
    self.people = people
  }

  init(_ entry: AgendaEntry) {
    self.init(parties: entry.parties, roles: entry.roles, people: entry.people)
  }
}
