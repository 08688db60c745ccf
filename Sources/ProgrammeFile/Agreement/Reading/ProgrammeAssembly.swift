import BusinessCalendar
import Diagnostics
import Programme

/// Puts what was read of an agreement into the order of a programme file.
struct ProgrammeAssembly {
  let draft: AgreementDraft
  let particulars: Particulars
  let parties: PartyBook
  let clauses: SourceNode?
  let tier: SourceNode?
  let currency: (code: String, span: SourceSpan, isAssumed: Bool)
  let sha256: String
  private let start = SourceSpan(line: 1)

  /// The programme's name: the parties', in the agreement's order.
  var id: String {
    let joined = PlainWords.identifier(parties.entries.map(\.id).joined(separator: "-"))
    if !joined.isEmpty { return joined }
    let title = PlainWords.identifier(particulars.title?.text ?? "")
    return title.isEmpty ? "programme" : title
  }

  func programme() -> SourceNode {
    let top = particulars.title?.span ?? start
    var record = RecordBuilder(draft: draft, span: start)
    record.put("programme", id, at: parties.entries.first?.span ?? top)
    record.put("title", particulars.title)
    record.put("subtitle", particulars.subtitle)
    put(&record, "type", .type)
    record.put("source", mapping([("file", Self.fileName, top), ("sha256", sha256, top)], at: top))
    put(&record, "classification", .classification)
    put(&record, "owner", .owner)
    let reviews = [("last", particulars.lastReview), ("next", particulars.nextReview)].compactMap {
      key, said in
      said.map { (key, $0.value, $0.span) }
    }
    if let first = reviews.first { record.put("reviews", mapping(reviews, at: first.2)) }
    record.put("currency", currency.code, at: currency.span)
    if currency.isAssumed { draft.assumptions.add("currency", at: currency.span) }
    if let term = term { record.put("term", term) }
    if let node = partiesNode { record.put("parties", node) }
    for section in [AgreementSection.roles, .meetings, .funds, .training, .certifications] {
      put(&record, section)
    }
    if let node = commitments { record.put("commitments", node) }
    let rest: [AgreementSection] = [
      .metrics, .initiatives, .services, .pricing, .requirements, .managedService, .compliance, .standards,
      .sharedResponsibility,
    ]
    for section in rest { put(&record, section) }
    if let tier { record.put("tier", tier) }
    if let clauses { record.put("clauses", clauses) }
    put(&record, .exit)
    let assumed = draft.assumptions.nodes(draft.sections)
    if !assumed.isEmpty { record.put("assumed", SourceNode(.sequence(assumed), at: start)) }
    return record.node
  }

  func workspace(isSpanish: Bool) -> SourceNode {
    let span = particulars.title?.span ?? start
    var record = RecordBuilder(draft: draft, span: start)
    record.put("entente", "1", at: span)
    record.put("programmes", SourceNode(.sequence([SourceNode("programmes/*.yaml", at: span)]), at: span))
    record.put("journal", "sqlite:entente.db", at: span)
    record.put(
      "uid-domain", "\(parties.entries.first?.id ?? id).example", at: parties.entries.first?.span ?? span)
    record.put("locale", isSpanish ? "es-PE" : "en-GB", at: span)
    return record.node
  }

  /// How the agreement is named in the workspace drawn from it.
  private static let fileName = "agreement.md"

  private func put(_ record: inout RecordBuilder, _ key: String, _ field: AgreementField) {
    if let said = particulars.texts[field] { record.put(key, said.value, at: said.span) }
  }

  private func put(_ record: inout RecordBuilder, _ section: AgreementSection) {
    let entries = draft.records(section)
    if let first = entries.first {
      record.put(section.rawValue, SourceNode(.mapping(entries), at: first.keySpan))
    }
  }

  private func mapping(_ fields: [(String, String, SourceSpan)], at span: SourceSpan) -> SourceNode {
    SourceNode(
      .mapping(fields.map { SourceEntry(key: $0.0, keySpan: $0.2, value: SourceNode($0.1, at: $0.2)) }),
      at: span)
  }

  private var term: SourceNode? {
    var fields: [(String, String, SourceSpan)] = []
    if let from = particulars.from { fields.append(("from", from.value.description, from.span)) }
    if let length = particulars.term { fields.append(("length", length.value.description, length.span)) }
    return fields.first.map { mapping(fields, at: $0.2) }
  }

