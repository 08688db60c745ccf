public import BusinessCalendar
public import Journal

extension PipelineBook {
  /// What an import comes to.
  public struct Import: Sendable {
    /// What is to be recorded: of each file that is taken, the file itself and what it changes.
    public let facts: [Fact]
    /// Files that are known already, by their bytes, and that say nothing new.
    public let present: [Present]
    /// How many opportunities were new.
    public let added: Int
    /// How many were known otherwise.
    public let changed: Int
    /// How many were known just so.
    public let unchanged: Int
    /// Those that a whole listing no longer has, by id.
    public let gone: [String]
    /// Those that were known as modified later than these files tell of them, by id: the files may be older than their date says.
    public let outdated: [String]
  }

  /// A file that was imported before.
  public struct Present: Sendable, Hashable {
    /// Its name, without its folder.
    public let name: String
    /// The date of which it was imported.
    public let date: CivilDate
    /// An opportunity that is known as modified later than the file tells of it; nil where the file is not older than what is
    /// known.
    public let newer: String?
  }

  /// What the snapshots of a date add to what is known. The same file twice of one date adds nothing, nor does one that says of a
  /// later date what is known; one that says otherwise than the files after it is a change back, unless AWS saw an opportunity
  /// change since, which shows that it is the old file once more.
  ///
  /// Files without the sign of a further page end a listing; the pages that were imported of the same date belong to it.
  /// Opportunities of a catalogue that such a listing has, and that are not on it, are gone; an empty one says nothing.
  ///
  /// - Throws: A refusal where a later snapshot is known: read afterwards, an older one would look like a change back.
  public func decide(
    _ files: [PipelineSnapshot], on date: CivilDate, reason: String? = nil, reference: String? = nil
  ) throws(PipelineRefusal) -> Import {
    var present: [Present] = []
    var taken: [(file: PipelineSnapshot, known: RecordedSnapshot?)] = []
    var seen: Set<String> = []
    for file in files where seen.insert(file.sha256).inserted {
      let known = snapshots.last { $0.sha256 == file.sha256 }
      let newer = outdated(in: file).first
      if let known, known.date >= date || newer != nil {
        present.append(Present(name: file.name, date: known.date, newer: known.date >= date ? nil : newer))
      } else {
        taken.append((file, known))
      }
    }
    if !taken.isEmpty, let last = snapshots.last, date < last.date {
      throw PipelineRefusal(
        .date,
        "a snapshot of \(date) cannot be recorded: the pipeline is known as of \(last.date) already ('\(last.name)'), and an older one would look like a change back; import snapshots in the order of their dates, or name its date with --on"
      )
    }
    var draft = ImportDraft(self, date, reason, reference)
    // Pages first, whatever their order, so that the end of the listing knows all of them.
    let ends = taken.filter { $0.file.extent == .complete }
    for (file, known) in taken.filter({ $0.file.extent != .complete }) + ends {
      draft.take(file, known: known)
    }
    if !draft.says, taken.allSatisfy({ $0.known != nil }), !ends.isEmpty {
      // A whole listing in several files, all of them known.
      draft = ImportDraft(self, date, reason, reference)
      draft.present = taken.compactMap { file, known in
        known.map { Present(name: file.name, date: $0.date, newer: nil) }
      }
    }
    return Import(
      facts: draft.facts, present: present + draft.present, added: draft.added, changed: draft.changed,
      unchanged: draft.unchanged, gone: draft.gone,
      outdated: Set(taken.flatMap { outdated(in: $0.file) }).sorted(by: Self.isBefore))
  }

  /// The opportunities of a file that are known as modified later than it tells.
  private func outdated(in file: PipelineSnapshot) -> [String] {
    file.opportunities.compactMap { told in
      guard let known = histories[told.id]?.lastListed?.summary.lastModified,
        let modified = told.summary.lastModified, modified < known
      else { return nil }
      return told.id
    }
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
  /// Known files that say nothing new.
  var present: [PipelineBook.Present] = []

  /// Whether anything is told otherwise than it was known.
  var says: Bool { added + changed + gone.count > 0 }

  init(_ book: PipelineBook, _ date: CivilDate, _ reason: String?, _ reference: String?) {
    self.book = book
    self.date = date
    self.reason = reason
    self.reference = reference
    known = book.histories.compactMapValues(\.current)
    let open = book.snapshots.reversed().prefix { $0.date == date && $0.extent != .complete }
    pages = open.reduce(into: []) { $0.formUnion($1.listed) }
  }

  /// - Parameter known: The file as it was imported of an earlier date, with the same bytes.
  mutating func take(_ file: PipelineSnapshot, known earlier: RecordedSnapshot?) {
    let before = self
    facts.append(file.fact(book.programme, on: date, reason: reason, reference: reference))
    file.opportunities.forEach { keep($0, file) }
    let listed = file.opportunities.map(\.id)
    switch file.extent {
    case .single: break
    case .partial: pages.formUnion(listed)
    case .complete:
      leave(what: file, hasNot: pages.union(listed))
      pages = []
    }
    // A page is recorded all the same: without it, the end of its listing would take what is on it for gone.
    if let earlier, file.extent != .partial, facts.count == before.facts.count + 1 {
      self = before
      present.append(.init(name: file.name, date: earlier.date, newer: nil))
    }
  }

  private mutating func keep(_ told: Opportunity, _ file: PipelineSnapshot) {
    let before = known[told.id]
    let now = told.keepingDetail(of: before ?? book.histories[told.id]?.lastListed)
    if now == before {
      unchanged += 1
      return
    }
    if before == nil { added += 1 } else { changed += 1 }
    known[told.id] = now
    record(.opportunity, told.id, now.details, file)
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
