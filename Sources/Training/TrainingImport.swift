internal import BusinessCalendar
internal import Diagnostics
public import Journal
public import Programme

/// What rows of spend come to on a book that holds all facts: each is recorded once, however often it is read.
///
/// A row is known again by what it says, and by how many rows before it in the file say the same; so a longer file of the same
/// system adds only what is new. A spend that was recorded by hand counts as a row too, where it has the row's reference.
public struct TrainingImport: Sendable {
  /// What becomes of a row.
  public enum Outcome: Sendable {
    /// It is recorded by this fact.
    case new(Fact)
    /// It is recorded already.
    case known
    /// It cannot be recorded; with the column that is wrong.
    case bad(TrainingRow.Column, String)
  }

  /// One outcome a row, in the order of the rows.
  public private(set) var outcomes: [Outcome] = []

  /// The facts of all rows that can be recorded, in order of date, those of one day as the file has them.
  public var facts: [Fact] { news.map(\.fact) }

  private static let markKey = "import.mark"

  private let book: TrainingBook
  private let reason: String?
  private let mayExceed: Bool
  private var marks: Set<String>
  /// How many spends of a reference were recorded by hand and stand for no row yet.
  private var byHand: [Spend: Int] = [:]
  private var copies: [Spend: Int] = [:]
  /// What is left of a budget in a period, and of a commitment.
  private var left: [String: Int] = [:]

  /// Reads rows against a book.
  ///
  /// - Parameters:
  ///   - mayExceed: Whether more than is left may be spent, as somebody agreed; the reason says why.
  ///   - amount: Reads an amount in a currency, above zero, or says why there is none.
  public init(
    _ rows: [TrainingRow], _ book: TrainingBook, reason: String? = nil, mayExceed: Bool = false,
    amount: (String, Currency) -> Result<Money, TrainingAmountProblem>
  ) {
    self.book = book
    self.reason = reason
    self.mayExceed = mayExceed
    let spends = book.events.counting.filter { TrainingKind(name: $0.fact.kind) == .spend }
    marks = Set(spends.compactMap { $0.fact.details[Self.markKey] })
    for event in spends where event.fact.details[Self.markKey] == nil && event.fact.reference != nil {
      if let spend = Spend(event.fact) { byHand[spend, default: 0] += 1 }
    }
    var read: [(index: Int, spend: Spend)] = []
    for row in rows {
      do throws(Problem) {
        read.append((outcomes.count, try spend(row, amount)))
        outcomes.append(.known)
      } catch {
        outcomes.append(.bad(error.column, error.message))
      }
    }
    // What was spent first is recorded first, so that the order of the rows does not matter.
    for (index, spend) in read.sorted(by: { ($0.spend.date, $0.index) < ($1.spend.date, $1.index) }) {
      do throws(Problem) {
        if let fact = try take(spend) { outcomes[index] = .new(fact) }
      } catch {
        outcomes[index] = .bad(error.column, error.message)
      }
    }
    tryOut()
  }

  // MARK: A row

  private struct Problem: Error {
    let column: TrainingRow.Column
    let message: String

    init(_ column: TrainingRow.Column, _ message: String) {
      self.column = column
      self.message = message
    }
  }

  /// What a row says, in our words. Two of one text are one, unless one file has both.
  private struct Spend: Hashable {
    let date: CivilDate
    let budget: String
    let commitment: String?
    let amount: Money
    let what: String?
    let reference: String?

    init(
      date: CivilDate, budget: String, commitment: String?, amount: Money, what: String?, reference: String?
    ) {
      self.date = date
      self.budget = budget
      self.commitment = commitment
      self.amount = amount
      self.what = what
      self.reference = reference
    }

    /// A recorded one, whose reference says enough: what it was for may be written otherwise.
    init?(_ fact: Fact) {
      guard let move = try? TrainingMove(fact), let amount = move.amount else { return nil }
      self.init(
        date: fact.effective, budget: move.budget, commitment: move.commitment, amount: amount, what: nil,
        reference: fact.reference)
    }

