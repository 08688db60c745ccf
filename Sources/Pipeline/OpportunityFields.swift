import BusinessCalendar
import Interchange
import Journal

/// Takes one opportunity out of a JSON object, and gathers what is wrong with it.
struct OpportunityFields {
  private let item: JSONNode
  private let isSingle: Bool
  private(set) var problems: [FileProblem] = []
  private(set) var notes: [FileProblem] = []

  /// - Parameter isSingle: Whether it is all that `get-opportunity` tells, and no line of a listing.
  init(_ item: JSONNode, isSingle: Bool) {
    self.item = item
    self.isSingle = isSingle
  }

  /// The opportunity; nil where nothing names it, or something is wrong.
  mutating func opportunity() -> Opportunity? {
    guard case .object = item.value else {
      problems.append(FileProblem(item.place, "an opportunity is wanted here, not \(item.sort)"))
      return nil
    }
    let partner = text("PartnerOpportunityIdentifier", in: item)
    let id = identity(partner)
    // What is missing is told, and the rest read all the same.
    var summary = Opportunity.Summary(catalog: needed("Catalog", in: item) ?? "")
    summary.partnerID = partner
    summary.type = text("OpportunityType", in: item)
    summary.lastModified = instant("LastModifiedDate")
    summary.created = instant("CreatedDate")
    lifeCycle(&summary)
    customer(&summary)
    summary.spends = spends()
    let detail = isSingle ? detail() : nil
    guard problems.isEmpty, let id else { return nil }
    return Opportunity(id: id, summary: summary, detail: detail)
  }

  // MARK: Parts

