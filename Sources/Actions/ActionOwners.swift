import Diagnostics
public import Programme

/// Who may own an action: the roles of a programme, and its people.
public struct ActionOwners: Sendable {
  /// Their names, roles first.
  public let names: [String]

  /// Those of a programme: its roles, whoever sits in them, and everybody who works for one of its parties.
  public init(_ programme: Programme, people: [Person]) {
    let parties = Set(programme.parties.map(\.id))
    let seated = programme.parties.flatMap { party in
      (programme.assignments[party.id] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
    }
    let employed = people.filter { $0.party.map(parties.contains) ?? false }.map(\.id)
    var seen: Set<String> = []
    names = (programme.roles.map(\.id) + seated + employed).filter { seen.insert($0).inserted }
  }

  /// Throws where a name is that of nobody.
  func examine(_ name: String) throws(ActionRefusal) {
    guard names.contains(name) else {
      throw ActionRefusal(
        "'\(name)' is no role or person of the programme\(Suggestion.ending(for: name, in: names))")
    }
  }
}
