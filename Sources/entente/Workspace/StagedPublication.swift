import Programme
import Publishing

/// The files of a publication, written and synced beside those that readers see.
struct StagedPublication: Sendable {
  let publication: Publication
  /// The names of the files that are not there with those bytes.
  let changed: Set<String>
  /// The names of files that are no longer published.
  let gone: [String]
  private let folder: PublishedFolder
  private let staged: PublishedFolder.Staged?

  /// Makes the files, and writes them where anything differs.
  init(
    of record: PublicationRecord, _ programmes: [Programme], workspace: Workspace, in folder: PublishedFolder
  ) throws {
    publication = try Publication(of: record, programmes, workspace: workspace)
    let files = publication.files.map { (name: $0.calendar.fileName, bytes: $0.bytes) }
    changed = folder.changed(files)
    gone = folder.superfluous(files.map(\.name))
    self.folder = folder
    staged = changed.isEmpty && gone.isEmpty ? nil : try folder.stage(files)
  }

  /// Shows them all at once.
  func show() throws { if let staged { try folder.show(staged) } }
}
