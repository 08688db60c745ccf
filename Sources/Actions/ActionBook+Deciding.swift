import BusinessCalendar
import Diagnostics
public import Journal

extension ActionBook {
  /// The facts that a command comes to. The book must hold everything that is recorded.
  public func decide(_ command: ActionCommand, owners: ActionOwners) throws(ActionRefusal) -> [Fact] {
    let fact = try fact(command, owners)
    // One piece of code says what is possible, for what is recorded and for what is to be.
    var trial = self
    try trial.take(fact)
    return [fact]
  }

  private func fact(_ command: ActionCommand, _ owners: ActionOwners) throws(ActionRefusal) -> Fact {
    var fact = Fact(
      programme: programme, kind: "", effective: command.date, reason: command.reason,
      reference: command.reference)
    switch command.step {
    case .add(let what, let owner, let due, let occurrence):
      try examine(due, notBefore: command.date)
      fact.kind = ActionKind.add.name
      fact.subject = ActionID.action(lastAction + 1)
      fact.details = ["what": try words(what), "owner": try named(owner, owners), "due": due.description]
      fact.details["occurrence"] = occurrence
    case .edit(let id, let what, let owner, let due):
      let action = try open(id, on: command.date)
      fact.kind = ActionKind.edit.name
      fact.subject = id
      if let what { fact.details["what"] = try words(what) }
      if let owner { fact.details["owner"] = try named(owner, owners) }
      if let due {
        guard due <= action.due else {
          throw ActionRefusal(
            "\(id) is due on \(action.due), and \(due) is later; record that as a slip, with a reason")
        }
        try examine(due, notBefore: command.date)
        fact.details["due"] = due.description
      }
      if fact.details.isEmpty { throw ActionRefusal("\(id) would not change; say what, who or by when") }
    case .done(let id):
      fact.kind = ActionKind.done.name
      fact.subject = id
    case .slip(let id, let to):
      let action = try open(id, on: command.date)
      guard to > action.due else {
        throw ActionRefusal("\(id) is due on \(action.due), and \(to) is not later; a slip puts it off")
      }
      try examine(to, notBefore: command.date)
      try needsReason(command, "slips")
      fact.kind = ActionKind.slip.name
      fact.subject = id
      fact.details = ["due": to.description]
    case .drop(let id):
      _ = try open(id, on: command.date)
      try needsReason(command, "is dropped")
      fact.kind = ActionKind.drop.name
      fact.subject = id
    case .decide(let what, let owner, let date, let occurrence):
      fact.kind = ActionKind.decision.name
      fact.subject = ActionID.decision(lastDecision + 1)
      fact.details = ["what": try words(what), "owner": try named(owner, owners), "date": date.description]
      fact.details["occurrence"] = occurrence
    case .attend(let occurrence, let present, let absent):
      for name in present + absent { try owners.examine(name) }
      if let twice = present.first(where: absent.contains) {
        throw ActionRefusal("'\(twice)' is said to have come and to have sent apologies")
      }
      fact.kind = ActionKind.attendance.name
      fact.subject = occurrence
      fact.details = ["present": present.joined(separator: "\n"), "absent": absent.joined(separator: "\n")]
    }
    return fact
  }

  /// That nothing has that id.
  func unknown(_ id: String) -> ActionRefusal {
    let known = actions.map(\.id)
    return ActionRefusal("there is no action '\(id)'\(Suggestion.ending(for: id, in: known))")
  }

  private func words(_ text: String) throws(ActionRefusal) -> String {
    let words = text.inOneLine
    if words.isEmpty { throw ActionRefusal("it says not what is to be done") }
    if NoteReader.reason(of: words) != nil {
      throw ActionRefusal("'\(words)' ends as a reason does; give the reason by itself, with --reason")
    }
    return words
  }

  private func named(_ owner: String, _ owners: ActionOwners) throws(ActionRefusal) -> String {
    let name = owner.hasPrefix("@") ? String(owner.dropFirst()) : owner
    try owners.examine(name)
    return name
  }

  private func examine(_ due: CivilDate, notBefore date: CivilDate) throws(ActionRefusal) {
    if due < date {
      throw ActionRefusal("it would be due on \(due), before \(date), the day from which it is true")
    }
  }

  private func needsReason(_ command: ActionCommand, _ what: String) throws(ActionRefusal) {
    if command.reason == nil {
      throw ActionRefusal("an action that \(what) needs a reason; give it with --reason")
    }
  }
}
