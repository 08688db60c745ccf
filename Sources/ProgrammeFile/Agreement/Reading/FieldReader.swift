import BusinessCalendar
import Diagnostics
import Programme

/// Reads the particulars of an agreement, one label and value at a time.
struct FieldReader {
  let draft: AgreementDraft
  private(set) var particulars = Particulars()
  /// The first value of each particular.
  private var seen: [AgreementField: (text: String, span: SourceSpan)] = [:]
  private var unknown: [String: SourceSpan] = [:]

  init(draft: AgreementDraft) { self.draft = draft }

  mutating func setTitle(_ title: InlineText) { particulars.title = title }
  mutating func setSubtitle(_ text: InlineText) { particulars.subtitle = text }
  mutating func setParties(_ mentions: [PartyBook.Mention]) { particulars.parties = mentions }

  /// Reads a value under a label. Tells whether the label is one that is known.
  @discardableResult
  mutating func take(label: String, value: InlineText) -> Bool {
    guard let field = FieldSynonyms.field(label) ?? moneyField(label, value) else { return false }
    if value.isEmpty {
      draft.report(.agreementCell, "\(field.noun) is not given under '\(label.excerpt)'", at: value.span)
      return true
    }
    if field != .partner {
      if let first = seen[field] {
        draft.reportRepeated(
          "'\(label.excerpt)'", isSame: PlainWords.phrase(first.text) == PlainWords.phrase(value.text),
          at: value.span,
          first: first.span)
        return true
      }
      seen[field] = (value.text, value.span)
    }
    read(field, value)
    return true
  }

  /// Reports a label that names nothing the program has a place for.
  mutating func leaveUnread(label: String, value: InlineText) {
    draft.report(
      .agreementUnread, "'\(label.excerpt)' is not a particular that a programme has a place for",
      at: value.span)
  }

  private func moneyField(_ label: String, _ value: InlineText) -> AgreementField? {
    guard case .success = AmountReading.read(value.text) else { return nil }
    return FieldSynonyms.moneyField(label)
  }

  private mutating func read(_ field: AgreementField, _ value: InlineText) {
    switch field {
    case .type, .classification, .owner:
      particulars.texts[field] = .init(value: withoutStop(value.text), span: value.span)
    case .parties: parties(value)
    case .partner:
      let (name, alias) = PartyNames.definition(value.text)
      let isKnown = particulars.parties.contains { PlainWords.phrase($0.name) == PlainWords.phrase(name) }
      if !isKnown { particulars.parties.append(.init(name: name, span: value.span, alias: alias)) }
    case .from:
      if let day = day(value, field, path: "term.from") {
        particulars.from = .init(value: day, span: value.span)
      }
    case .until:
      if let day = day(value, field, path: "term.length") {
        particulars.until = .init(value: day, span: value.span)
      }
    case .length: length(value)
    case .total: total(value)
    case .lastReview: particulars.lastReview = review(value, field, path: "reviews.last")
    case .nextReview: particulars.nextReview = review(value, field, path: "reviews.next")
    case .currency: currency(value)
    }
  }

  private func withoutStop(_ text: String) -> String {
    text.hasSuffix(".") && text.filter({ $0 == "." }).count == 1 ? String(text.dropLast()) : text
  }

  private mutating func parties(_ value: InlineText) {
    let names = PartyNames.split(value.text)
    particulars.parties = names.map { text in
      let (name, alias) = PartyNames.definition(text)
      return .init(name: name, span: draft.place(of: name, in: value.span), alias: alias)
    }
    if names.count < 2 {
      draft.report(
        .agreementCell, "an agreement has two parties or more; '\(value.text.excerpt)' names one",
        at: value.span)
    }
  }

  private func day(_ value: InlineText, _ field: AgreementField, path: String) -> CivilDate? {
    guard let reading = DateReading.read(value.text), case .day(let date) = reading.value else {
      reportDate(value, field)
      return nil
    }
    noteAmbiguity(reading, value, path: path)
    return date
  }

