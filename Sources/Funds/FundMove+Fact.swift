import BusinessCalendar
import Journal
import Programme

/// The kinds of facts of the fund register.
enum FundKind: String, Sendable, CaseIterable {
  case allocate, transfer, expire
  case request, submit, approve
  case sendBack = "return"
  case reject, cancel, spend, close, lapse
  case claim
  case claimSubmit = "claim-submit"
  case claimApprove = "claim-approve"
  case claimReturn = "claim-return"
  case claimReject = "claim-reject"
  case pay, undo

  static let prefix = "fund."

  var name: String { Self.prefix + rawValue }

  init?(name: String) {
    guard name.hasPrefix(Self.prefix) else { return nil }
    self.init(rawValue: String(name.dropFirst(Self.prefix.count)))
  }
}

extension FundMove {
  var kind: FundKind {
    switch self {
    case .allocate: .allocate
    case .transfer: .transfer
    case .expire, .request(_, .expire): .expire
    case .open: .request
    case .request(_, .submit): .submit
    case .request(_, .approve): .approve
    case .request(_, .spend): .spend
    case .request(_, .sendBack): .sendBack
    case .request(_, .reject): .reject
    case .request(_, .cancel): .cancel
    case .request(_, .close): .close
    case .request(_, .lapse): .lapse
    case .openClaim: .claim
    case .claim(_, .submit): .claimSubmit
    case .claim(_, .approve): .claimApprove
    case .claim(_, .sendBack): .claimReturn
    case .claim(_, .reject): .claimReject
    case .claim(_, .pay): .pay
    }
  }

  /// What a fact keeps of it beside its subject: amounts with all digits, dates in ISO 8601.
  var details: [String: String] {
    var details: [String: String] = [:]
    if let amount {
      details["amount"] = amount.number.description
      details["currency"] = amount.currency.code
    }
    switch self {
    case .allocate(_, _, let clause): details["clause"] = clause
    case .transfer(_, let to, _): details["to"] = to
    case .open(_, let fund, let title, _, let activity):
      details["fund"] = fund
      details["title"] = title
      details.keep(activity)
    case .request(_, .submit(_, let activity)): details.keep(activity)
    case .openClaim(_, let request, _, let share, let evidence, let isDraft):
      details["request"] = request
      details["share"] = share.description
      if isDraft { details["draft"] = "yes" }
      details.keep(evidence)
    case .claim(_, .submit(_, let share, let evidence)):
      details["share"] = share.description
      details.keep(evidence)
    case .expire(let fund, _): details["fund"] = fund
    case .request, .claim: break
    }
    return details
  }

  /// What a fact says.
  ///
  /// - Throws: A refusal that says what is missing in it.
  init(_ fact: Fact) throws(FundRefusal) {
    guard let kind = FundKind(name: fact.kind), kind != .undo else {
      throw FundRefusal(.record, "'\(fact.kind)' is no step of a fund")
    }
    guard let subject = fact.subject else { throw FundRefusal(.record, "\(fact.kind) names no subject") }
    let record = FundRecord(fact)
    switch kind {
    case .allocate: self = .allocate(fund: subject, try record.amount, clause: fact.details["clause"])
    case .transfer: self = .transfer(from: subject, to: try record.text("to"), try record.amount)
    case .expire:
      self =
        fact.details["fund"] == nil
        ? .request(subject, .expire) : .expire(fund: subject, try record.amount)
    case .request:
      self = .open(
        request: subject, fund: try record.text("fund"), title: try record.text("title"), try record.amount,
        activity: try record.activity)
    case .submit: self = .request(subject, .submit(try record.amount, activity: try record.activity))
    case .approve: self = .request(subject, .approve(try record.amount))
    case .spend: self = .request(subject, .spend(try record.amount))
    case .sendBack: self = .request(subject, .sendBack)
    case .reject: self = .request(subject, .reject)
    case .cancel: self = .request(subject, .cancel)
    case .close: self = .request(subject, .close)
    case .lapse: self = .request(subject, .lapse)
    case .claim:
      self = .openClaim(
        subject, request: try record.text("request"), try record.amount, share: try record.share,
        try record.evidence, isDraft: fact.details["draft"] != nil)
    case .claimSubmit:
      self = .claim(subject, .submit(try record.amount, share: try record.share, try record.evidence))
    case .claimApprove: self = .claim(subject, .approve(try record.amount))
    case .claimReturn: self = .claim(subject, .sendBack)
    case .claimReject: self = .claim(subject, .reject)
    case .pay: self = .claim(subject, .pay(try record.amount))
    case .undo: throw FundRefusal(.record, "an undoing is no step of a fund")
    }
  }
}

/// Reads the details of a fact.
private struct FundRecord {
  let fact: Fact

  init(_ fact: Fact) { self.fact = fact }

  func text(_ key: String) throws(FundRefusal) -> String {
    guard let text = fact.details[key], !text.isEmpty else {
      throw FundRefusal(.record, "\(fact.kind) of \(fact.subject ?? "?") has no '\(key)'")
    }
    return text
  }

  var amount: Money {
    get throws(FundRefusal) {
      guard let currency = Currency(try text("currency")), let number = DecimalNumber(try text("amount")),
        let money = Money(number, currency)
      else {
        throw FundRefusal(.record, "\(fact.kind) of \(fact.subject ?? "?") has no amount that can be read")
      }
      return money
    }
  }

  var share: DecimalNumber {
    get throws(FundRefusal) {
      guard let share = DecimalNumber(try text("share")), share.mantissa >= 0 else {
        throw FundRefusal(.record, "\(fact.kind) of \(fact.subject ?? "?") has no share that can be read")
      }
      return share
    }
  }

  var activity: DateSpan? {
    get throws(FundRefusal) {
      guard let from = fact.details["from"], let to = fact.details["until"] else { return nil }
      guard let first = CivilDate(iso: from), let last = CivilDate(iso: to), let span = DateSpan(first, last)
      else { throw FundRefusal(.record, "'\(from)' to '\(to)' are not the days of an activity") }
      return span
    }
  }

  var evidence: [FundEvidence] {
    get throws(FundRefusal) {
      var found: [FundEvidence] = []
      while let kind = fact.details["evidence.\(found.count + 1).kind"] {
        let key = "evidence.\(found.count + 1)"
        guard let size = Int(try text(key + ".size")),
          let evidence = FundEvidence(
            kind: kind, name: try text(key + ".name"), sha256: try text(key + ".sha256"), size: size)
        else { throw FundRefusal(.record, "\(key) of \(fact.subject ?? "?") cannot be read") }
        found.append(evidence)
      }
      return found
    }
  }
}

extension [String: String] {
  fileprivate mutating func keep(_ activity: DateSpan?) {
    self["from"] = activity?.first.description
    self["until"] = activity?.last.description
  }

  fileprivate mutating func keep(_ evidence: [FundEvidence]) {
    for (index, item) in evidence.enumerated() {
      let key = "evidence.\(index + 1)"
      self[key + ".kind"] = item.kind
      self[key + ".name"] = item.name
      self[key + ".sha256"] = item.sha256
      self[key + ".size"] = String(item.size)
    }
  }
}
