import ArgumentParser
import Diagnostics
import Foundation
import Journal

struct JournalExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes all facts as JSON Lines, one a line, in the order in which they were recorded.",
    discussion: """
      'entente journal import' makes the same journal from it, to the last byte.

      Example:  entente journal export facts.jsonl
                entente journal export | jq .kind
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Argument(help: "The file to write, readable by you only; standard output unless given.")
  var file: String?

  func run() throws {
    let journal = try Unreadable.told { try WorkspaceFiles.read(workspace) }.journal
    try journal.told {
      let database = try journal.existing()
      guard let file else {
        try Self.write(database, to: STDOUT_FILENO)
        return
      }
      var problem: (any Error)?
      do {
        try AtomicFile.write(to: file, mode: 0o600) { descriptor in
          do { return try Self.write(database, to: descriptor) } catch {
            problem = error
            return false
          }
        }
      } catch let failure as AtomicFile.Failure {
        throw problem ?? Console.fail([failure.diagnostic])
      }
    }
  }

  private struct ReaderGone: Error {}

  /// False where the reader went away or the disk refuses.
  @discardableResult
  private static func write(_ journal: JournalDatabase?, to descriptor: Int32) throws -> Bool {
    var pending: [UInt8] = []
    do {
      try journal?.forEachEvent { event in
        pending += EventLine.text(event).utf8
        if pending.count >= 1 << 16 {
          guard Descriptor.write(pending, to: descriptor) else { throw ReaderGone() }
          pending.removeAll(keepingCapacity: true)
        }
      }
    } catch is ReaderGone {
      return false
    }
    return Descriptor.write(pending, to: descriptor)
  }
}
