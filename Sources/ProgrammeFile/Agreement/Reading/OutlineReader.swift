import Diagnostics

/// Walks an agreement from top to bottom: follows its headings, reads its particulars and its clauses in
/// words, and sets its tables aside until it is known who the parties are.
struct OutlineReader {
  /// A table under its headings.
  struct PlacedTable {
    let clause: String
    let table: MarkdownTable
  }

  let draft: AgreementDraft
  private(set) var fields: FieldReader
  private(set) var tables: [PlacedTable] = []
  private(set) var clauses = ClauseList()
  private(set) var tier = TierDraft()
  private(set) var language = LanguageGuess()
  private var path: [(level: Int, text: String)] = []
  private var clause = ""
  private var isUnderTitle = false
  /// A line in strong type alone, which may name the tier.
  private var strongLine: InlineText?
  /// Items above the first section that define the parties.
  private var partyItems: [(item: InlineText, mention: PartyBook.Mention)] = []

  init(draft: AgreementDraft) {
    self.draft = draft
    fields = FieldReader(draft: draft)
  }

  mutating func read(_ blocks: [MarkdownBlock]) {
    for block in blocks {
      let wasUnderTitle = isUnderTitle
      isUnderTitle = false
      switch block {
      case .heading(let level, let text): heading(level, text)
      case .bullet(let item): bullet(item)
      case .paragraph(let lines): paragraph(lines, isUnderTitle: wasUnderTitle)
      case .table(let table): take(table)
      case .other(let kind, let line):
        draft.report(
          .agreementUnread, "\(kind.rawValue) has no place in a programme; carry over by hand what matters",
          at: SourceSpan(line: line))
      }
    }
    settleStrongLine()
    settleParties()
  }

  private mutating func heading(_ level: Int, _ text: InlineText) {
    settleStrongLine()
    language.take(text.text)
    if level == 1 {
      guard let title = fields.particulars.title else {
        fields.setTitle(text)
        isUnderTitle = true
        path = []
        clause = ""
        return
      }
      draft.reportRepeated("a title", isSame: title.text == text.text, at: text.span, first: title.span)
      if title.text == text.text {
        path = []
        clause = ""
        isUnderTitle = true
        return
      }
    }
    path.removeAll { $0.level >= level }
    path.append((level, text.text))
    clause = path.map(\.text).filter { !$0.isEmpty }.joined(separator: " › ")
  }

  private var group: String {
    let name = PlainWords.identifier(path.last?.text ?? "")
    return name.isEmpty ? "general" : name
  }

  // MARK: Tables

  /// Hands the tables over, so that each can be freed once it is read.
  mutating func takeTables() -> [PlacedTable] {
    defer { tables = [] }
    return tables
  }

  private mutating func take(_ table: MarkdownTable) {
    for head in table.header { language.take(head.text) }
    if SummaryTable.isOne(table) {
      SummaryTable.read(table, &fields)
    } else {
      tables.append(PlacedTable(clause: clause, table: table))
    }
  }

  // MARK: Lists

  private mutating func bullet(_ item: InlineText) {
    language.take(item.text)
    if item.isEmpty { return draft.report(.agreementUnread, "an empty item of a list", at: item.span) }
    if let line = LabelledLine(item, draft), tier.take(line, under: strongLine, group: path.last?.text, draft)
    {
      strongLine = nil
      return
    }
    if let line = LabelledLine(item, draft),
      line.isStrong || FieldSynonyms.field(line.label)?.isUnmistakable ?? false,
      fields.take(label: line.label, value: line.value)
    {
      return
    }
    if path.isEmpty, let mention = partyMention(item) { return partyItems.append((item, mention)) }
    addClause(item)
  }

  private mutating func addClause(_ item: InlineText) {
    if !item.marks.isDisjoint(with: .beyondText) { draft.reportMarks(item) }
    if let first = clauses.add(item, to: group) {
      draft.reportRepeated("'\(item.text.excerpt)'", isSame: true, at: item.span, first: first)
    }
  }

