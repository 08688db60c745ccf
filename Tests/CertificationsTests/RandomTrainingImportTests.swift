import BusinessCalendar
import Journal
import Programme
import TestSupport
import Testing
import Training

/// What holds for every file of spend: 1,000 in a soak run, a tenth otherwise. The budget is S/1,000 a year from July 2023 on.
struct RandomTrainingImportTests {
  private let rules: TrainingRules
  private let currency: Currency

  init() throws {
    currency = try #require(Currency("PEN"))
    let budget = TrainingBudget(
      id: "labs", title: "Hands-on labs", amount: Money(minorUnits: 100_000, currency: currency),
      every: .oneYear,
      delivery: nil)
    rules = TrainingRules(
      programme: "mifibra-aws", currency: currency, budgets: [budget],
      term: try #require(DateSpan(day("2023-07-01"), day("2026-06-30"))))
  }

  private func rows(_ random: inout Mutation, _ promises: [String]) throws -> [TrainingRow] {
    try (0..<Int.random(in: 1...25, using: &random)).map { _ in
      let date = try day("2023-06-20").adding(days: Int.random(in: 0...400, using: &random))
      var cells: [TrainingRow.Column: String] = [
        .date: date.description, .amount: String(Int.random(in: 1...60, using: &random)),
        .what: ["", "Vouchers", "A book"].randomElement(using: &random) ?? "",
      ]
      if Int.random(in: 0..<3, using: &random) == 0 {
        cells[.commitment] = (promises + ["T-99"]).randomElement(using: &random)
      } else {
        cells[.budget] = ["labs", "HANDS-ON  LABS"].randomElement(using: &random)
      }
      return TrainingRow(cells)
    }
  }

  private func imported(_ rows: [TrainingRow], _ journal: MemoryJournal) throws -> TrainingImport {
    var made: TrainingImport?
    _ = try journal.append(by: "tester", now: { Timestamp(microseconds: 0) }) {
      let found = TrainingImport(rows, TrainingBook(rules, events: try $0.events(EventQuery()))) {
        text, currency in
        guard let number = DecimalNumber(text), let money = Money(number, currency) else {
          return .failure(TrainingAmountProblem("no amount"))
        }
        return .success(money)
      }
      made = found
      return found.facts
    }
    return try #require(made)
  }

  @Test func filesAreRecordedOnceInAnyOrderAndNeverBeyondWhatIsLeft() throws {
    var (new, bad, known) = (0, 0, 0)
    for seed in 0..<UInt64(Mutation.rounds(1000)) {
      var random = Mutation(seed: seed)
      let journals = [MemoryJournal(), MemoryJournal()]
      for journal in journals {
        for amount in [200, 50] {
          _ = try journal.append(by: "tester", now: { Timestamp(microseconds: 0) }) {
            let money = Money(minorUnits: amount * 100, currency: currency)
            return try TrainingBook(rules, events: $0.events(EventQuery())).decide(
              TrainingCommand(
                .commit(budget: "labs", amount: money, what: "Course"), on: try day("2023-09-01")))
          }
        }
      }
      let all = try rows(&random, ["T-1", "T-2"])
      let first = try imported(all, journals[0])
      var good: [TrainingRow] = []
      for (row, outcome) in zip(all, first.outcomes) {
        switch outcome {
        case .new:
          new += 1
          good.append(row)
        case .bad: bad += 1
        case .known: Issue.record("seed \(seed): nothing is known yet")
        }
      }
      // The good ones once more are known, and so are they in another order, with some rows twice left out.
      for rows in [good, good.shuffled(using: &random), Array(good.dropLast())] {
        let again = try imported(rows, journals[0])
        #expect(again.facts.isEmpty, "seed \(seed)")
        known += again.outcomes.count
      }
      // Half of them and then all of them come to the same.
      _ = try imported(Array(good.shuffled(using: &random).prefix(good.count / 2)), journals[1])
      _ = try imported(good, journals[1])
      for date in ["2024-06-30", "2025-06-30"] {
        let budget = try #require(rules.budgets.first)
        let period = try #require(TrainingPeriod(of: budget, term: rules.term, on: day(date)))
        let books = try journals.map { journal in
          TrainingBook(rules, events: try journal.read { try $0.events(EventQuery()) })
        }
        let balances = books.map { $0.balance(of: budget, in: period) }
        #expect(books.allSatisfy { $0.problems.isEmpty }, "seed \(seed)")
        #expect(
          balances[0].spent == balances[1].spent && balances[0].committed == balances[1].committed,
          "seed \(seed)")
        #expect(balances[0].left.minorUnits >= 0 && balances[0].committed.minorUnits >= 0, "seed \(seed)")
        // By the rows alone: direct spend of the year, and what was drawn of promises, which are of the first year.
        let own = good.filter { row in
          row.cells[.commitment] != nil
            ? date == "2024-06-30" : period.days.contains((try? day(row.cells[.date] ?? "")) ?? .earliest)
        }
        let sum = own.compactMap { Int($0.cells[.amount] ?? "") }.reduce(0, +)
        #expect(balances[0].spent.minorUnits == sum * 100, "seed \(seed), \(date)")
      }
    }
    #expect(new > 500 && bad > 100 && known > 1000)
  }
}
