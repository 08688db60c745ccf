public import BusinessCalendar
internal import Diagnostics
public import Journal
public import Programme

/// What a programme says of training budgets.
public struct TrainingRules: Sendable {
  /// The programme's id.
  public let programme: String
  /// The programme's currency.
  public let currency: Currency
  /// The budgets, in the programme's order.
  public let budgets: [TrainingBudget]
  /// The days of the agreement.
  public let term: DateSpan

  /// What a programme says.
  public init(_ programme: Programme) {
    self.init(
      programme: programme.id, currency: programme.header.currency, budgets: programme.training,
      term: programme.term)
  }

  /// Rules by their parts.
  public init(programme: String, currency: Currency, budgets: [TrainingBudget], term: DateSpan) {
    self.programme = programme
    self.currency = currency
    self.budgets = budgets
    self.term = term
  }

  /// The budget of that id.
  public func budget(_ id: String) -> TrainingBudget? { budgets.first { $0.id == id } }
}

/// What was promised and spent of training budgets: made from the facts as of a date, so that nothing later is in it.
public struct TrainingBook: Sendable {
  /// What the programme says.
  public let rules: TrainingRules
  /// Every promise, in order of its number.
  public var commitments: [TrainingCommitment] {
    promises.values.sorted { Self.number($0.id) < Self.number($1.id) }
  }
  /// Facts that do not make sense, in order.
  public private(set) var problems: [(event: JournalEvent, refusal: TrainingRefusal)] = []

  private var promises: [String: TrainingCommitment] = [:]
  /// What was spent outside of promises, in order.
  private var spends: [(budget: String, amount: Money, event: JournalEvent)] = []
  /// The facts of each promise.
  private var histories: [String: [JournalEvent]] = [:]
  private let events: [JournalEvent]

  /// With what the kinds of its facts begin.
  public static let kinds = TrainingKind.prefix

  /// The book of facts in order of effective date and number; those of other registers and programmes are passed over.
  public init(_ rules: TrainingRules, events: [JournalEvent]) {
    self.rules = rules
    self.events = events.filter {
      $0.fact.kind.hasPrefix(Self.kinds) && $0.fact.programme == rules.programme
    }
    let known = Set(self.events.lazy.filter { !$0.isUndoing }.map(\.id))
    for event in self.events where event.isUndoing && !(event.fact.corrects.map(known.contains) ?? false) {
      problems.append(
        (
          event,
          TrainingRefusal("it undoes \(event.fact.corrects ?? "nothing"), which is no fact of training")
        ))
    }
    for event in self.events.counting {
      do throws(TrainingRefusal) {
        try take(TrainingMove(event.fact), event)
      } catch {
        problems.append((event, error))
      }
    }
  }

  private mutating func take(_ move: TrainingMove, _ event: JournalEvent) throws(TrainingRefusal) {
    switch (move.kind, move.commitment, move.amount) {
    case (.commit, let id?, let amount?):
      guard promises[id] == nil else { throw TrainingRefusal("\(id) is recorded already") }
      promises[id] = TrainingCommitment(
        id: id, budget: move.budget, what: move.what ?? "", date: event.fact.effective, amount: amount,
        spent: .zero(amount.currency))
      histories[id] = [event]
    case (.spend, let id?, let amount?):
      guard let promise = promises[id] else { throw unknown(id, on: event.fact.effective) }
      guard amount.currency == promise.amount.currency else {
        throw TrainingRefusal("\(id) is in \(promise.amount.currency.code), not in \(amount.currency.code)")
      }
      guard !promise.isReleased, amount.minorUnits <= promise.open.minorUnits else {
        throw TrainingRefusal(
          "\(amount) is more than \(promise.open), which is still committed by \(id); spend the rest from the budget '\(promise.budget)'"
        )
      }
      promises[id]?.spent = promise.spent.adding(amount) ?? promise.spent
      histories[id]?.append(event)
    case (.spend, nil, let amount?): spends.append((move.budget, amount, event))
    case (.release, let id?, _):
      guard let promise = promises[id] else { throw unknown(id, on: event.fact.effective) }
      guard !promise.isReleased, promise.open.minorUnits > 0 else {
        throw TrainingRefusal("nothing is committed by \(id) any more")
      }
      promises[id]?.isReleased = true
      histories[id]?.append(event)
    default: throw TrainingRefusal("a fact of kind '\(event.fact.kind)' cannot be read")
    }
  }

  private func unknown(_ id: String, on date: CivilDate) -> TrainingRefusal {
    TrainingRefusal(
      "nothing is committed as '\(id)' by \(date)\(Suggestion.ending(for: id, in: promises.keys.sorted()))")
  }

  private static func number(_ id: String) -> (Int, String) {
    (Int(id.drop { !$0.isNumber }) ?? .max, id)
  }

  // MARK: Looking at it

  /// The promise of that id.
  public func commitment(_ id: String) -> TrainingCommitment? { promises[id] }

  /// A budget in a period.
  ///
  /// - Parameter gained: Certifications gained in the period; nil where that is not known.
  public func balance(of budget: TrainingBudget, in period: TrainingPeriod, gained: Int? = nil)
    -> TrainingBalance
  {
    let own = commitments.filter { $0.budget == budget.id && period.days.contains($0.date) }
    let direct = spends.filter { $0.budget == budget.id && period.days.contains($0.event.fact.effective) }
    let currency = budget.amount.currency
    let spent = Money.sum(direct.map(\.amount) + own.map(\.spent), in: currency)
    let committed = Money.sum(own.map(\.open), in: currency)
    let events = (direct.map(\.event) + own.flatMap { histories[$0.id] ?? [] }).sorted {
      ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number)
    }
    return TrainingBalance(
      budget: budget, period: period, spent: spent ?? .zero(currency),
      committed: committed ?? .zero(currency),
      gained: gained, events: events)
  }

  // MARK: Deciding

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
