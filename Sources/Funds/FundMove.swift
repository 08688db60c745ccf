import BusinessCalendar
import Programme

/// One recorded step with all its figures, as a fact keeps it.
enum FundMove: Sendable, Hashable {
  case allocate(fund: String, Money, clause: String?)
  case transfer(from: String, to: String, Money)
  /// Available money of a fund that has ended.
  case expire(fund: String, Money)
  case open(request: String, fund: String, title: String, Money, activity: DateSpan?)
  case request(String, OfRequest)
  /// A claim, in draft or submitted at once; the share is what the sponsor pays of what was spent, in percent.
  case openClaim(String, request: String, Money, share: DecimalNumber, [FundEvidence], isDraft: Bool)
  case claim(String, OfClaim)

  /// What is done with a request.
  enum OfRequest: Sendable, Hashable {
    case submit(Money, activity: DateSpan?)
    case approve(Money)
    case spend(Money)
    case sendBack, reject, cancel, close, lapse, expire

    var action: RequestAction {
      switch self {
      case .submit: .submit
      case .approve: .approve
      case .spend: .spend
      case .sendBack: .sendBack
      case .reject: .reject
      case .cancel: .cancel
      case .close: .close
      case .lapse: .lapse
      case .expire: .expire
      }
    }
  }

  /// What is done with a claim.
  enum OfClaim: Sendable, Hashable {
    case submit(Money, share: DecimalNumber, [FundEvidence])
    case approve(Money)
    case sendBack, reject
    case pay(Money)

    var action: ClaimAction {
      switch self {
      case .submit: .submit
      case .approve: .approve
      case .sendBack: .sendBack
      case .reject: .reject
      case .pay: .pay
      }
    }
  }

  /// What it happened to.
  var subject: String {
    switch self {
    case .allocate(let fund, _, _), .transfer(let fund, _, _), .expire(let fund, _): fund
    case .open(let request, _, _, _, _), .request(let request, _): request
    case .openClaim(let claim, _, _, _, _, _), .claim(let claim, _): claim
    }
  }

  /// The amount that it states, where it states one.
  var amount: Money? {
    switch self {
    case .allocate(_, let amount, _), .transfer(_, _, let amount), .expire(_, let amount),
      .open(_, _, _, let amount, _), .openClaim(_, _, let amount, _, _, _):
      amount
    case .request(_, .submit(let amount, _)), .request(_, .approve(let amount)),
      .request(_, .spend(let amount)):
      amount
    case .claim(_, .submit(let amount, _, _)), .claim(_, .approve(let amount)), .claim(_, .pay(let amount)):
      amount
    case .request, .claim: nil
    }
  }

  /// What was done, in words: `MC-7 approved`.
  var words: String {
    switch self {
    case .allocate(let fund, _, _): "\(fund) allocated"
    case .transfer(let from, let to, _): "\(from) transferred to \(to)"
    case .expire(let fund, _): "\(fund) expired"
    case .open(let request, let fund, let title, _, _): "\(request) drafted in \(fund): \(title)"
    case .request(let request, .spend): "\(request) spent"
    case .request(let request, let step): "\(request) \(step.action.past)"
    case .openClaim(let claim, _, _, _, _, let isDraft): "\(claim) \(isDraft ? "drafted" : "submitted")"
    case .claim(let claim, let step): "\(claim) \(step.action.past)"
    }
  }
}