    var withoutWords: Spend {
      Spend(
        date: date, budget: budget, commitment: commitment, amount: amount, what: nil, reference: reference)
    }

    func mark(copy: Int) -> String {
      let parts = [
        String(copy), date.description, budget, commitment ?? "", amount.description, what ?? "",
        reference ?? "",
      ]
      return ContentDigest.sha256(Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8))
    }

    /// Where the money comes from.
    var source: TrainingRow.Column { commitment == nil ? .budget : .commitment }
  }

  private func spend(
    _ row: TrainingRow, _ amount: (String, Currency) -> Result<Money, TrainingAmountProblem>
  ) throws(Problem) -> Spend {
    guard let day = row.text(.date) else { throw Problem(.date, "the column 'date' is empty") }
    guard let date = CivilDate(iso: day) else {
      throw Problem(.date, "'\(day.prefix(40))' is not a date; write it as 2025-03-31")
    }
    let (budget, commitment) = try source(row)
    guard let rule = book.rules.budget(budget) else {
      throw Problem(.commitment, "the budget '\(budget)' of the commitment is no longer in the programme")
    }
    guard let written = row.text(.amount) else { throw Problem(.amount, "the column 'amount' is empty") }
    let money: Money
    switch amount(written, rule.amount.currency) {
    case .success(let read): money = read
    case .failure(let problem): throw Problem(.amount, problem.reason)
    }
    for column in [TrainingRow.Column.what, .reference] where (row.text(column)?.utf8.count ?? 0) > 256 {
      throw Problem(column, "this is longer than 256 characters")
    }
    return Spend(
      date: date, budget: budget, commitment: commitment, amount: money, what: row.text(.what),
      reference: row.text(.reference))
  }

  /// The budget, by its id or title, or that of the commitment.
  private func source(_ row: TrainingRow) throws(Problem) -> (budget: String, commitment: String?) {
    var budget: String?
    if let name = row.text(.budget) {
      let found =
        book.rules.budget(name) ?? book.rules.budgets.first { $0.title.lowercased() == name.lowercased() }
      guard let found else {
        let known = book.rules.budgets.map(\.id)
        let near = Suggestion.ending(for: name, in: known + book.rules.budgets.map(\.title))
        throw Problem(
          .budget,
          "no training budget is named '\(name.prefix(60))'\(near.isEmpty ? "; say under imports: in entente.yaml which one it is" : near)"
        )
      }
      budget = found.id
    }
    guard let id = row.text(.commitment) else {
      guard let budget else { throw Problem(.budget, "neither a budget nor a commitment stands here") }
      return (budget, nil)
    }
    guard let promise = book.commitment(id) else {
      throw Problem(
        .commitment,
        "nothing is committed as '\(id.prefix(60))'\(Suggestion.ending(for: id, in: book.commitments.map(\.id)))"
      )
    }
    if let budget, budget != promise.budget {
      throw Problem(.budget, "\(id) is of the budget '\(promise.budget)', not of '\(budget)'")
    }
    return (promise.budget, id)
  }

  // MARK: What a row adds

  /// The fact of a row; nil where it is recorded already.
  private mutating func take(_ spend: Spend) throws(Problem) -> Fact? {
    let copy = copies[spend, default: 0]
    copies[spend] = copy + 1
    let mark = spend.mark(copy: copy)
    if marks.contains(mark) { return nil }
    if let count = byHand[spend.withoutWords], count > 0, spend.reference != nil {
      byHand[spend.withoutWords] = count - 1
      return nil
    }
    try draw(spend)
    let step: TrainingStep =
      spend.commitment.map { .draw(commitment: $0, amount: spend.amount) }
      ?? .spend(budget: spend.budget, amount: spend.amount, what: spend.what)
    var fact = TrainingCommand(step, on: spend.date, reason: reason, reference: spend.reference).fact(
      of: book.rules.programme, budget: spend.budget, id: spend.commitment)
    if spend.commitment != nil { fact.details["what"] = spend.what }
    fact.details[Self.markKey] = mark
    return fact
  }

  /// Takes the amount from what is left, with all that is recorded and the rows before.
  private mutating func draw(_ spend: Spend) throws(Problem) {
    let (key, units, whose) = try remaining(spend)
    let (rest, overflow) = units.subtractingReportingOverflow(spend.amount.minorUnits)
    let isOver = overflow || rest < 0
    let money = Money(minorUnits: max(0, units), currency: spend.amount.currency)
    if isOver, spend.commitment != nil {
      throw Problem(
        .amount,
        "\(spend.amount) is more than the \(money) that is still committed \(whose); spend the rest from the budget '\(spend.budget)'"
      )
    }
    if isOver, !mayExceed {
      throw Problem(
        .amount,
        "\(spend.amount) is more than the \(money) left \(whose); say --over with a reason where that was agreed"
      )
    }
    if isOver, (reason ?? "").isEmpty {
      throw Problem(.amount, "\(spend.amount) is more than the \(money) left \(whose); say why with --reason")
    }
    if overflow { throw Problem(.amount, "\(spend.amount) is more than can be counted") }
    left[key] = rest
  }

  /// What is left of a commitment, or of a budget in the period of a date, and how it is called.
  private func remaining(_ spend: Spend) throws(Problem) -> (key: String, units: Int, whose: String) {
    if let id = spend.commitment {
      return (id, left[id] ?? book.commitment(id)?.open.minorUnits ?? 0, "by \(id)")
    }
    guard let budget = book.rules.budget(spend.budget),
      let period = TrainingPeriod(of: budget, term: book.rules.term, on: spend.date)
    else {
      throw Problem(.date, "\(spend.date) lies outside of the agreement, \(book.rules.term)")
    }
    let key = "\(budget.id) \(period.label)"
    return (
      key, left[key] ?? book.balance(of: budget, in: period).left.minorUnits,
      "of '\(budget.id)' in \(period.label), \(period.days)"
    )
  }

  // MARK: All rows together

  private var news: [(index: Int, fact: Fact)] {
    outcomes.indices.compactMap { index -> (index: Int, fact: Fact)? in
      if case .new(let fact) = outcomes[index] { (index, fact) } else { nil }
    }.sorted { ($0.fact.effective, $0.index) < ($1.fact.effective, $1.index) }
  }

  /// Tries all rows together, and leaves out those that make no sense where they are dated, such as one that spends what was
  /// promised only later, until the rest does.
  private mutating func tryOut() {
    let known = Set(book.problems.map(\.event.id))
    while true {
      let tried = news
      let first = (book.events.map(\.number).max() ?? 0) + 1
      let candidates = tried.enumerated().map { offset, row in
        JournalEvent(
          number: first + offset, id: "import-\(offset)", recorded: Timestamp(microseconds: 0), actor: "",
          fact: row.fact, previousHash: "", hash: "")
      }
      let all = (book.events + candidates).sorted {
        ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number)
      }
      let problems = TrainingBook(book.rules, events: all).problems.filter { !known.contains($0.event.id) }
      if problems.isEmpty { return }
      let own = problems.filter { $0.event.number >= first }
      for problem in own { leaveOut(tried[problem.event.number - first].index, problem.refusal.message) }
      guard own.isEmpty, let other = problems.first else { continue }
      // No row is wrong by itself, and yet a recorded fact makes no sense after them: none of them is recorded.
      let words = "\(other.event.fact.kind) of \(other.event.fact.effective)"
      let same = tried.filter { $0.fact.details["commitment"] == other.event.fact.details["commitment"] }
      for row in same.isEmpty ? tried : same {
        leaveOut(
          row.index, "\(words), which is recorded, would no longer make sense: \(other.refusal.message)")
      }
    }
  }

  private mutating func leaveOut(_ index: Int, _ message: String) {
    guard case .new(let fact) = outcomes[index] else { return }
    outcomes[index] = .bad(fact.details["commitment"] == nil ? .budget : .commitment, message)
  }
}

/// Why a text is no amount.
public struct TrainingAmountProblem: Error, Sendable, Hashable {
  /// A sentence without a full stop.
  public let reason: String

  /// A problem by its sentence.
  public init(_ reason: String) { self.reason = reason }
}
