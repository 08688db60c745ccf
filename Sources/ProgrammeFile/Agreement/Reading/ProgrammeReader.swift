import BusinessCalendar
import Diagnostics

/// Reads the tables of an agreement once its outline is known: first who the parties are, then all tables but
/// those of meetings, and these last, because they need the roles and the parties' countries.
struct ProgrammeReader {
  private let draft: AgreementDraft
  private var tables: [OutlineReader.PlacedTable?]
  private let outline: OutlineReader
  private let particulars: Particulars
  private var parties: PartyBook
  private let targetYear: Particulars.Said<Int>?
  private var kinds: Set<TableKind> = []
  private var candidates: [[String]: [TableShape.Candidate]] = [:]

  init(draft: AgreementDraft, tables: [OutlineReader.PlacedTable], outline: OutlineReader) {
    self.draft = draft
    self.tables = tables
    self.outline = outline
    particulars = outline.fields.particulars
    let heads = Self.partyHeads(tables)
    var mentions = particulars.parties
    if mentions.isEmpty {
      mentions = heads.roles.map { PartyBook.Mention(name: $0.text, span: $0.span) }
      draft.report(
        .agreementUnread,
        mentions.isEmpty
          ? "the agreement does not say who its parties are; give them under parties"
          : "the agreement does not say who its parties are; the heads of its table of roles are taken",
        at: mentions.first?.span ?? SourceSpan(line: 0))
      for mention in mentions {
        draft.assumptions.add("parties.\(PlainWords.identifier(mention.name)).name", at: mention.span)
      }
    }
    parties = PartyBook(mentions, heads: heads.all)
    targetYear = Self.targetYear(tables)
  }

  /// Reads all tables, and gathers what a programme is made of.
  mutating func assembly(sha256: String) -> ProgrammeAssembly {
    var meetings: [(placed: OutlineReader.PlacedTable, shape: TableShape)] = []
    for index in tables.indices {
      guard let placed = tables[index] else { continue }
      tables[index] = nil
      guard let shape = shape(of: placed.table) else {
        reportUnknown(placed.table)
        continue
      }
      kinds.insert(shape.kind)
      if placed.table.rows.isEmpty {
        draft.report(
          .agreementTable, "a table of \(shape.kind.noun) without rows", at: headSpan(placed.table))
      }
      if shape.kind == .meetings || shape.kind == .activities {
        meetings.append((placed, shape))
      } else {
        read(placed, shape)
      }
    }
    let title = [particulars.title?.text, particulars.subtitle?.text].compactMap { $0 }.joined(
      separator: ". ")
    parties.settleHomes(title: title, currency: mostUsedCurrency?.code)
    // Reviews first: they are what a programme is opened for.
    for kind in [TableKind.meetings, .activities] {
      for (placed, shape) in meetings where shape.kind == kind { read(placed, shape) }
    }
    reportMissing()
    return ProgrammeAssembly(
      draft: draft, particulars: particulars, parties: parties, clauses: outline.clauses.node,
      tier: outline.tier.node(draft),
      currency: currency, sha256: sha256)
  }

  private func read(_ placed: OutlineReader.PlacedTable, _ shape: TableShape) {
    TableReader(
      draft: draft, parties: parties, table: placed.table, shape: shape, clause: placed.clause,
      targetYear: targetYear,
      termEnd: termEnd
    ).read()
  }

  /// The shape of a table; tables with the same heads are matched once.
  private mutating func shape(of table: MarkdownTable) -> TableShape? {
    let heads = table.header.map(\.text)
    let known = candidates[heads] ?? TableShape.candidates(table.header, parties: parties)
    candidates[heads] = known
    return TableShape.choose(known, for: table)
  }

  private func headSpan(_ table: MarkdownTable) -> SourceSpan {
    table.header.first?.span ?? SourceSpan(line: 0)
  }

