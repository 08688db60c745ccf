import Programme
import Scheduling

extension PackView {
  /// The seats that attend, one row a seat.
  var people: [String: PackValue] {
    ["attendees": .table(seats, Self.seatColumns)]
  }

  private struct Seat {
    let role: String
    let party: String
    let seat: String?
    let person: String?
    let isAway: Bool
  }

  private static var seatColumns: [PackColumn<Seat>] {
    [
      .text("role", \.role), .text("party", \.party), .text("seat", \.seat), .text("person", \.person),
      .flag("is_away", \.isAway),
    ]
  }

  private var seats: [Seat] {
    context.series.attendees.flatMap { id -> [Seat] in
      guard let role = programme.roles.first(where: { $0.id == id }) else {
        return [Seat(role: id.identifierInWords, party: "", seat: nil, person: nil, isAway: false)]
      }
      return programme.parties.map { party in
        let assigned = programme.assignments[party.id]?[id]
        let person = assigned.flatMap { name in context.people.first { $0.id == name } }
        let isAway = context.occurrence.date.map { date in
          person?.away.contains { $0.contains(date) } ?? false
        }
        return Seat(
          role: role.title, party: party.name, seat: role.seats[party.id], person: person?.name ?? assigned,
          isAway: isAway ?? false)
      }
    }
  }
}
