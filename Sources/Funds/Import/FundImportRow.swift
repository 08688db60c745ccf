public import BusinessCalendar
import Diagnostics
public import Programme

/// A step as a row of another system tells it: names are the other system's or ours, amounts are texts.
public struct FundImportRow: Sendable, Hashable {
  /// What happened, in the words of `entente funds`.
  public enum Step: String, Sendable, Hashable, CaseIterable {
    case allocate, transfer, expire
    case request, submit, approve
    case sendBack = "return"
    case reject, cancel, spend, close, lapse
    case claim
    case claimSubmit = "claim submit"
    case claimApprove = "claim approve"
    case claimReturn = "claim return"
    case claimReject = "claim reject"
    case pay

    /// Whether it is about a claim that there is.
    var isOfClaim: Bool {
      switch self {
      case .claimSubmit, .claimApprove, .claimReturn, .claimReject, .pay: true
      default: false
      }
    }
  }

  /// The columns of a row, by which a person is told what is wrong.
  public enum Column: String, Sendable, Hashable, CaseIterable {
    case date, step, fund, request, claim, title, amount, from, until, reason, reference
    case toFund = "to-fund"
  }

  /// What is wrong with a row, and in which column; nil for the row as a whole.
  public struct Problem: Error, Sendable, Hashable {
    /// In which column.
    public let column: Column?
    /// What is wrong, without a full stop.
    public let reason: String

    /// A problem by its parts.
    public init(_ column: Column?, _ reason: String) {
      self.column = column
      self.reason = reason
    }
  }

  /// The date from which it is true.
  public let date: CivilDate
  /// What happened.
  public let step: Step
  /// All cells that hold something, by column; dates in ISO 8601.
  public let cells: [Column: String]
  /// The days of the activity.
  public let activity: DateSpan?

  /// A row by its parts.
  public init(date: CivilDate, step: Step, cells: [Column: String], activity: DateSpan?) {
    self.date = date
    self.step = step
    self.cells = cells
    self.activity = activity
  }

  /// All that it says, as one text: two rows of one text are one step, unless one file has both.
  public var content: String {
    Column.allCases.map { "\($0.rawValue)=\(cells[$0] ?? "")" }.joined(separator: "\u{1F}")
  }
}

extension FundImport {
  /// Takes the step of a row.
  ///
  /// - Parameters:
  ///   - mark: By which the row is known again.
  ///   - waiver: Why deadlines and missing evidence are overlooked; nil where they are not.
  ///   - amount: Reads an amount in a currency.
  public mutating func take(
    _ row: FundImportRow, mark: String, waiver: String?,
    amount read: (String, Currency) throws(FundImportRow.Problem) -> Money
  ) throws(FundImportRow.Problem) {
    if isPresent(mark) { return }
    func needed(_ column: FundImportRow.Column) throws(FundImportRow.Problem) -> String {
      guard let text = row.cells[column] else {
        throw FundImportRow.Problem(column, "the step '\(row.step.rawValue)' needs a \(column.rawValue)")
      }
      return text
    }
    let subject: String
    switch row.step {
    case .allocate, .transfer, .expire, .request: subject = try fund(needed(.fund))
    case _ where row.step.isOfClaim: subject = name(of: try needed(.claim))
    default: subject = name(of: try needed(.request))
    }
    func money() throws(FundImportRow.Problem) -> Money? {
      guard let text = row.cells[.amount] else { return nil }
      return try read(text, currency(of: subject))
    }
    func all() throws(FundImportRow.Problem) -> Money {
      guard let money = try money() else {
        throw FundImportRow.Problem(.amount, "the step '\(row.step.rawValue)' needs an amount")
      }
      return money
    }
    let step: FundStep
    var new: String?
    switch row.step {
    case .allocate: step = .allocate(fund: subject, amount: try all())
    case .transfer: step = .transfer(from: subject, to: try fund(needed(.toFund)), amount: try all())
    case .expire: step = .expire(fund: subject)
    case .request:
      new = row.cells[.request]
      if let new, knows(new) {
        throw FundImportRow.Problem(
          .request, "\(new) is recorded already as \(name(of: new)), and this row says something else of it")
      }
      step = .request(fund: subject, title: try needed(.title), amount: try all(), activity: row.activity)
    case .submit: step = .submit(request: subject, amount: try money(), activity: row.activity)
    case .approve: step = .approve(request: subject, amount: try money())
    case .sendBack: step = .sendBack(request: subject)
    case .reject: step = .reject(request: subject)
    case .cancel: step = .cancel(request: subject)
    case .spend: step = .spend(request: subject, amount: try all())
    case .close: step = .close(request: subject)
    case .lapse: step = .lapse(request: subject)
    case .claim:
      new = row.cells[.claim]
      if let new, knows(new) {
        throw FundImportRow.Problem(
          .claim, "\(new) is recorded already as \(name(of: new)), and this row says something else of it")
      }
      step = .claim(request: subject, amount: try money(), evidence: [], isDraft: false)
    case .claimSubmit: step = .submitClaim(claim: subject, amount: try money(), evidence: [])
    case .claimApprove: step = .approveClaim(claim: subject, amount: try money())
    case .claimReturn: step = .returnClaim(claim: subject)
    case .claimReject: step = .rejectClaim(claim: subject)
    case .pay: step = .pay(claim: subject, amount: try money())
    }
    do throws(FundRefusal) {
      try take(
        FundCommand(
          step, on: row.date, reason: row.cells[.reason] ?? waiver, reference: row.cells[.reference],
          isWaived: waiver != nil), mark: mark, naming: new,
        isReasoned: row.cells[.reason] != nil || row.step == .reject || row.step == .claimReject)
    } catch {
      throw FundImportRow.Problem(nil, error.message)
    }
  }

  /// A fund by its id or its title, whatever the case.
  public func fund(_ text: String) throws(FundImportRow.Problem) -> String {
    if book.account(text) != nil { return text }
    let named = book.accounts.map(\.fund).filter { $0.title.lowercased() == text.lowercased() }
    if named.count == 1, let fund = named.first { return fund.id }
    throw FundImportRow.Problem(
      .fund,
      "no fund is named '\(text)'\(Suggestion.ending(for: text, in: book.accounts.flatMap { [$0.fund.id, $0.fund.title] })); "
        + "say which one it is under imports: in entente.yaml (values: { fund: { '\(text)': … } })")
  }

  private func currency(of subject: String) -> Currency {
    book.request(subject)?.asked.currency ?? book.claim(subject)?.asked.currency
      ?? book.account(subject)?.fund.amount.currency ?? book.rules.currency
  }
}
