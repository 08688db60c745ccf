public import BusinessCalendar
public import Programme

/// What a person asks to be recorded.
public struct FundCommand: Sendable, Hashable {
  /// What happened.
  public var step: FundStep
  /// The date from which it is true.
  public var date: CivilDate
  /// Why; a rejection and a waiver must say so.
  public var reason: String?
  /// What it is called elsewhere: an invoice, a ticket.
  public var reference: String?
  /// Whether the parties agreed to overlook a deadline or missing evidence.
  public var isWaived: Bool

  /// A command by its parts.
  public init(
    _ step: FundStep, on date: CivilDate, reason: String? = nil, reference: String? = nil,
    isWaived: Bool = false
  ) {
    self.step = step
    self.date = date
    self.reason = reason
    self.reference = reference
    self.isWaived = isWaived
  }
}

/// A step of a fund, a request or a claim, named by their ids. An amount of nil is all that is possible.
public enum FundStep: Sendable, Hashable {
  /// More money for a fund than the agreement's allotment, which is recorded by itself with a fund's first step.
  case allocate(fund: String, amount: Money)
  /// Available money of one fund for another.
  case transfer(from: String, to: String, amount: Money)
  /// What is left of a fund after its last day; its requests whose deadline for claims has passed go with it.
  case expire(fund: String)

  /// A new request, in draft.
  case request(fund: String, title: String, amount: Money, activity: DateSpan?)
  /// The request goes to the sponsor, first or again, as it is or with another amount or other days.
  case submit(request: String, amount: Money?, activity: DateSpan?)
  /// The sponsor promises all of it, or less.
  case approve(request: String, amount: Money?)
  /// The sponsor asks for changes.
  case sendBack(request: String)
  /// The sponsor refuses for good.
  case reject(request: String)
  /// Who asked gives it up.
  case cancel(request: String)
  /// The partner paid a supplier.
  case spend(request: String, amount: Money)
  /// It is done; what is left is available again.
  case close(request: String)
  /// Its deadline passed; what is left is available again.
  case lapse(request: String)

  /// A new claim on an approved request: submitted, or in draft.
  case claim(request: String, amount: Money?, evidence: [FundEvidence], isDraft: Bool)
  /// A draft or a returned claim goes to the sponsor; no evidence is that which it has.
  case submitClaim(claim: String, amount: Money?, evidence: [FundEvidence])
  /// The sponsor owes all of it, or less.
  case approveClaim(claim: String, amount: Money?)
  /// The sponsor asks for changes.
  case returnClaim(claim: String)
  /// The sponsor refuses it for good.
  case rejectClaim(claim: String)
  /// The sponsor paid all that it owes, or a part.
  case pay(claim: String, amount: Money?)

  /// What a person calls it, `claim approve`.
  public var words: String {
    switch self {
    case .allocate: "allocate"
    case .transfer: "transfer"
    case .expire: "expire"
    case .request: "request"
    case .submit: "submit"
    case .approve: "approve"
    case .sendBack: "return"
    case .reject: "reject"
    case .cancel: "cancel"
    case .spend: "spend"
    case .close: "close"
    case .lapse: "lapse"
    case .claim: "claim"
    case .submitClaim: "claim submit"
    case .approveClaim: "claim approve"
    case .returnClaim: "claim return"
    case .rejectClaim: "claim reject"
    case .pay: "pay"
    }
  }
}
