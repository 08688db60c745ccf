internal import BusinessCalendar
internal import Diagnostics
public import Journal

extension Roster {
  /// The facts that a command makes. The roster must hold all facts, whatever their date.
  ///
  /// A step before later ones is tried with all of them after it.
  public func decide(_ command: RosterCommand) throws(RosterRefusal) -> [Fact] {
    try check(command)
    let fact = command.fact(of: rules.programme)
    guard let first = refusals(of: [fact]).first else { return [fact] }
    guard first.index == nil else { throw suggesting(first.refusal, for: command.step) }
    throw RosterRefusal(
      "\(first.words) would no longer make sense: \(first.refusal.message); undo that first, or give another date"
    )
  }

  /// The fact that takes an event of this roster back.
  ///
  /// - Throws: Where there is none, or a later fact stands on it; the refusal names that fact.
  public func undo(event id: String, reason: String? = nil, reference: String? = nil) throws(RosterRefusal)
    -> Fact
  {
    guard let entry = entries.first(where: { $0.event.id == id }) else {
      throw RosterRefusal("there is no event \(id) of a certification of \(rules.programme)")
    }
    if entry.event.isUndoing { throw RosterRefusal("an undoing is not undone; record the step again") }
    if let other = entry.undoneBy { throw RosterRefusal("\(id) was undone by \(other) already") }
    let old = entry.event.fact
    let fact = Fact(
      programme: old.programme, kind: RosterKind.undo.name, subject: old.subject, effective: old.effective,
      reason: reason, reference: reference, corrects: id, details: ["undoes": old.kind])
    if let later = refusals(of: [fact]).first {
      throw RosterRefusal(
        "it cannot be undone, because \(later.words) would no longer make sense: \(later.refusal.message); undo that first"
      )
    }
    return fact
  }

  /// What would no longer make sense, or never did, once facts are recorded: each with its place in `facts`, or nil for
  /// one that is recorded already.
  func refusals(of facts: [Fact]) -> [(index: Int?, words: String, refusal: RosterRefusal)] {
    let last = entries.map(\.event.number).max() ?? 0
    let candidates = facts.enumerated().map { index, fact in
      JournalEvent(
        number: last + 1 + index, id: "new \(index)", recorded: Timestamp(microseconds: 0), actor: "",
        fact: fact, previousHash: "", hash: "")
    }
    let places = Dictionary(
      candidates.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(problems.map(\.event.id))
    let events = (entries.map(\.event) + candidates).sorted {
      ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number)
    }
    return Roster(rules, events: events).problems.filter { !known.contains($0.event.id) }.map { problem in
      let words = (try? RosterStep(problem.event.fact))?.words ?? problem.event.fact.kind
      return (
        places[problem.event.id], "\(words) on \(problem.event.fact.effective) (\(problem.event.id))",
        problem.refusal
      )
    }
  }

  /// What holds when a step is recorded, and not for ever: programmes change.
  private func check(_ command: RosterCommand) throws(RosterRefusal) {
    let certification = command.step.certification
    if rules.target(certification) == nil { _ = try rules.certification(named: certification) }
    if let person = command.step.person { try Self.check(person: person) }
    if case .add(let credential) = command.step { try Self.check(credential) }
    if case .renew(let credential) = command.step { try Self.check(credential) }
    if case .plan(_, _, let exam, _) = command.step, exam > rules.term.last.adding(months: 120) {
      throw RosterRefusal("an exam on \(exam) lies more than ten years after the agreement's end")
    }
  }

  /// Ids stand in subjects, tables and files.
  static func check(person: String) throws(RosterRefusal) {
    guard !person.isEmpty, person.utf8.count <= 128, !hasControls(person),
      person.first?.isWhitespace == false, person.last?.isWhitespace == false
    else {
      throw RosterRefusal(
        "'\(person.prefix(40))' cannot be a person's id; use 1 to 128 characters without line ends, such as a personnel number"
      )
    }
  }

  private static func check(_ credential: Credential) throws(RosterRefusal) {
    for text in [credential.name, credential.id].compactMap({ $0 })
    where text.isEmpty || text.utf8.count > 256 || hasControls(text) {
      throw RosterRefusal(
        "'\(text.prefix(40))' cannot be a name or a credential; use 1 to 256 characters without line ends")
    }
  }

  private static func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }

  /// The refusal with what would help: when the certification was issued, or the nearest person who has it.
  private func suggesting(_ refusal: RosterRefusal, for step: RosterStep) -> RosterRefusal {
    guard let person = step.person else { return refusal }
    let key = HolderTrack.Key(person: person, certification: step.certification)
    if let track = tracks[key] {
      guard case .renew(let renewal) = step,
        let first = track.credentials.map(\.credential.issued).min(), first > renewal.issued
      else { return refusal }
      return RosterRefusal(
        "a renewal on \(renewal.issued) lies before '\(step.certification)' of '\(person)' was issued, on \(first); mend the date"
      )
    }
    switch step {
    case .renew, .revoke, .unplan:
      let known = tracks.keys.filter { $0.certification == step.certification }.map(\.person).sorted()
      return RosterRefusal(refusal.message + Suggestion.ending(for: person, in: known))
    case .add, .plan, .complete: return refusal
    }
  }
}
