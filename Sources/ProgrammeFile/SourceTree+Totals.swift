import Diagnostics

extension SourceTree {
  /// The tree without the rows that state the sum of their table, `Total` under the funds, and a note for each: they are
  /// compared with the other rows, and are no funds, budgets or targets of their own.
  func withoutTotals() -> (tree: SourceTree, notes: [Diagnostic]) {
    guard case .mapping(let sections) = root.content else { return (self, []) }
    var notes: [Diagnostic] = []
    let kept = sections.map { section -> SourceEntry in
      guard ["funds", "training", "certifications", "initiatives"].contains(section.key),
        case .mapping(let rows) = section.value.content
      else { return section }
      let parts = rows.filter { row in
        guard let title = row.value.title, TableTotals.statesTotal(title) else { return true }
        notes.append(
          Diagnostic(
            .agreementTotal,
            "'\(title.prefix(60))' is the sum of its table: it is compared with the rows, and left out of the programme",
            at: row.value.span.location(in: file), severity: .note))
        return false
      }
      if parts.count == rows.count { return section }
      let value = SourceNode(.mapping(parts), at: section.value.span)
      return SourceEntry(key: section.key, keySpan: section.keySpan, value: value)
    }
    if notes.isEmpty { return (self, []) }
    return (SourceTree(file: file, root: SourceNode(.mapping(kept), at: root.span)), notes)
  }
}

extension SourceNode {
  /// The text under `title`, where the node is a record.
  fileprivate var title: String? {
    guard case .mapping(let entries) = content, let entry = entries.first(where: { $0.key == "title" }),
      case .scalar(let text) = entry.value.content
    else { return nil }
    return text
  }
}