  private func partyMention(_ item: InlineText) -> PartyBook.Mention? {
    let (before, alias) = PartyNames.definition(item.text)
    guard let name = item.strong ?? (alias == nil ? nil : before),
      alias != nil || Companies.hasLegalForm(name)
    else {
      return nil
    }
    return .init(name: name, span: draft.place(of: name, in: item.span), alias: alias, context: item.text)
  }

  /// Items that define parties are clauses like others where the particulars name the parties.
  private mutating func settleParties() {
    if fields.particulars.parties.isEmpty, partyItems.count >= 2 {
      fields.setParties(partyItems.map(\.mention))
    } else {
      for (item, _) in partyItems { addClause(item) }
    }
    partyItems = []
  }

  // MARK: Paragraphs

  private mutating func paragraph(_ lines: [InlineText], isUnderTitle: Bool) {
    for line in lines { language.take(line.text) }
    for line in lines where line.isEmpty && !line.marks.isDisjoint(with: .beyondText) {
      draft.reportMarks(line)
    }
    if let line = lines.first, lines.count == 1 {
      let isLabelled = LabelledLine.parts(of: line) != nil
      if isUnderTitle, !isLabelled, isSubtitle(line) { return setSubtitle(line) }
      if line.marks.contains(.strongOnly), !isLabelled {
        settleStrongLine()
        strongLine = line
        return
      }
    }
    if lines.contains(where: { LabelledLine.parts(of: $0)?.isStrong ?? false }) {
      for line in lines where !line.isEmpty {
        guard let label = LabelledLine(line, draft) else {
          reportProse(line)
          continue
        }
        if !fields.take(label: label.label, value: label.value) {
          fields.leaveUnread(label: label.label, value: label.value)
        }
      }
      return
    }
    prose(lines)
  }

  private func isSubtitle(_ line: InlineText) -> Bool {
    if line.marks.contains(.strongOnly) { return true }
    return line.text.utf8.count <= 120 && !line.text.hasSuffix(".") && line.text.contains(" ")
  }

  private mutating func setSubtitle(_ line: InlineText) {
    if let first = fields.particulars.subtitle {
      draft.reportRepeated(
        "a line under the title", isSame: first.text == line.text, at: line.span, first: first.span)
    } else {
      fields.setSubtitle(line)
    }
  }

  /// Reads particulars that stand as sentences, `Term: 18 months.`, and reports all other prose.
  private mutating func prose(_ lines: [InlineText]) {
    var firstUnread: InlineText?
    for line in lines where !line.isEmpty {
      for sentence in Sentences.split(line.text) {
        let text = InlineText(text: sentence, span: line.span)
        if let parts = LabelledLine.parts(of: text),
          FieldSynonyms.field(parts.label)?.isUnmistakable ?? false,
          let label = LabelledLine(text, draft)
        {
          fields.take(label: label.label, value: label.value)
        } else if firstUnread == nil {
          firstUnread = InlineText(text: sentence, span: draft.place(of: sentence, in: line.span))
        }
      }
    }
    if let firstUnread { reportProse(firstUnread) }
  }

  private func reportProse(_ text: InlineText) {
    let isCut = text.text.utf8.contains(UInt8(ascii: "|"))
    draft.report(
      .agreementUnread,
      isCut
        ? "a line with pipes outside a table; a table needs a row of dashes with as many cells as its head, and no blank line"
        : "prose has no place in a programme; carry over by hand what matters",
      at: text.span)
  }

  private mutating func settleStrongLine() {
    guard let line = strongLine else { return }
    strongLine = nil
    let heading = PlainWords.phrase(path.last?.text ?? "")
    if ["tier", "level", "nivel", "status"].contains(where: heading.hasWords) {
      tier.setName(line, draft)
    } else {
      reportProse(line)
    }
  }
}
