internal import BusinessCalendar
public import Journal

extension RosterCommand {
  /// The fact that keeps it.
  func fact(of programme: String) -> Fact {
    var fact = Fact(
      programme: programme, kind: step.kind.name, subject: step.subject, effective: date, reason: reason,
      reference: reference)
    fact.details["certification"] = step.certification
    fact.details["person"] = step.person
    switch step {
    case .add(let credential), .renew(let credential):
      fact.details["name"] = credential.name
      fact.details["credential"] = credential.id
      fact.details["issued"] = credential.issued.description
      fact.details["expires"] = credential.expires.description
      fact.details["expiry-rule"] = credential.expiryRule
      if credential.isBeyondAgreement { fact.details["beyond-agreement"] = "yes" }
      for (index, file) in credential.evidence.enumerated() {
        let key = "evidence.\(index + 1)"
        fact.details[key + ".kind"] = file.kind
        fact.details[key + ".name"] = file.name
        fact.details[key + ".sha256"] = file.sha256
        fact.details[key + ".size"] = String(file.size)
      }
    case .revoke(_, _, let credential): fact.details["credential"] = credential
    case .plan(_, _, let exam, let isRenewal):
      fact.details["exam"] = exam.description
      if isRenewal { fact.details["renewal"] = "yes" }
    case .unplan: break
    case .complete(_, let isComplete): fact.details["complete"] = isComplete ? "yes" : "no"
    }
    return fact
  }
}

extension RosterStep {
  /// What a recorded fact says, in words without a date.
  public static func words(of fact: Fact) throws(RosterRefusal) -> String { try RosterStep(fact).words }

  var kind: RosterKind {
    switch self {
    case .add: .add
    case .renew: .renew
    case .revoke: .revoke
    case .plan: .plan
    case .unplan: .unplan
    case .complete: .roster
    }
  }

  /// The certification, and the person where there is one: `solutions-architect/p-17`.
  var subject: String { certification + (person.map { "/" + $0 } ?? "") }

  /// What a recorded fact says. Refused where it cannot be read.
  init(_ fact: Fact) throws(RosterRefusal) {
    func detail(_ key: String) throws(RosterRefusal) -> String {
      guard let text = fact.details[key], !text.isEmpty else {
        throw RosterRefusal("a fact of kind '\(fact.kind)' without '\(key)' cannot be read")
      }
      return text
    }
    func date(_ key: String) throws(RosterRefusal) -> CivilDate {
      let text = try detail(key)
      guard let date = CivilDate(iso: text) else {
        throw RosterRefusal("'\(text)' is no date, and stands as '\(key)' of a fact of kind '\(fact.kind)'")
      }
      return date
    }
    guard let kind = RosterKind(name: fact.kind), kind != .undo else {
      throw RosterRefusal("a fact of kind '\(fact.kind)' is not known to this version")
    }
    let certification = try detail("certification")
    switch kind {
    case .add, .renew:
      let text = try detail("expires")
      guard let expires = Credential.Expiry(text) else {
        throw RosterRefusal("'\(text)' is no expiry of a certification")
      }
      let credential = Credential(
        person: try detail("person"), name: fact.details["name"], certification: certification,
        id: fact.details["credential"], issued: try date("issued"), expires: expires,
        expiryRule: fact.details["expiry-rule"], isBeyondAgreement: fact.details["beyond-agreement"] != nil,
        evidence: try Self.evidence(of: fact))
      self = kind == .add ? .add(credential) : .renew(credential)
    case .revoke:
      self = .revoke(
        person: try detail("person"), certification: certification, credential: fact.details["credential"])
    case .plan:
      self = .plan(
        person: try detail("person"), certification: certification, exam: try date("exam"),
        isRenewal: fact.details["renewal"] != nil)
    case .unplan: self = .unplan(person: try detail("person"), certification: certification)
    case .roster:
      self = .complete(certification: certification, isComplete: try detail("complete") == "yes")
    case .undo: throw RosterRefusal("an undoing is no step")
    }
  }

  private static func evidence(of fact: Fact) throws(RosterRefusal) -> [Evidence] {
    var found: [Evidence] = []
    while let kind = fact.details["evidence.\(found.count + 1).kind"] {
      let key = "evidence.\(found.count + 1)"
      guard let name = fact.details[key + ".name"], let digest = fact.details[key + ".sha256"],
        let size = fact.details[key + ".size"].flatMap({ Int($0) }),
        let file = Evidence(kind: kind, name: name, sha256: digest, size: size)
      else { throw RosterRefusal("'\(key)' of a fact of kind '\(fact.kind)' is no file") }
      found.append(file)
    }
    return found
  }
}
