import Diagnostics
import Journal
import Programme
import Publishing

/// The publishing of a record to a folder: files and journal change together.
struct WorkspacePublication {
  let loaded: LoadedWorkspace
  let folder: PublishedFolder

  /// Writes the files, records the record, shows the files. Whoever calls it holds the ``WorkspaceLock``.
  ///
  /// Written, then recorded, then shown: whenever this is killed, readers have the old files or the new ones, and the next run comes to
  /// the same bytes. The rows are written beside the files, and committed after them.
  func publish(_ record: PublicationRecord) throws -> StagedPublication {
    let portfolio = loaded.portfolio
    let folder = folder
    do {
      // Where nothing can be published, no journal is made either.
      try folder.make()
      let files = Background {
        try StagedPublication(of: record, portfolio.programmes, workspace: portfolio.workspace, in: folder)
      }
      if record != loaded.published { try keep(record) { (try? files.value()) != nil } }
      let staged = try files.value()
      Console.report(staged.publication.diagnostics)
      try staged.show()
      return staged
    } catch let error as PublicationError {
      throw Console.fail([Diagnostic(.fileWrite, error.reason, at: nil)])
    } catch let failure as AtomicFile.Failure {
      throw Console.fail([failure.diagnostic])
    }
  }

  /// Records what is published, if the files are written.
  private func keep(_ record: PublicationRecord, if isReady: () -> Bool) throws {
    try loaded.journal.told {
      try loaded.journal.open().replace(loaded.published, by: record, if: isReady)
    }
  }
}