  private func review(_ value: InlineText, _ field: AgreementField, path: String) -> Particulars.Said<String>?
  {
    guard let reading = DateReading.read(value.text) else {
      reportDate(value, field)
      return nil
    }
    noteAmbiguity(reading, value, path: path)
    return .init(value: reading.text, span: value.span)
  }

  private func reportDate(_ value: InlineText, _ field: AgreementField) {
    draft.report(
      .agreementCell, "'\(value.text.excerpt)' is not a date for \(field.noun); write it as 1 July 2023",
      at: value.span)
  }

  private func noteAmbiguity(_ reading: DateReading, _ value: InlineText, path: String) {
    guard reading.isAmbiguous else { return }
    draft.report(
      .agreementAmbiguous,
      "'\(value.text)' is read with the day first, as \(reading.text); the month may stand first",
      at: value.span, severity: .warning)
    draft.assumptions.add(path, at: value.span)
  }

  private mutating func length(_ value: InlineText) {
    if let reading = LengthReading.read(value.text) {
      particulars.length = .init(value: reading.tenor, span: value.span)
      if !reading.rest.isEmpty {
        draft.report(
          .agreementCell, "only '\(reading.text)' is read of the term; '\(reading.rest.excerpt)' is not",
          at: value.span)
      }
      return
    }
    if let (first, last) = DateRange.read(value.text) {
      if let first, particulars.from == nil { particulars.from = .init(value: first, span: value.span) }
      if particulars.until == nil { particulars.until = .init(value: last, span: value.span) }
      return
    }
    draft.report(
      .agreementCell, "'\(value.text.excerpt)' is not the length of a term; write it as 3 years or 36 months",
      at: value.span)
  }

  private mutating func total(_ value: InlineText) {
    switch AmountReading.read(value.text) {
    case .success(let amount) where amount.rest.contains(where: \.isNumber):
      draft.report(
        .agreementCell, "'\(value.text.excerpt)' holds more numbers than one amount; the total is left out",
        at: value.span)
    case .success(let amount):
      if draft.count(amount, at: value.span) {
        draft.assumptions.add("commitments.consumption.total", at: value.span)
      }
      particulars.total = .init(value: amount, span: value.span)
    case .failure(let failure):
      draft.report(
        .agreementCell, "the total commitment '\(value.text.excerpt)' \(failure.reason)", at: value.span)
    }
  }

  private mutating func currency(_ value: InlineText) {
    let code = value.text.split { !$0.isLetter }.first { Currency($0) != nil }.map(String.init)
    let sign = CurrencySymbols.all.first { value.text.contains($0.sign) && !$0.sign.allSatisfy(\.isLetter) }
    if let found = code ?? sign?.code {
      particulars.currency = .init(value: found, span: value.span)
    } else {
      draft.report(
        .agreementCell, "'\(value.text.excerpt)' is not a currency; write its ISO 4217 code, such as PEN",
        at: value.span)
    }
  }
}

/// A term told by its first and last day, `1 July 2023 to 30 June 2026`, `until 30 June 2026`.
enum DateRange {
  static func read(_ text: String) -> (first: CivilDate?, last: CivilDate)? {
    func day(_ text: some StringProtocol) -> CivilDate? {
      guard let reading = DateReading.read(String(text)), case .day(let date) = reading.value,
        !reading.isAmbiguous
      else {
        return nil
      }
      return date
    }
    let lowered = text.lowercased()
    for word in ["until ", "to ", "through ", "hasta el ", "hasta "] where lowered.hasPrefix(word) {
      if let last = day(text.dropFirst(word.count)) { return (nil, last) }
    }
    for word in [" to ", " until ", " – ", " - ", " through ", " al ", " hasta el ", " hasta "] {
      guard let found = lowered.firstRange(of: word) else { continue }
      let before = text.prefix(lowered[..<found.lowerBound].count)
      let after = text.dropFirst(before.count + word.count)
      let start =
        ["from ", "del ", "desde el ", "desde "].first { before.lowercased().hasPrefix($0) }?.count ?? 0
      if let first = day(before.dropFirst(start)), let last = day(after) { return (first, last) }
    }
    return nil
  }
}
