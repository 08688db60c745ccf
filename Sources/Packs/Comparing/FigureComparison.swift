import Journal
import Programme

/// What is another figure in one pack of a meeting than in another.
public enum FigureComparison {
  /// The figures that differ, in the order of the pack.
  ///
  /// A row that came or went is told by those of its figures that say something: neither a missing value nor a zero.
  ///
  /// - Parameters:
  ///   - old: The pack of a meeting on one day, or as it was known then.
  ///   - new: That of the same meeting on another day, or as it is known now; its facts that `old` has not made the difference.
  public static func changes(from old: PackContext, to new: PackContext) -> [FigureChange] {
    let (before, after) = (PackView(old), PackView(new))
    let (was, now) = (before.value, after.value)
    return FigureTable.all(in: new.kind).flatMap { table -> [FigureChange] in
      let known = Set((old.registers.facts[table.table] ?? []).map(\.id))
      let facts = (new.registers.facts[table.table] ?? []).filter { !known.contains($0.id) }
        .sorted { $0.number < $1.number }
      return pairs(table.rows(before, was), table.rows(after, now)).flatMap { old, new -> [FigureChange] in
        guard let row = new ?? old else { return [] }
        let own = table.isTold ? facts.filter { $0.isOf(row.id) } : facts
        return table.fields.compactMap { field in
          change(field, of: table, old, new, in: (before.format, after.format), own)
        }
      }
    }
  }

  private static func change(
    _ field: String, of table: FigureTable, _ old: FigureTable.Row?, _ new: FigureTable.Row?,
    in formats: (PackFormat, PackFormat), _ facts: [JournalEvent]
  ) -> FigureChange? {
    guard let row = new ?? old else { return nil }
    let (was, now) = (old?.values[field], new?.values[field])
    let (before, after) = (was.flatMap(FigureTable.scalar), now.flatMap(FigureTable.scalar))
    if before == after { return nil }
    if old == nil || new == nil, let only = after ?? before, only.isZero { return nil }
    return FigureChange(
      section: table.section, row: row.name, id: row.id, field: field, before: before.map(formats.0.text),
      after: after.map(formats.1.text), beforeData: was.map { PackData($0) } ?? .null,
      afterData: now.map { PackData($0) } ?? .null, facts: facts)
  }

  /// Rows of the same key side by side, in the order of the new ones, those that went last.
  private static func pairs(
    _ old: [FigureTable.Row], _ new: [FigureTable.Row]
  ) -> [(FigureTable.Row?, FigureTable.Row?)] {
    let before = Dictionary(old.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = Set(new.map(\.key))
    return new.map { (before[$0.key], $0) } + old.filter { !kept.contains($0.key) }.map { ($0, nil) }
  }
}

extension PackScalar {
  fileprivate var isZero: Bool {
    switch self {
    case .number(let number), .percent(let number): number.mantissa == 0
    case .money(let money): money.minorUnits == 0
    case .text, .date, .status, .series: false
    }
  }
}

extension JournalEvent {
  /// Whether it names a thing: as what it happened to, among its details, or as whose money it moves.
  fileprivate func isOf(_ id: String?) -> Bool {
    guard let id else { return false }
    // A claim is named after its request, and a person's certification after both.
    let isSubject =
      fact.subject.map { subject in
        subject.hasPrefix(id + "-C") || subject.split(separator: "/").contains { $0 == id }
      } ?? false
    return isSubject || fact.details.values.contains(id) || fact.postings.contains { $0.account == id }
  }
}
