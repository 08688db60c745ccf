import BusinessCalendar
import Diagnostics
import Programme

/// Reads the parts of a programme that carry money, numbers or dates.
struct TermsDecoder {
  let run: DecodingRun
  let currency: Currency?

  func funds(_ fields: Fields) -> [Fund] {
    fields.records("funds").compactMap { id, record in
      defer { record.close() }
      let available = record.text("available") == "term" ? nil : record.value("available", as: DateSpan.self)
      let fund = (
        title: record.text("title"), purpose: record.text("for"), clause: record.text("clause"),
        reimburses: record.value("reimburses", as: Percentage.self)?.number,
        apply: record.value("apply", as: DeadlineRule.self),
        claim: record.value("claim", as: DeadlineRule.self),
        evidence: record.texts("evidence").map(\.text)
      )
      guard let amount = record.required("amount", as: Money.self) else { return nil }
      return Fund(
        id: id, title: fund.title ?? id.identifierInWords, purpose: fund.purpose, amount: amount,
        clause: fund.clause,
        available: available, reimburses: fund.reimburses, applyBy: fund.apply, claimBy: fund.claim,
        evidence: fund.evidence, location: record.span.location(in: run.file))
    }
  }

  func training(_ fields: Fields, certifications: [CertificationTarget]) -> [TrainingBudget] {
    let known = certifications.map(\.id)
    return fields.records("training").compactMap { id, record in
      defer { record.close() }
      let title = record.text("title") ?? id.identifierInWords
      let every = record.value("every", as: Tenor.self)
      let delivery = record.text("delivery")
      let paid = record.texts("certifications").filter {
        run.checkName($0.text, "certification", in: known, at: $0.span)
      }
      guard let amount = record.required("amount", as: Money.self) else { return nil }
      return TrainingBudget(
        id: id, title: title, amount: amount, every: every, delivery: delivery,
        certifications: paid.map(\.text), location: record.span.location(in: run.file))
    }
  }

  func commitments(_ fields: Fields) -> [Commitment] {
    fields.records("commitments").map { id, record in
      defer { record.close() }
      let years = record.items("years").compactMap { node -> Commitment.Year? in
        let year = Fields(node, run, what: "a year of a commitment")
        defer { year.close() }
        let discount = year.value("discount", as: Percentage.self)
        return year.required("amount", as: Money.self).map {
          Commitment.Year(amount: $0, discount: discount?.number, location: year.location("amount"))
        }
      }
      var expected: [(service: String, amount: Money)] = []
      for (service, amount) in record.fields("expected-monthly").map(namedAmounts) ?? [] {
        expected.append((service, amount))
      }
      let eligible = EligibleSpendDecoder(run: run).eligible(record)
      return Commitment(
        id: id, title: record.text("title") ?? id.identifierInWords, total: record.value("total"),
        totalLocation: record.node("total").map { $0.span.location(in: run.file) }, years: years,
        discountBasis: record.value("discount-basis") ?? .year, expectedMonthly: expected, eligible: eligible)
    }
  }

  private func namedAmounts(_ fields: Fields) -> [(String, Money)] {
    fields.allEntries().compactMap { entry in
      run.checkIdentifier(entry.key, at: entry.keySpan)
      return fields.value(of: entry, as: Money.self).map { (entry.key, $0) }
    }
  }

  func metrics(_ fields: Fields) -> [Metric] {
    fields.records("metrics").map { id, record in
      defer { record.close() }
      let kind = record.text("kind")
      if let kind, kind != "service-level" {
        run.report(
          .valueWord, "'\(kind.prefix(60))' is not a kind of metric; write service-level or leave it out",
          at: record.node("kind")?.span ?? record.span)
      }
      return Metric(
        id: id, title: record.text("title") ?? id.identifierInWords, unit: record.text("unit") ?? "count",
        current: record.value("current"), target: record.value("target"), by: record.value("by"),
        isServiceLevel: kind == "service-level", penalty: record.text("penalty"),
        amber: record.value("amber"), keeping: keeping(record),
        location: record.span.location(in: run.file))
    }
  }

  private func keeping(_ record: Fields) -> Metric.Keeping {
    Metric.Keeping(
      owner: record.text("owner"), source: record.text("source"), period: record.value("period"),
      grace: record.value("grace"), baseline: record.value("baseline"),
      hasErrorBudget: record.value("error-budget", as: Flag.self)?.isSet)
  }

  func initiatives(_ fields: Fields) -> [Initiative] {
    fields.records("initiatives").compactMap { id, record in
      defer { record.close() }
      let title = record.text("title") ?? id.identifierInWords
      let arr = record.value("expected-arr", as: Money.self)
      let owner = record.text("owner")
      guard let investment = record.required("investment", as: Money.self) else { return nil }
      return Initiative(
        id: id, title: title, investment: investment, expectedARR: arr, owner: owner,
        location: record.span.location(in: run.file))
    }
  }
}
