internal import BusinessCalendar
internal import Diagnostics
public import Journal
public import Programme

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

  private(set) var promises: [String: TrainingCommitment] = [:]
  /// What was spent outside of promises, in order.
  private var spends: [(budget: String, amount: Money, event: JournalEvent)] = []
  /// The facts of each promise.
  private var histories: [String: [JournalEvent]] = [:]
  let events: [JournalEvent]

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

  func unknown(_ id: String, on date: CivilDate) -> TrainingRefusal {
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
}
