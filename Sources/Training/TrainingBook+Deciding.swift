internal import BusinessCalendar
internal import Diagnostics
public import Journal
internal import Programme

extension TrainingBook {
  /// The facts that a command makes. The book must hold all facts, whatever their date.
  public func decide(_ command: TrainingCommand) throws(TrainingRefusal) -> [Fact] {
    let fact: Fact
    switch command.step {
    case .commit(let budget, let amount, let what):
      try checkLeft(budget, amount, command)
      if what.isEmpty || what.utf8.count > 256 {
        throw TrainingRefusal("say what the money is for, in at most 256 characters")
      }
      fact = command.fact(of: rules.programme, budget: budget, id: nextID)
    case .spend(let budget, let amount, _):
      try checkLeft(budget, amount, command)
      fact = command.fact(of: rules.programme, budget: budget, id: nil)
    case .draw(let id, let amount):
      try Self.checkPositive(amount)
      guard let promise = promises[id] else { throw unknown(id, on: command.date) }
      fact = command.fact(of: rules.programme, budget: promise.budget, id: id)
    case .release(let id):
      guard let promise = promises[id] else { throw unknown(id, on: command.date) }
      fact = command.fact(of: rules.programme, budget: promise.budget, id: id)
    }
    if let message = firstProblem(with: fact) { throw TrainingRefusal(message) }
    return [fact]
  }

  /// The fact that takes an event of this book back; refused where a later fact stands on it.
  public func undo(event id: String, reason: String? = nil, reference: String? = nil) throws(TrainingRefusal)
    -> Fact
  {
    guard let event = events.first(where: { $0.id == id }) else {
      throw TrainingRefusal("there is no event \(id) of training of \(rules.programme)")
    }
    if event.isUndoing { throw TrainingRefusal("an undoing is not undone; record the step again") }
    if let other = events.first(where: { $0.isUndoing && $0.fact.corrects == id }) {
      throw TrainingRefusal("\(id) was undone by \(other.id) already")
    }
    let fact = Fact(
      programme: event.fact.programme, kind: TrainingKind.undo.name, subject: event.fact.subject,
      effective: event.fact.effective, reason: reason, reference: reference, corrects: id,
      details: ["undoes": event.fact.kind])
    if let message = firstProblem(with: fact) {
      throw TrainingRefusal("it cannot be undone: \(message); undo that first")
    }
    return fact
  }

  /// What would not make sense with one more fact.
  private func firstProblem(with fact: Fact) -> String? {
    let known = Set(problems.map(\.event.id))
    let candidate = JournalEvent(
      number: (events.map(\.number).max() ?? 0) + 1, id: "new", recorded: Timestamp(microseconds: 0),
      actor: "", fact: fact, previousHash: "", hash: "")
    let all = (events + [candidate]).sorted {
      ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number)
    }
    guard
      let problem = TrainingBook(rules, events: all).problems.first(where: { !known.contains($0.event.id) })
    else { return nil }
    if problem.event.id == "new" { return problem.refusal.message }
    return
      "\(problem.event.fact.kind) of \(problem.event.fact.effective) (\(problem.event.id)) would no longer make sense: \(problem.refusal.message)"
  }

  private func checkLeft(_ id: String, _ amount: Money, _ command: TrainingCommand) throws(TrainingRefusal) {
    guard let budget = rules.budget(id) else {
      let known = rules.budgets.map(\.id)
      throw TrainingRefusal(
        "no training budget is named '\(id)'\(Suggestion.ending(for: id, in: known))"
          + (known.isEmpty ? "; the programme has none" : ""))
    }
    try Self.checkPositive(amount)
    guard amount.currency == budget.amount.currency else {
      throw TrainingRefusal(
        "'\(id)' is in \(budget.amount.currency.code), not in \(amount.currency.code); state the amount in that currency"
      )
    }
    guard let period = TrainingPeriod(of: budget, term: rules.term, on: command.date) else {
      throw TrainingRefusal("\(command.date) lies outside of the agreement, \(rules.term)")
    }
    let left = balance(of: budget, in: period).left
    if amount.minorUnits > left.minorUnits, !command.mayExceed {
      throw TrainingRefusal(
        "\(amount) is more than the \(left) left of '\(id)' in \(period.label), \(period.days); say --over with a reason where that was agreed"
      )
    }
    if command.mayExceed, amount.minorUnits > left.minorUnits, (command.reason ?? "").isEmpty {
      throw TrainingRefusal("\(amount) is more than the \(left) left of '\(id)'; say why with --reason")
    }
  }

  private static func checkPositive(_ amount: Money) throws(TrainingRefusal) {
    if amount.minorUnits <= 0 { throw TrainingRefusal("\(amount) is no amount above zero") }
  }

  /// The next promise's id; none is given twice, not that of an undone one either.
  private var nextID: String {
    let numbers = events.compactMap { $0.fact.details["commitment"] }.compactMap { id in
      id.hasPrefix("T-") ? Int(id.dropFirst(2)) : nil
    }
    let last = numbers.max() ?? 0
    return "T-\(last == .max ? last : last + 1)"
  }
}