  private func reportUnknown(_ table: MarkdownTable) {
    let heads = table.header.prefix(8).map { "'\($0.text.excerpt)'" }.joined(separator: ", ")
    var rows = "it has no rows"
    if let first = table.rows.first, let last = table.rows.last {
      rows =
        first.span.line == last.span.line
        ? "its row in line \(first.span.line) is not read"
        : "its \(table.rows.count) rows in lines \(first.span.line) to \(last.span.line) are not read"
    }
    draft.report(
      .agreementTable, "a table with the columns \(heads) is of no known kind; \(rows)", at: headSpan(table))
  }

  /// The heads that may be short names of parties, and those of tables of roles.
  private static func partyHeads(_ tables: [OutlineReader.PlacedTable]) -> (
    all: [String], roles: [InlineText]
  ) {
    var all: [String] = []
    var roles: [InlineText] = []
    var seen: Set<[String]> = []
    for placed in tables {
      let header = placed.table.header
      guard seen.insert(header.map(\.text)).inserted else { continue }
      let columns = header.map { ColumnSynonyms.columns(for: Heading($0.text, partyNames: []).phrase) }
      guard let name = columns.firstIndex(where: { !$0.isDisjoint(with: [.role, .area, .standard]) }) else {
        continue
      }
      let rest = header.indices.filter { $0 != name }
      for index in rest where all.count < MarkdownTableLine.maximumCells && !all.contains(header[index].text)
      {
        all.append(header[index].text)
      }
      let areNames = rest.allSatisfy { columns[$0].isEmpty && !header[$0].isEmpty }
      if roles.isEmpty, columns[name].contains(.role), rest.count >= 2, areNames {
        roles = rest.map { header[$0] }
      }
    }
    return (all, roles)
  }

  /// The year that a head such as `Target 2025` names.
  private static func targetYear(_ tables: [OutlineReader.PlacedTable]) -> Particulars.Said<Int>? {
    for placed in tables {
      for head in placed.table.header where head.text.utf8.contains(where: { (48...57).contains($0) }) {
        let heading = Heading(head.text, partyNames: [])
        if let year = heading.year, ColumnSynonyms.columns(for: heading.phrase).contains(.target) {
          return .init(value: year, span: head.span)
        }
      }
    }
    return nil
  }

  private var termEnd: String? {
    guard let from = particulars.from, let length = particulars.term else { return nil }
    return length.value.advance(from.value).adding(days: -1).description
  }

  private var mostUsedCurrency: (code: String, span: SourceSpan)? {
    let best = draft.currencies.max {
      ($0.value.count, $1.value.first.line) < ($1.value.count, $0.value.first.line)
    }
    return best.map { ($0.key, $0.value.first) }
  }

  private var currency: (code: String, span: SourceSpan, isAssumed: Bool) {
    if let said = particulars.currency { return (said.value, said.span, false) }
    if let used = mostUsedCurrency { return (used.code, used.span, false) }
    return (parties.homes.first?.currency ?? CurrencySymbols.dollar, SourceSpan(line: 1), true)
  }

  /// Says what a programme needs and the agreement does not give.
  private func reportMissing() {
    let top = SourceSpan(line: 0)
    if particulars.from == nil {
      draft.report(.agreementUnread, "no first day of the term is read; give it as term.from", at: top)
    }
    if particulars.term == nil {
      draft.report(.agreementUnread, "no length of the term is read; give it as term.length", at: top)
    }
    let absent = TableKind.allCases.filter { $0 != .summary && !kinds.contains($0) }
    guard !absent.isEmpty else { return }
    draft.report(
      .agreementUnread, "no table is found of \(absent.map(\.noun).joined(separator: ", "))", at: top,
      severity: .note)
  }
}

extension PartyBook {
  /// Settles where each party is: as its name tells, as the title tells, as its legal form or the currency
  /// suggests, or where the other party is.
  mutating func settleHomes(title: String, currency: String?) {
    let inTitle = Country.named(in: title)
    let homes = entries.map { party in
      party.place ?? inTitle ?? Companies.country(ofSharedForm: party.name) ?? currency.flatMap(Country.using)
    }
    let other =
      homes.compactMap { $0 }.first ?? Country.all.first { $0.currency == currency } ?? Country.at("GB-ENG")
    self.homes = homes.compactMap { $0 ?? other }
  }
}
