public import BusinessCalendar
internal import Diagnostics
public import Journal
internal import Programme

extension TrainingBook {
  private static let numbers = ["spent", "committed", "left", "cost"]

  /// Every key of ``explain(_:asOf:gained:)``.
  public var explainable: [String] {
    rules.budgets.flatMap { budget in [budget.id] + Self.numbers.map { "\(budget.id)/\($0)" } }
  }

  /// Where a number comes from, in the period that a day lies in; the book is of that day.
  ///
  /// - Parameters:
  ///   - key: A budget's id for all of its numbers, or with one of them: `hands-on-labs/left`.
  ///   - gained: Certifications gained in the period of a budget, of those that it pays for.
  public func explain(
    _ key: String, asOf: CivilDate, gained: (TrainingBalance) -> Int?
  ) throws(TrainingRefusal) -> Explanation {
    let parts = key.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, let budget = rules.budget(first),
      parts.count == 1 || Self.numbers.contains(parts[1])
    else {
      throw TrainingRefusal(
        "no number of training is named '\(key)'\(Suggestion.ending(for: key, in: explainable))")
    }
    guard let period = TrainingPeriod(of: budget, term: rules.term, on: asOf) else {
      throw TrainingRefusal("\(asOf) lies outside of the agreement, \(rules.term)")
    }
    let plain = balance(of: budget, in: period)
    let row = balance(of: budget, in: period, gained: gained(plain))
    var steps: [Explanation.Step] = []
    for number in parts.count == 1 ? Self.numbers : [parts[1]] {
      switch number {
      case "spent":
        steps.append(
          .init("spent in \(period.label), \(period.days), and of its commitments", "\(row.spent)"))
      case "committed":
        steps.append(.init("committed in \(period.label) and not spent or released", "\(row.committed)"))
      case "left":
        steps.append(
          .init(
            "left = budget − spent − committed = \(budget.amount) − \(row.spent) − \(row.committed)",
            "\(row.left)"))
      default:
        steps.append(
          .init(
            "cost of a certification = spent ÷ gained in \(period.label) = \(row.spent) ÷ \(row.gained.map(String.init) ?? "not known")",
            row.costEach.map { "\($0) \(budget.amount.currency.code)" } ?? "none"))
      }
    }
    return Explanation(
      title: "\(budget.title): \(parts.count == 1 ? "training budget" : parts[1]) as of \(asOf)",
      steps: steps,
      events: row.events)
  }

  /// What the verification of a journal asks of the facts of training: that each can be read and makes sense after those
  /// before it.
  public static func check(_ rules: [TrainingRules]) -> JournalCheck {
    JournalCheck("training") { journal in
      var query = EventQuery()
      query.kindPrefix = kinds
      let known = Dictionary(rules.map { ($0.programme, $0) }, uniquingKeysWith: { first, _ in first })
      let programmes = Dictionary(grouping: try journal.events(query), by: \.fact.programme)
      return programmes.sorted { $0.key < $1.key }.flatMap { programme, events -> [JournalFinding] in
        guard let first = events.first,
          let rules = known[programme]
            ?? events.lazy.compactMap({ $0.fact.details["currency"].flatMap { Currency($0) } }).first.map({
              TrainingRules(
                programme: programme, currency: $0, budgets: [], term: DateSpan(first.fact.effective))
            })
        else { return [] }
        return TrainingBook(rules, events: events).problems.map { problem in
          JournalFinding(
            number: problem.event.number, id: problem.event.id,
            "it does not make sense after the facts before it: \(problem.refusal.message)")
        }
      }
    }
  }
}
