import ArgumentParser
import BusinessCalendar
import Diagnostics
import Journal
import Programme
import Training

struct TrainingBudgetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training",
    abstract: "Training budgets: what was spent and committed, what is left, what a certification costs.",
    discussion: """
      A budget with 'every: year' begins anew with each contract year; nothing is carried over. What was committed in a year and is \
      spent later counts for the year in which it was committed.

      Example:  entente training status
                entente training commit hands-on-labs 3500 "Labs for the migration team"
                entente training spend T-1 3500 --ref F001-88
      """,
    subcommands: [
      TrainingStatusCommand.self, TrainingCommitCommand.self, TrainingSpendCommand.self,
      TrainingReleaseCommand.self, TrainingImportCommand.self,
    ])
}

extension RecordOptions {
  /// Records a step of a training budget, and says what is left.
  fileprivate func take(
    mayExceed: Bool = false, _ step: (TrainingLedger, TrainingBook) throws -> TrainingStep
  ) throws {
    let ledger = TrainingLedger(try ledger())
    let events = try ledger.record(by: actor.resolved()) { book in
      try book.decide(
        TrainingCommand(
          step(ledger, book), on: day, reason: reason, reference: reference, mayExceed: mayExceed))
    }
    let book = try ledger.book()
    for event in events {
      guard let budget = event.fact.details["budget"].flatMap({ ledger.rules.budget($0) }) else { continue }
      let date = book.commitment(event.fact.subject ?? "")?.date ?? event.fact.effective
      let amount = event.fact.details["amount"].map { " \($0) \(event.fact.details["currency"] ?? "")" }
      var line = "\(event.fact.subject ?? "") \(event.fact.kind.dropFirst("training.".count))\(amount ?? "")"
      if let period = TrainingPeriod(of: budget, term: ledger.rules.term, on: date) {
        let balance = book.balance(of: budget, in: period)
        line +=
          "; \(budget.id) in \(period.label): \(balance.spent.grouped) spent, \(balance.committed.grouped) committed, \(balance.left.grouped) left of \(budget.amount.grouped) \(budget.amount.currency.code)"
      }
      Console.write(TerminalText.visible(line) + "\n")
    }
  }
}

struct TrainingCommitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commit",
    abstract: "Promises money of a budget: a course that is booked.",
    discussion: """
      Example:  entente training commit aws-certifications 12000 "Exam vouchers" --on 2025-09-01
      """)

  @OptionGroup var record: RecordOptions
  @Argument(help: "The budget.") var budget: String
  @Argument(help: "How much.") var amount: String
  @Argument(help: "What for.") var what: String

  @Flag(name: .customLong("over"), help: "More than is left, as somebody agreed; say why with --reason.")
  var mayExceed = false

  func run() throws {
    try record.take(mayExceed: mayExceed) { ledger, book in
      .commit(budget: budget, amount: try ledger.amount(amount, of: budget, in: book), what: what)
    }
  }
}

struct TrainingSpendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spend",
    abstract: "Records what was spent of a budget or of a commitment.",
    discussion: """
      Example:  entente training spend hands-on-labs 800 --ref F001-91
                entente training spend T-1 12000
      """)

  @OptionGroup var record: RecordOptions
  @Argument(help: "The budget, or a commitment.") var subject: String
  @Argument(help: "How much.") var amount: String
  @Argument(help: "What for.") var what: String?

  @Flag(name: .customLong("over"), help: "More than is left, as somebody agreed; say why with --reason.")
  var mayExceed = false

  func run() throws {
    try record.take(mayExceed: mayExceed) { ledger, book in
      let money = try ledger.amount(amount, of: subject, in: book)
      return book.commitment(subject) == nil
        ? .spend(budget: subject, amount: money, what: what) : .draw(commitment: subject, amount: money)
    }
  }
}

struct TrainingReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Frees what is left of a commitment.",
    discussion: """
      Example:  entente training release T-1 --reason "Course cancelled"
      """)

  @OptionGroup var record: RecordOptions
  @Argument(help: "The commitment.") var commitment: String

  func run() throws { try record.take { _, _ in .release(commitment: commitment) } }
}