  /// The id, else that at the end of the Amazon Resource Name, else the partner's own.
  private mutating func identity(_ partner: String?) -> String? {
    let isNumber = { (id: String) in
      id.hasPrefix("O") && id.utf8.count > 1 && id.utf8.dropFirst().allSatisfy { (48...57).contains($0) }
    }
    let arn = text("Arn", in: item)?.split(separator: "/").last.map(String.init)
    let own = partner.map {
      "partner:" + $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    guard let id = isSingle ? needed("Id", in: item) : text("Id", in: item) else {
      return arn.flatMap { isNumber($0) ? $0 : nil } ?? own
    }
    if isNumber(id), id.utf8.count <= 20 { return id }
    problems.append(
      FileProblem(
        item["Id"]?.place ?? item.place,
        "'\(id.prefix(40))' is no id of an opportunity; the API's are O and up to 19 digits"))
    return nil
  }

  private mutating func lifeCycle(_ summary: inout Opportunity.Summary) {
    guard let part = object("LifeCycle", in: item) else { return }
    summary.stage = text("Stage", in: part).map { OpportunityStage($0) }
    summary.lostReason = text("ClosedLostReason", in: part)
    summary.review = text("ReviewStatus", in: part).map { ReviewStatus($0) }
    summary.reviewComments = text("ReviewComments", in: part)
    summary.nextSteps = text("NextSteps", in: part)
    guard let node = part["TargetCloseDate"], let date = text("TargetCloseDate", in: part) else { return }
    summary.targetClose = CivilDate(iso: date)
    if summary.targetClose == nil {
      problems.append(
        FileProblem(node.place, "'\(date.prefix(40))' is no target close date; write 2026-06-30"))
    }
  }

  private mutating func customer(_ summary: inout Opportunity.Summary) {
    guard let part = object("Customer", in: item), let account = object("Account", in: part) else { return }
    // The one key that an account has to have, though it may be empty.
    if account["CompanyName"] == nil {
      problems.append(FileProblem(account.place, "the key 'CompanyName' of the account is missing"))
    }
    summary.customer = text("CompanyName", in: account)
    summary.industry = text("Industry", in: account)
    summary.country = object("Address", in: account).flatMap { text("CountryCode", in: $0) }
  }

  private mutating func spends() -> [ExpectedSpend] {
    guard let part = object("Project", in: item) else { return [] }
    return list("ExpectedCustomerSpend", in: part).compactMap { node in
      guard case .object = node.value else {
        problems.append(FileProblem(node.place, "what a customer spends is an object, not \(node.sort)"))
        return nil
      }
      guard let amount = amount(of: node) else { return nil }
      let currency = text("CurrencyCode", in: node)
      if currency == nil, !amount.isEmpty {
        problems.append(FileProblem(node.place, "the amount \(amount) has no 'CurrencyCode'"))
      }
      let spend = ExpectedSpend(
        amount: amount, currency: currency ?? "",
        frequency: text("Frequency", in: node) ?? ExpectedSpend.monthly,
        company: text("TargetCompany", in: node))
      if spend.isUncounted, currency != nil {
        notes.append(
          FileProblem(
            node.place,
            "\(spend.words) is kept and not counted: what counts is monthly, in a currency of ISO 4217 with no more digits than that has"
          ))
      }
      return spend
    }
  }

  /// As the API writes it; nil where it is wrong.
  private mutating func amount(of node: JSONNode) -> String? {
    guard let value = node["Amount"], !value.isNull else { return "" }
    let written: String
    switch value.value {
    case .string(let text): written = text
    case .number(let text): written = text
    default:
      problems.append(FileProblem(value.place, "'Amount' has to be a text, not \(value.sort)"))
      return nil
    }
    if ExpectedSpend.isAmount(written) { return written }
    problems.append(
      FileProblem(value.place, "'\(written.prefix(40))' is no amount; write digits and a point, 12000.00"))
    return nil
  }

  private mutating func detail() -> Opportunity.Detail {
    var detail = Opportunity.Detail()
    detail.title = object("Project", in: item).flatMap { text("Title", in: $0) }
    if let part = object("Marketing", in: item) {
      detail.campaign = text("CampaignName", in: part)
      detail.source = text("Source", in: part)
      detail.fundingUsed = text("AwsFundingUsed", in: part).flatMap { ["yes": true, "no": false][$0.folded] }
    }
    guard let first = list("OpportunityTeam", in: item).first else { return detail }
    let names = [text("FirstName", in: first), text("LastName", in: first)].compactMap { $0 }
    detail.lead = names.isEmpty ? text("Email", in: first) : names.joined(separator: " ")
    return detail
  }

  // MARK: Values

  /// A text without space around it; nil where it is missing, null or empty.
  private mutating func text(_ key: String, in node: JSONNode) -> String? {
    guard let value = node[key], !value.isNull else { return nil }
    guard let text = value.text else {
      problems.append(FileProblem(value.place, "'\(key)' has to be a text, not \(value.sort)"))
      return nil
    }
    if text.utf8.contains(0) {
      problems.append(FileProblem(value.place, "'\(key)' holds the character U+0000, which no text may"))
      return nil
    }
    let words = text.drop(while: \.isWhitespace)
    let trimmed = words.lastIndex { !$0.isWhitespace }.map { words[...$0] } ?? ""
    return trimmed.isEmpty ? nil : String(trimmed)
  }

  private mutating func needed(_ key: String, in node: JSONNode) -> String? {
    let known = problems.count
    let text = text(key, in: node)
    if text == nil, problems.count == known {
      problems.append(FileProblem(node.place, "the key '\(key)' is missing or empty"))
    }
    return text
  }

  private mutating func object(_ key: String, in node: JSONNode) -> JSONNode? {
    guard let value = node[key], !value.isNull else { return nil }
    if case .object = value.value { return value }
    problems.append(FileProblem(value.place, "'\(key)' has to be an object, not \(value.sort)"))
    return nil
  }

  private mutating func list(_ key: String, in node: JSONNode) -> [JSONNode] {
    guard let value = node[key], !value.isNull else { return [] }
    if let items = value.items { return items }
    problems.append(FileProblem(value.place, "'\(key)' has to be a list, not \(value.sort)"))
    return []
  }

  /// An instant as the second version of the AWS command-line tool writes it (RFC 3339), or the first one (seconds since 1970).
  private mutating func instant(_ key: String) -> Timestamp? {
    guard let value = item[key], !value.isNull else { return nil }
    switch value.value {
    case .string(""): return nil
    case .string(let text):
      if let instant = Timestamp(rfc3339: text) { return instant }
      problems.append(
        FileProblem(value.place, "'\(text.prefix(40))' is no instant; write 2026-03-01T10:20:30Z"))
    case .number(let text):
      let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      let isPlain = parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
      if isPlain, let seconds = parts.first.flatMap({ Int($0) }), (0...253_402_300_799).contains(seconds) {
        return Timestamp(microseconds: seconds * 1_000_000)
      }
      problems.append(FileProblem(value.place, "\(text.prefix(40)) is no number of seconds since 1970"))
    default:
      problems.append(FileProblem(value.place, "'\(key)' has to be an instant, not \(value.sort)"))
    }
    return nil
  }
}
