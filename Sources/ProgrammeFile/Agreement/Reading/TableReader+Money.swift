import Diagnostics

extension TableReader {
  /// A year of the consumption commitment.
  func commitmentYear(_ row: ReadRow) {
    guard let name = row[.year] else { return }
    let number = ContractYear.number(name.text)
    if number == nil { reportCell(name, "is not a contract year; the years are taken in the table's order") }
    guard let (amount, cell, isAssumed) = amount(row, .minimumSpend, mayBePer: true) else { return }
    if let per = amount.per, per != "year" {
      return reportCell(cell, "is an amount by the \(per), and one by the year is wanted")
    }
    var discount: InlineText?
    if let text = row[.discount] { discount = percentage(text) }
    let year = CommitmentDraft.Year(
      number: number, amount: cell, discount: discount, span: row.span, content: row.content)
    if let first = draft.commitment.add(year) {
      draft.reportRepeated(
        "'\(name.text.excerpt)'", isSame: first.content == row.content, at: row.span, first: first.span)
    } else if isAssumed {
      draft.assumptions.add("commitments.consumption.years", at: cell.span)
    }
  }

  private func percentage(_ cell: InlineText) -> InlineText? {
    guard case .success(let reading) = QuantityReading.read(cell.text), reading.unit == "percent",
      reading.direction == nil, reading.number <= 100
    else {
      reportCell(cell, "is not a percentage from 0% to 100%")
      return nil
    }
    return InlineText(text: "\(reading.value)%", span: cell.span)
  }

  /// The price of a service: its model, and what is expected to be spent on it.
  func price(_ row: ReadRow) {
    guard let name = row[.service] else { return }
    let plain = PlainWords.identifier(name.text.withoutParentheses)
    draft.add(.pricing, name, short: plain, row: row) { record in
      record.put("title", name)
      record.put("model", row[.pricingModel])
    }
    guard let (amount, cell, isAssumed) = amount(row, .monthly, mayBePer: true) else { return }
    if let per = amount.per, per != "month" {
      return reportCell(cell, "is an amount by the \(per), and one by the month is wanted")
    }
    let id = plain.isEmpty ? PlainWords.identifier(name.text) : plain
    guard !id.isEmpty else {
      return reportCell(name, "has no Latin letter for a name; what it costs is left out")
    }
    if let first = draft.commitment.addMonthly(id, cell) {
      draft.reportRepeated(
        "the amount of '\(name.text.excerpt)'", isSame: first.text == cell.text, at: cell.span,
        first: first.span)
    } else if isAssumed {
      draft.assumptions.add("commitments.consumption.expected-monthly.\(id)", at: cell.span)
    }
  }

  /// A marketing fund.
  func fund(_ row: ReadRow) {
    guard let name = row[.fund], let (_, cell, isAssumed) = amount(row, .funding) else { return }
    draft.add(.funds, name, row: row) { record in
      record.put("title", name)
      record.put("for", row[.purpose])
      record.put("amount", cell)
      if isAssumed { record.markAssumed("amount") }
      putClause(&record)
      record.assume("available", FundDefaults.available)
      record.assume("reimburses", FundDefaults.reimburses)
      record.assume("apply", FundDefaults.apply)
      record.assume("claim", FundDefaults.claim)
      record.assume("evidence", list: FundDefaults.evidence)
    }
  }

  /// A budget for training.
  func training(_ row: ReadRow) {
    guard let name = row[.training], let (amount, cell, isAssumed) = amount(row, .budget, mayBePer: true)
    else { return }
    let head = shape.columns[.budget].flatMap { shape.headings[$0].per }
    draft.add(.training, name, row: row) { record in
      record.put("title", name)
      record.put("amount", cell)
      if isAssumed { record.markAssumed("amount") }
      if let per = amount.per ?? head { record.putShared("every", per, at: cell.span) }
      record.put("delivery", row[.delivery])
    }
  }

  /// A growth initiative.
  func initiative(_ row: ReadRow) {
    guard let name = row[.initiative], let (_, cell, isAssumed) = amount(row, .investment) else { return }
    let revenue = amount(row, .revenue, mayBePer: true)
    draft.add(.initiatives, name, row: row) { record in
      record.put("title", name)
      record.put("investment", cell)
      if isAssumed { record.markAssumed("investment") }
      guard let (amount, cell, isAssumed) = revenue else { return }
      if let per = amount.per, per != "year" {
        return reportCell(cell, "is revenue by the \(per), and by the year is wanted")
      }
      record.put("expected-arr", cell)
      if isAssumed { record.markAssumed("expected-arr") }
    }
  }

  func putClause(_ record: inout RecordBuilder) {
    if !clause.isEmpty { record.putShared("clause", clause) }
  }
}

extension String {
  /// The text without what stands in parentheses.
  var withoutParentheses: String {
    var depth = 0
    var result = ""
    for character in self {
      if character == "(" { depth += 1 }
      if depth == 0 { result.append(character) }
      if character == ")" { depth = max(0, depth - 1) }
    }
    return result.trimmedOfBlanks
  }
}
