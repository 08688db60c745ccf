import BusinessCalendar
import Certifications
import Diagnostics
import Journal
import Programme
import ProgrammeFile
import Training

/// The training budgets of one programme, and the journal in which their facts are kept.
struct TrainingLedger {
  let rules: TrainingRules
  let ledger: ProgrammeLedger

  init(_ ledger: ProgrammeLedger) {
    rules = TrainingRules(ledger.programme)
    self.ledger = ledger
  }

  /// What is recorded.
  func book(asOf: CivilDate? = nil, knownAt: Timestamp? = nil) throws -> TrainingBook {
    TrainingBook(rules, events: try ledger.events(TrainingBook.kinds, asOf: asOf, knownAt: knownAt))
  }

  /// An amount that a person typed, in the currency of a budget or of the budget of a commitment.
  func amount(_ text: String, of subject: String, in book: TrainingBook) throws -> Money {
    let budget = book.commitment(subject)?.budget ?? subject
    let currency = rules.budget(budget)?.amount.currency ?? rules.currency
    switch AmountText.read(text, in: currency) {
    case .success(let money): return money
    case .failure(let problem):
      throw Console.fail([Diagnostic(.trainingRefused, problem.description, at: nil)])
    }
  }

  /// Appends what `decide` makes of the book as it stands, all or nothing; a refusal ends the command.
  func record(by actor: String, _ decide: (TrainingBook) throws -> [Fact]) throws -> [JournalEvent] {
    do {
      return try ledger.record(TrainingBook.kinds, by: actor) { events in
        try decide(TrainingBook(rules, events: events))
      }
    } catch let refusal as TrainingRefusal {
      throw Console.fail([refusal.diagnostic])
    }
  }

  /// Every budget as of a day.
  func balances(asOf day: CivilDate, knownAt: Timestamp?) throws -> [TrainingBalance] {
    let roster = try RosterLedger(ledger).roster(asOf: day, knownAt: knownAt)
    return try book(asOf: day, knownAt: knownAt).balances(of: rules, roster, asOf: day)
  }

  /// How many certifications of a budget were gained in a period until a day; nil where it names none.
  static func gained(
    _ budget: TrainingBudget, _ period: TrainingPeriod, _ roster: Roster, asOf day: CivilDate
  ) -> Int? {
    guard !budget.certifications.isEmpty else { return nil }
    return DateSpan(period.days.first, min(period.days.last, day)).map {
      roster.gained(budget.certifications, in: $0)
    }
  }
}

extension TrainingBook {
  /// Every budget in the period that a day lies in, with the certifications that were gained in it until then; none outside of
  /// the agreement.
  func balances(of rules: TrainingRules, _ roster: Roster, asOf day: CivilDate) -> [TrainingBalance] {
    rules.budgets.compactMap { budget in
      TrainingPeriod(of: budget, term: rules.term, on: day).map { period in
        balance(
          of: budget, in: period, gained: TrainingLedger.gained(budget, period, roster, asOf: day))
      }
    }
  }
}

extension TrainingRefusal {
  var diagnostic: Diagnostic { Diagnostic(.trainingRefused, message, at: nil) }
}
