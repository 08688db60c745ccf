import Journal
import Programme

extension PackView {
  /// The newest fact behind each table, in words for its foot and field by field for scripts.
  var foots: [String: PackValue] {
    let facts = factsShown
    let newest = PackTable.allCases.map { (table: $0, event: facts.newest(behind: $0)) }
    return [
      "newest": .record(
        Dictionary(
          newest.map { ($0.table.rawValue, PackValue.text($0.event.map(format.fact))) },
          uniquingKeysWith: { first, _ in first })),
      "newest_facts": .rows(
        newest.compactMap { table, event in event.map { (table, $0) } },
        [
          .text("table") { $0.0.rawValue }, .number("number") { $0.1.number }, .text("id") { $0.1.id },
          .text("kind") { $0.1.fact.kind }, .date("effective") { $0.1.fact.effective },
          .text("recorded") { $0.1.recorded.description },
        ]),
    ]
  }
}

extension PackView {
  /// The facts behind the pack's tables: where it shows the actions of its own series only, those of these actions.
  fileprivate var factsShown: [PackTable: [JournalEvent]] {
    guard !carriesAll else { return context.registers.facts }
    let shown = Set((context.registers.actions ?? []).filter(isCarried).map(\.id))
    var facts = context.registers.facts
    facts[.actions] = facts[.actions]?.filter { $0.fact.subject.map(shown.contains) ?? false }
    return facts
  }
}

extension PackFormat {
  /// `fact 1195 of 10 January 2025, recorded 2025-01-11T15:04:05Z (01J…)`: the date from which it is true, and the instant at which
  /// the journal learnt it, which no language writes in its own way.
  func fact(_ event: JournalEvent) -> String {
    let instant = event.recorded.description.prefix(19) + "Z"
    let date = date(event.fact.effective)
    return switch language {
    case .englishGB: "fact \(event.number) of \(date), recorded \(instant) (\(event.id))"
    case .spanishPE: "hecho \(event.number) del \(date), registrado \(instant) (\(event.id))"
    }
  }
}
