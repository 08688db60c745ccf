public import BusinessCalendar
internal import Journal
public import Programme

/// What can be recorded of a training budget.
public enum TrainingStep: Sendable, Hashable {
  /// Money of a budget is promised: a course that is booked. Its id is given when it is recorded.
  case commit(budget: String, amount: Money, what: String)
  /// Money of a budget is spent, of no promise.
  case spend(budget: String, amount: Money, what: String?)
  /// Money is spent as it was promised.
  case draw(commitment: String, amount: Money)
  /// What is left of a promise is free again.
  case release(commitment: String)
}

/// A step with what is said of it.
public struct TrainingCommand: Sendable {
  /// What is to be recorded.
  public let step: TrainingStep
  /// The date from which it is true; a promise and what is spent outside of one count for the year that it lies in.
  public let date: CivilDate
  /// Why.
  public let reason: String?
  /// What it is called elsewhere: an invoice, an order.
  public let reference: String?
  /// Whether more than is left may be promised or spent, as somebody agreed.
  public let mayExceed: Bool

  /// A command by its parts.
  public init(
    _ step: TrainingStep, on date: CivilDate, reason: String? = nil, reference: String? = nil,
    mayExceed: Bool = false
  ) {
    self.step = step
    self.date = date
    self.reason = reason
    self.reference = reference
    self.mayExceed = mayExceed
  }
}

/// Why something is not recorded or not known, and what to do instead. Nothing is written.
public struct TrainingRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sentence without a full stop, with its figures.
  public let message: String

  init(_ message: String) { self.message = message }

  /// The message.
  public var description: String { message }
}

/// What a recorded fact says.
struct TrainingMove {
  let kind: TrainingKind
  let budget: String
  let commitment: String?
  let amount: Money?
  let what: String?

  init(_ fact: Fact) throws(TrainingRefusal) {
    guard let kind = TrainingKind(name: fact.kind), kind != .undo else {
      throw TrainingRefusal("a fact of kind '\(fact.kind)' is not known to this version")
    }
    guard let budget = fact.details["budget"], !budget.isEmpty else {
      throw TrainingRefusal("a fact of kind '\(fact.kind)' without 'budget' cannot be read")
    }
    self.kind = kind
    self.budget = budget
    commitment = fact.details["commitment"]
    what = fact.details["what"]
    if kind == .release {
      amount = nil
    } else {
      guard let currency = fact.details["currency"].flatMap({ Currency($0) }),
        let number = fact.details["amount"].flatMap({ DecimalNumber($0) }),
        let money = Money(number, currency), money.minorUnits > 0
      else {
        throw TrainingRefusal("a fact of kind '\(fact.kind)' without an amount above zero cannot be read")
      }
      amount = money
    }
    if kind != .spend, commitment == nil {
      throw TrainingRefusal("a fact of kind '\(fact.kind)' without 'commitment' cannot be read")
    }
  }
}

extension TrainingCommand {
  /// The fact that keeps it; a new promise has the id that is given.
  func fact(of programme: String, budget: String, id: String?) -> Fact {
    var fact = Fact(
      programme: programme, kind: "", subject: id ?? budget, effective: date, reason: reason,
      reference: reference, details: ["budget": budget])
    fact.details["commitment"] = id
    let kind: TrainingKind
    var money: Money?
    switch step {
    case .commit(_, let amount, let what):
      (kind, money) = (.commit, amount)
      fact.details["what"] = what
    case .spend(_, let amount, let what):
      (kind, money) = (.spend, amount)
      fact.details["what"] = what
    case .draw(_, let amount): (kind, money) = (.spend, amount)
    case .release: kind = .release
    }
    fact.kind = kind.name
    fact.details["amount"] = money?.number.description
    fact.details["currency"] = money?.currency.code
    return fact
  }
}
