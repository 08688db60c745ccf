import BusinessCalendar
import Journal

/// The kinds of facts of the pipeline.
enum PipelineKind: String, Sendable, CaseIterable {
  /// A file was imported; its subject is the file's name.
  case snapshot
  /// An opportunity as it was told then; its subject is the id.
  case opportunity
  /// A whole listing no longer had it.
  case gone
  case undo

  var name: String { PipelineBook.kinds + rawValue }

  init?(name: String) {
    guard name.hasPrefix(PipelineBook.kinds) else { return nil }
    self.init(rawValue: String(name.dropFirst(PipelineBook.kinds.count)))
  }
}

extension PipelineSnapshot {
  /// What the journal keeps of the file itself. A page keeps which opportunities were on it, so that the last page knows what
  /// all of them listed.
  func fact(_ programme: String, on date: CivilDate, reason: String?, reference: String?) -> Fact {
    var details = [
      "file": name, "sha256": sha256, "extent": extent.rawValue, "opportunities": String(opportunities.count),
    ]
    if extent == .partial { details["listed"] = opportunities.map(\.id).joined(separator: "\n") }
    return Fact(
      programme: programme, kind: PipelineKind.snapshot.name, subject: name, effective: date, reason: reason,
      reference: reference, details: details)
  }
}

extension RecordedSnapshot {
  /// What an event says of a file.
  ///
  /// - Throws: A refusal that says what is missing in it.
  init(_ event: JournalEvent) throws(PipelineRefusal) {
    let details = event.fact.details
    guard let sha256 = details["sha256"], let name = details["file"],
      let extent = details["extent"].flatMap({ PipelineSnapshot.Extent(rawValue: $0) }),
      let count = details["opportunities"].flatMap({ Int($0) }), count >= 0
    else {
      throw PipelineRefusal(.record, "the record of a snapshot lacks its file, SHA-256, extent or count")
    }
    self.init(
      event: event.id, date: event.fact.effective, name: name, sha256: sha256, extent: extent, count: count,
      listed: Set(
        details["listed"].map { $0.split(separator: "\n").map(String.init) } ?? []))
  }
}
