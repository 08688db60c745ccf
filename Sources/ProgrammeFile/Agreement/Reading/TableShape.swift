/// What a table is about, and which of its columns is which.
struct TableShape {
  let kind: TableKind
  let columns: [TableColumn: Int]
  /// The columns of parties, with the party's id.
  let parties: [(index: Int, party: String)]
  /// The columns that such a table does not have.
  let extras: [Int]
  let headings: [Heading]

  /// How many rows are looked at where the columns alone leave it open.
  private static let sample = 20

  /// A kind that the heads of a table allow, and how well they suit it.
  struct Candidate {
    let shape: TableShape
    let score: Double
  }

  /// The kinds that have all they need in a table with these heads.
  static func candidates(_ header: [InlineText], parties: PartyBook) -> [Candidate] {
    let names = parties.names
    let headings = header.map { Heading($0.text, partyNames: names) }
    let partyColumns = header.indices.compactMap { index in
      parties.id(called: header[index].text).map { (index: index, party: $0) }
    }
    return TableKind.allCases.compactMap { kind in
      match(kind, headings, partyColumns).map { Candidate(shape: $0.shape, score: $0.score) }
    }
  }

  /// The kind of a table, by its heads and then by its cells.
  static func choose(_ candidates: [Candidate], for table: MarkdownTable) -> TableShape? {
    if candidates.count <= 1 { return candidates.first?.shape }
    let best = candidates.map(\.score).max() ?? 0
    // Cells count for 3 at most.
    return candidates.filter { $0.score + 3 >= best }.map { ($0.shape, $0.score + fit($0.shape, table)) }.max
    { $0.1 < $1.1 }?.0
  }

  private static func match(
    _ kind: TableKind, _ headings: [Heading], _ partyColumns: [(index: Int, party: String)]
  ) -> (shape: TableShape, score: Double)? {
    let parties = kind.hasPartyColumns ? partyColumns : []
    if kind.hasPartyColumns, parties.isEmpty { return nil }
    var free = Array(headings.indices).filter { index in !parties.contains { $0.index == index } }
    var columns: [TableColumn: Int] = [:]
    var score = Double(parties.count * 4)
    for place in kind.columns {
      if let index = free.first(where: { headings[$0].columns.contains(place.column) }) {
        columns[place.column] = index
        free.removeAll { $0 == index }
        score += 4
      }
    }
    for place in kind.columns where columns[place.column] == nil {
      if let index = free.first(where: { headings[$0].columnsWithin.contains(place.column) }) {
        columns[place.column] = index
        free.removeAll { $0 == index }
        score += 2
      }
    }
    // A first column under an unknown word still names the rows, where all others are known.
    if let first = kind.columns.first, columns[first.column] == nil, free.first == 0, kind != .summary,
      columns.count + parties.count >= 2
    {
      columns[first.column] = 0
      free.removeFirst()
      score += 0.5
    }
    guard kind.columns.allSatisfy({ !$0.isRequired || columns[$0.column] != nil }) else { return nil }
    score -= Double(free.count) * 3
    guard score > 0 else { return nil }
    return (
      TableShape(kind: kind, columns: columns, parties: parties, extras: free, headings: headings), score
    )
  }

  /// How well the cells of the first rows read as what their columns hold, up to 3.
  private static func fit(_ shape: TableShape, _ table: MarkdownTable) -> Double {
    var read = 0
    var all = 0
    for row in table.rows.prefix(sample) {
      for (column, index) in shape.columns where column.shape != .words && row.cells.indices.contains(index) {
        let text = row.cells[index].text
        if text.isEmpty { continue }
        all += 1
        if reads(text, as: column.shape, shape.headings[index].currency) { read += 1 }
      }
      for party in shape.parties where row.cells.indices.contains(party.index) {
        let isMark = PartyMark(row.cells[party.index].text) != nil
        all += 1
        if isMark == (shape.kind != .roles) { read += 1 }
      }
    }
    guard all > 0 else { return 0 }
    return 3 * Double(read) / Double(all)
  }

  private static func reads(_ text: String, as shape: TableColumn.Shape, _ currency: String?) -> Bool {
    switch shape {
    case .words: true
    case .money: if case .success = AmountReading.read(text, heading: currency) { true } else { false }
    case .cadence: CadenceReading.read(text) != nil
    case .length: LengthReading.read(text) != nil
    case .number: if case .success = QuantityReading.read(text) { true } else { false }
    case .year: ContractYear.number(text) != nil
    }
  }
}
