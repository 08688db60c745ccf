public import BusinessCalendar
public import Journal

extension PipelineBook {
  /// What an import comes to.
  public struct Import: Sendable {
    /// What is to be recorded: of each file that is new, the file itself and what it changes.
    public let facts: [Fact]
    /// Files that are known already, by their bytes, and the date of which each was imported.
    public let present: [(name: String, date: CivilDate)]
    /// How many opportunities were new.
    public let added: Int
    /// How many were known otherwise.
    public let changed: Int
    /// How many were known just so.
    public let unchanged: Int
    /// Those that a whole listing no longer has, by id.
    public let gone: [String]
  }

  /// What the snapshots of a date add to what is known. The same file twice adds nothing.
  ///
  /// Files without the sign of a further page end a listing; the pages that were imported of the same date belong to it.
  /// Opportunities of a catalogue that such a listing has, and that are not on it, are gone; an empty one says nothing.
  ///
  /// - Throws: A refusal where a later snapshot is known: read afterwards, an older one would look like a change back.
  public func decide(
    _ files: [PipelineSnapshot], on date: CivilDate, reason: String? = nil, reference: String? = nil
  ) throws(PipelineRefusal) -> Import {
    var seen = Set(snapshots.map(\.sha256))
    let present = files.compactMap { file in
      snapshots.last { $0.sha256 == file.sha256 }.map { (name: file.name, date: $0.date) }
    }
    let new = files.filter { seen.insert($0.sha256).inserted }
    guard !new.isEmpty else {
      return Import(facts: [], present: present, added: 0, changed: 0, unchanged: 0, gone: [])
    }
    if let last = snapshots.last, date < last.date {
      throw PipelineRefusal(
        .date,
        "a snapshot of \(date) cannot be recorded: the pipeline is known as of \(last.date) already ('\(last.name)'), and an older one would look like a change back; import snapshots in the order of their dates, or name its date with --on"
      )
    }
    var draft = ImportDraft(self, date, reason, reference)
    // Pages first, whatever their order, so that the end of the listing knows all of them.
    for file in new.filter({ $0.extent != .complete }) + new.filter({ $0.extent == .complete }) {
      draft.take(file)
    }
    return Import(
      facts: draft.facts, present: present, added: draft.added, changed: draft.changed,
      unchanged: draft.unchanged, gone: draft.gone)
  }

  /// The fact that takes the last imported file back, with all that it changed.
  ///
  /// - Throws: A refusal where the event is not that of the last file: what came later stands on what was known.
  public func undo(event id: String, reason: String? = nil, reference: String? = nil)
    throws(PipelineRefusal) -> Fact
  {
    guard let event = events.first(where: { $0.id == id }) else {
      throw PipelineRefusal(.undo, "there is no event \(id) of the pipeline of \(programme)")
    }
    if undone.contains(id) { throw PipelineRefusal(.undo, "the event \(id) was undone already") }
    guard PipelineKind(name: event.fact.kind) == .snapshot else {
      let file = file(of: event).map { "; undo the file that it came with: \($0.id)" } ?? ""
      throw PipelineRefusal(.undo, "\(event.fact.kind) cannot be undone alone\(file)")
    }
    if let last = files.last, last.id != id {
      throw PipelineRefusal(
        .undo,
        "'\(event.fact.subject ?? id)' of \(event.fact.effective) is not the last file imported; undo first: '\(last.fact.subject ?? "")' of \(last.fact.effective) (\(last.id))"
      )
    }
    return Fact(
      programme: programme, kind: PipelineKind.undo.name, subject: event.fact.subject,
      effective: event.fact.effective, reason: reason, reference: reference, corrects: id,
      details: ["undoes": event.fact.kind])
  }
}

/// An import as it grows, file by file.
private struct ImportDraft {
  let book: PipelineBook
  let date: CivilDate
  let reason: String?
  let reference: String?
  /// What is listed, with what this import changed.
  var known: [String: Opportunity]
  /// What the pages of a listing had that is not at its end yet.
  var pages: Set<String>
  var facts: [Fact] = []
  var added = 0
  var changed = 0
  var unchanged = 0
  var gone: [String] = []

  init(_ book: PipelineBook, _ date: CivilDate, _ reason: String?, _ reference: String?) {
    self.book = book
    self.date = date
    self.reason = reason
    self.reference = reference
    known = book.histories.compactMapValues(\.current)
    let open = book.snapshots.reversed().prefix { $0.date == date && $0.extent != .complete }
    pages = open.reduce(into: []) { $0.formUnion($1.listed) }
  }

  mutating func take(_ file: PipelineSnapshot) {
    facts.append(file.fact(book.programme, on: date, reason: reason, reference: reference))
    for told in file.opportunities {
      let before = known[told.id]
      let now = told.keepingDetail(of: before ?? book.histories[told.id]?.lastListed)
      if now == before {
        unchanged += 1
        continue
      }
      if before == nil { added += 1 } else { changed += 1 }
      known[told.id] = now
      record(.opportunity, told.id, now.details, file)
    }
    let listed = file.opportunities.map(\.id)
    switch file.extent {
    case .single: break
    case .partial: pages.formUnion(listed)
    case .complete:
      leave(what: file, hasNot: pages.union(listed))
      pages = []
    }
  }

  private mutating func leave(what file: PipelineSnapshot, hasNot listed: Set<String>) {
    let catalogs = Set(listed.compactMap { known[$0]?.summary.catalog })
    let absent = known.values.filter { !listed.contains($0.id) && catalogs.contains($0.summary.catalog) }
    for id in absent.map(\.id).sorted(by: PipelineBook.isBefore) {
      known[id] = nil
      gone.append(id)
      record(.gone, id, [:], file)
    }
  }

  private mutating func record(
    _ kind: PipelineKind, _ id: String, _ details: [String: String], _ file: PipelineSnapshot
  ) {
    facts.append(
      Fact(
        programme: book.programme, kind: kind.name, subject: id, effective: date,
        details: details.merging(["sha256": file.sha256]) { $1 }))
  }
}