  private var partiesNode: SourceNode? {
    guard let first = parties.entries.first else { return nil }
    let entries = zip(parties.entries, parties.homes).map { party, home in
      var record = RecordBuilder(draft: draft, span: party.span)
      record.put("name", party.name, at: party.span)
      record.put("time-zone", home.zone, at: party.span)
      record.put("business-centre", home.centre, at: party.span)
      record.put("working-hours", "09:00-18:00", at: party.span)
      for key in ["time-zone", "business-centre"] {
        draft.assumptions.add("parties.\(party.id).\(key)", at: party.span)
      }
      return SourceEntry(key: party.id, keySpan: party.span, value: record.node)
    }
    draft.assumptions.add("parties.*.working-hours", at: first.span)
    return SourceNode(.mapping(entries), at: first.span)
  }

  private var commitments: SourceNode? {
    let commitment = draft.commitment
    guard
      let span = particulars.total?.span ?? commitment.years.first?.span ?? commitment.monthly.first?.keySpan
    else {
      return nil
    }
    var record = RecordBuilder(draft: draft, span: span)
    if let total = particulars.total {
      let words = Self.withoutLink(total.value.rest)
      if !words.isEmpty {
        record.put("title", words.prefix(1).uppercased() + words.dropFirst(), at: total.span)
      }
      record.put("total", total.value.text, at: total.span)
    }
    let years = orderedYears
    if !years.isEmpty {
      record.put("years", SourceNode(.sequence(years.map(yearNode)), at: years.first?.span ?? span))
      if years.contains(where: { $0.discount != nil }) {
        record.put("discount-basis", "year", at: years.first?.span ?? span)
        draft.assumptions.add("commitments.consumption.discount-basis", at: span)
      }
    }
    // No agreement says in the words of billing data what counts.
    record.put("cost", EligibleSpend.Cost.effective.rawValue, at: span)
    draft.assumptions.add("commitments.consumption.cost", at: span)
    let categories = EligibleSpend().categories.map { SourceNode($0.rawValue, at: span) }
    let rule = SourceEntry(
      key: "categories", keySpan: span, value: SourceNode(.sequence(categories), at: span))
    record.put("eligible", SourceNode(.mapping([rule]), at: span))
    draft.assumptions.add("commitments.consumption.eligible", at: span)
    if let first = commitment.monthly.first {
      record.put("expected-monthly", SourceNode(.mapping(commitment.monthly), at: first.keySpan))
    }
    return SourceNode(
      .mapping([SourceEntry(key: "consumption", keySpan: span, value: record.node)]), at: span)
  }

  /// The years by their numbers; what is out of order or missing is reported.
  private var orderedYears: [CommitmentDraft.Year] {
    let years = draft.commitment.years
    let numbers = years.compactMap(\.number)
    guard numbers.count == years.count, let least = numbers.min() else { return years }
    if numbers != numbers.sorted() {
      draft.report(
        .agreementCell, "the contract years are not in order; they are taken by their numbers",
        at: years.first?.span ?? start, severity: .note)
    }
    let sorted = years.sorted { ($0.number ?? 0) < ($1.number ?? 0) }
    let first = least >= 1000 ? least : 1
    if let length = particulars.term?.value, let months = length.months, least < 1000 {
      let count = (months + 11) / 12
      if let late = sorted.first(where: { ($0.number ?? 0) > count }) {
        draft.report(
          .agreementCell, "this is year \(late.number ?? 0) of a term of \(length)", at: late.span)
        return sorted
      } else if sorted.count < count, let last = sorted.last {
        draft.report(
          .agreementCell,
          "the term of \(length) has \(count) contract years, and the commitment names \(sorted.count)",
          at: last.span)
      }
    }
    for (index, year) in sorted.enumerated() {
      guard let number = year.number, number != first + index else { continue }
      draft.report(
        .agreementCell,
        "this is year \(number), and year \(first + index) is missing; it is taken for that one",
        at: year.span)
      break
    }
    return sorted
  }

  private func yearNode(_ year: CommitmentDraft.Year) -> SourceNode {
    var fields = [("amount", year.amount.text, year.amount.span)]
    if let discount = year.discount { fields.append(("discount", discount.text, discount.span)) }
    return mapping(fields, at: year.span)
  }

  private static func withoutLink(_ text: String) -> String {
    for link in ["of ", "in ", "de ", "en ", "for "] where text.hasPrefix(link) {
      return String(text.dropFirst(link.count))
    }
    return text
  }
}
