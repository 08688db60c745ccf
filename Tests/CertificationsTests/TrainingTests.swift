import BusinessCalendar
import Journal
import Programme
import Testing
import Training

/// Training budgets, by the agreement's table "Training Investment": S/80K, S/40K, S/20K, S/15K a year.
struct TrainingTests {
  private let journal = MemoryJournal()
  private let rules: TrainingRules

  init() throws {
    let currency = try #require(Currency("PEN"))
    func budget(_ id: String, _ thousands: Int, _ every: Tenor? = .oneYear) -> TrainingBudget {
      TrainingBudget(
        id: id, title: id, amount: Money(minorUnits: thousands * 100_000, currency: currency), every: every,
        delivery: nil)
    }
    rules = TrainingRules(
      programme: "mifibra-aws", currency: currency,
      budgets: [budget("certifications", 80), budget("labs", 20), budget("once", 15, nil)],
      term: try #require(DateSpan(day("2023-07-01"), day("2026-06-30"))))
  }

  private func soles(_ units: Int) throws -> Money {
    Money(minorUnits: units * 100, currency: try #require(Currency("PEN")))
  }

  @discardableResult
  private func take(
    _ step: TrainingStep, on date: String, reason: String? = nil, mayExceed: Bool = false
  ) throws -> JournalEvent {
    let command = TrainingCommand(step, on: try day(date), reason: reason, mayExceed: mayExceed)
    let events = try journal.append(by: "tester", now: { Timestamp(microseconds: 0) }) {
      try TrainingBook(rules, events: $0.events(EventQuery())).decide(command)
    }
    return try #require(events.first)
  }

  private func refusal(_ step: TrainingStep, on date: String, mayExceed: Bool = false) throws -> String {
    do {
      try take(step, on: date, mayExceed: mayExceed)
      return ""
    } catch let refusal as TrainingRefusal {
      return refusal.message
    }
  }

  private func book(asOf: String) throws -> TrainingBook {
    var query = EventQuery()
    query.asOf = try day(asOf)
    return TrainingBook(rules, events: try journal.read { try $0.events(query) })
  }

  private func figures(_ budget: String, asOf: String) throws -> [String] {
    let budget = try #require(rules.budget(budget))
    let period = try #require(TrainingPeriod(of: budget, term: rules.term, on: day(asOf)))
    let row = try book(asOf: asOf).balance(of: budget, in: period)
    return [
      period.label, row.spent.number.description, row.committed.number.description,
      row.left.number.description,
    ]
  }

  /// 12,000 are committed and 5,000 of them spent, 3,000 spent beside: 80,000 − 8,000 − 7,000.
  @Test func moneyIsSpentCommittedAndLeft() throws {
    let id = try #require(
      try take(.commit(budget: "certifications", amount: soles(12_000), what: "Vouchers"), on: "2025-09-01")
        .fact.subject)
    #expect(id == "T-1")
    try take(.draw(commitment: id, amount: soles(5_000)), on: "2025-10-01")
    try take(.spend(budget: "certifications", amount: soles(3_000), what: nil), on: "2025-10-02")
    #expect(try figures("certifications", asOf: "2025-08-31") == ["Y3", "0.00", "0.00", "80000.00"])
    #expect(try figures("certifications", asOf: "2025-09-30") == ["Y3", "0.00", "12000.00", "68000.00"])
    #expect(try figures("certifications", asOf: "2025-10-02") == ["Y3", "8000.00", "7000.00", "65000.00"])
    try take(.release(commitment: id), on: "2025-11-01")
    #expect(try figures("certifications", asOf: "2025-11-01") == ["Y3", "8000.00", "0.00", "72000.00"])
  }

  /// Contract years begin on 1 July; what was committed in the second and spent in the third is of the second.
  @Test func eachContractYearHasItsOwnBudget() throws {
    try take(.commit(budget: "labs", amount: soles(20_000), what: "Labs"), on: "2025-06-30")
    try take(.draw(commitment: "T-1", amount: soles(4_000)), on: "2025-07-01")
    #expect(try figures("labs", asOf: "2025-06-30") == ["Y2", "0.00", "20000.00", "0.00"])
    #expect(try figures("labs", asOf: "2025-07-01") == ["Y3", "0.00", "0.00", "20000.00"])
    let budget = try #require(rules.budget("labs"))
    let second = TrainingPeriod.all(of: budget, term: rules.term)[1]
    #expect(second.days.description == "2024-07-01/2025-06-30")
    let row = try book(asOf: "2025-07-01").balance(of: budget, in: second)
    #expect(row.spent == (try soles(4_000)))
    #expect(row.committed == (try soles(16_000)))
    #expect(try figures("once", asOf: "2025-07-01").first == "term")
  }

  /// 8,000 for three certifications are 2,666.67 each; for none there is no cost.
  @Test(arguments: [(3, "2666.67"), (1, "8000.00"), (0, nil)])
  func aCertificationHasACost(gained: Int, cost: String?) throws {
    try take(.spend(budget: "certifications", amount: soles(8_000), what: nil), on: "2025-10-02")
    let budget = try #require(rules.budget("certifications"))
    let period = try #require(TrainingPeriod(of: budget, term: rules.term, on: day("2025-10-02")))
    let row = try book(asOf: "2025-10-02").balance(of: budget, in: period, gained: gained)
    #expect(row.costEach?.description == cost)
  }

  @Test func refusalsHaveTheirFigures() throws {
    try take(.commit(budget: "labs", amount: soles(18_000), what: "Labs"), on: "2025-09-01")
    let dollars = Money(minorUnits: 100, currency: try #require(Currency("USD")))
    let cases: [(TrainingStep, String, [String])] = [
      (
        .spend(budget: "labs", amount: try soles(2_001), what: nil), "2025-09-02",
        ["2001.00 PEN", "2000.00 PEN"]
      ),
      (.spend(budget: "lab", amount: try soles(1), what: nil), "2025-09-02", ["did you mean 'labs'?"]),
      (.spend(budget: "labs", amount: try soles(0), what: nil), "2025-09-02", ["above zero"]),
      (.spend(budget: "labs", amount: dollars, what: nil), "2025-09-02", ["PEN", "USD"]),
      (.spend(budget: "labs", amount: try soles(1), what: nil), "2026-07-01", ["2026-07-01", "2026-06-30"]),
      (.commit(budget: "labs", amount: try soles(1), what: ""), "2025-09-02", ["what the money is for"]),
      (.draw(commitment: "T-1", amount: try soles(18_001)), "2025-09-02", ["18001.00 PEN", "18000.00 PEN"]),
      (.draw(commitment: "T-1", amount: try soles(1)), "2025-08-31", ["'T-1'", "2025-08-31"]),
      (.draw(commitment: "T-2", amount: try soles(1)), "2025-09-02", ["did you mean 'T-1'?"]),
      (.release(commitment: "T-9"), "2025-09-02", ["'T-9'"]),
    ]
    for (step, date, words) in cases {
      let message = try refusal(step, on: date)
      for word in words { #expect(message.contains(word), "\(step): \(message)") }
    }
    let over = TrainingStep.spend(budget: "labs", amount: try soles(3_000), what: nil)
    #expect(try refusal(over, on: "2025-09-03", mayExceed: true).contains("--reason"))
    try take(over, on: "2025-09-03", reason: "Agreed with the CTO", mayExceed: true)
    #expect(try figures("labs", asOf: "2025-09-03") == ["Y3", "3000.00", "18000.00", "-1000.00"])
  }

  @Test func whatLaterFactsStandOnIsNotUndone() throws {
    let commit = try take(.commit(budget: "labs", amount: soles(100), what: "Labs"), on: "2025-09-01")
    let spend = try take(.draw(commitment: "T-1", amount: soles(40)), on: "2025-09-02")
    var book = try book(asOf: "2026-01-01")
    #expect(throws: TrainingRefusal.self) { try book.undo(event: commit.id) }
    _ = try journal.append(by: "tester", now: { Timestamp(microseconds: 0) }) { _ in
      [try book.undo(event: spend.id)]
    }
    book = try self.book(asOf: "2026-01-01")
    _ = try journal.append(by: "tester", now: { Timestamp(microseconds: 0) }) { _ in
      [try book.undo(event: commit.id)]
    }
    #expect(try figures("labs", asOf: "2025-09-02") == ["Y3", "0.00", "0.00", "20000.00"])
    // The number of what was undone is not given again.
    #expect(
      try take(.commit(budget: "labs", amount: soles(1), what: "x"), on: "2025-09-03").fact.subject == "T-2")
  }

  @Test func numbersExplainThemselves() throws {
    try take(.spend(budget: "labs", amount: soles(3_000), what: nil), on: "2025-09-03")
    let story = try book(asOf: "2025-10-01").explain("labs/left", asOf: try day("2025-10-01")) { _ in nil }
    #expect(story.steps.last?.result == "17000.00 PEN" && story.events.count == 1)
  }

  @Test func factsThatMakeNoSenseAreTold() throws {
    func fact(_ kind: String, _ details: [String: String]) throws -> Fact {
      Fact(programme: "mifibra-aws", kind: kind, effective: try day("2025-01-10"), details: details)
    }
    let bad = [
      try fact("training.spend", [:]),
      try fact("training.spend", ["budget": "labs", "amount": "-1", "currency": "PEN"]),
      try fact("training.commit", ["budget": "labs", "amount": "1.00", "currency": "PEN"]),
      try fact("training.release", ["budget": "labs", "commitment": "T-7"]),
      try fact("training.undo", ["budget": "labs"]), try fact("training.sing", ["budget": "labs"]),
    ]
    _ = try journal.append(by: "another", now: { Timestamp(microseconds: 0) }) { _ in bad }
    #expect(try journal.verify([TrainingBook.check([rules])]).findings.count == bad.count)
  }
}
