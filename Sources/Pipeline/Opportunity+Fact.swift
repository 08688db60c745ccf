import BusinessCalendar
import Journal

extension Opportunity {
  /// What a fact keeps of it beside its id: a text a field, none where a field is not stated.
  var details: [String: String] {
    var details: [String: String] = ["catalog": summary.catalog]
    details["partner-id"] = summary.partnerID
    details["type"] = summary.type
    details["stage"] = summary.stage?.name
    details["lost-reason"] = summary.lostReason
    details["review"] = summary.review?.name
    details["review-comments"] = summary.reviewComments
    details["next-steps"] = summary.nextSteps
    details["target-close"] = summary.targetClose?.description
    details["customer"] = summary.customer
    details["country"] = summary.country
    details["industry"] = summary.industry
    details["last-modified"] = summary.lastModified?.description
    details["created"] = summary.created?.description
    for (index, spend) in summary.spends.enumerated() {
      let key = "spend.\(index + 1)"
      details[key + ".amount"] = spend.amount
      details[key + ".currency"] = spend.currency
      details[key + ".frequency"] = spend.frequency
      details[key + ".company"] = spend.company
    }
    guard let detail else { return details }
    details["detailed"] = "yes"
    details["title"] = detail.title
    details["campaign"] = detail.campaign
    details["funding-used"] = detail.fundingUsed.map { $0 ? "yes" : "no" }
    details["source"] = detail.source
    details["lead"] = detail.lead
    return details
  }

  /// What a fact says of an opportunity.
  ///
  /// - Throws: A refusal that says what is missing in it.
  init(_ fact: Fact) throws(PipelineRefusal) {
    guard let id = fact.subject else { throw PipelineRefusal(.record, "\(fact.kind) names no opportunity") }
    try self.init(id: id, details: fact.details)
  }

  /// The opportunity that ``details`` are of.
  init(id: String, details: [String: String]) throws(PipelineRefusal) {
    let record = OpportunityRecord(id: id, details: details)
    var summary = Summary(catalog: try record.needed("catalog"))
    summary.partnerID = record.text("partner-id")
    summary.type = record.text("type")
    summary.stage = record.text("stage").map { OpportunityStage($0) }
    summary.lostReason = record.text("lost-reason")
    summary.review = record.text("review").map { ReviewStatus($0) }
    summary.reviewComments = record.text("review-comments")
    summary.nextSteps = record.text("next-steps")
    summary.targetClose = try record.read("target-close", "date") { CivilDate(iso: $0) }
    summary.customer = record.text("customer")
    summary.country = record.text("country")
    summary.industry = record.text("industry")
    summary.lastModified = try record.read("last-modified", "instant") { Timestamp(rfc3339: $0) }
    summary.created = try record.read("created", "instant") { Timestamp(rfc3339: $0) }
    summary.spends = try record.spends()
    var detail: Detail?
    if record.text("detailed") != nil {
      var read = Detail()
      read.title = record.text("title")
      read.campaign = record.text("campaign")
      read.fundingUsed = try record.read("funding-used", "yes or no") { ["yes": true, "no": false][$0] }
      read.source = record.text("source")
      read.lead = record.text("lead")
      detail = read
    }
    self.init(id: id, summary: summary, detail: detail)
  }
}

/// Reads the details of a fact.
private struct OpportunityRecord {
  let id: String
  let details: [String: String]

  func text(_ key: String) -> String? { details[key] }

  func needed(_ key: String) throws(PipelineRefusal) -> String {
    guard let text = details[key] else {
      throw PipelineRefusal(.record, "the record of \(id) has no '\(key)'")
    }
    return text
  }

  func read<Value>(_ key: String, _ what: String, _ read: (String) -> Value?) throws(PipelineRefusal)
    -> Value?
  {
    guard let text = details[key] else { return nil }
    guard let value = read(text) else {
      throw PipelineRefusal(.record, "'\(text)' in the record of \(id) is no \(what)")
    }
    return value
  }

  func spends() throws(PipelineRefusal) -> [ExpectedSpend] {
    var spends: [ExpectedSpend] = []
    while let amount = details["spend.\(spends.count + 1).amount"] {
      let key = "spend.\(spends.count + 1)"
      guard ExpectedSpend.isAmount(amount) else {
        throw PipelineRefusal(.record, "'\(amount)' in the record of \(id) is no amount")
      }
      spends.append(
        ExpectedSpend(
          amount: amount, currency: try needed(key + ".currency"), frequency: try needed(key + ".frequency"),
          company: text(key + ".company")))
    }
    return spends
  }
}
