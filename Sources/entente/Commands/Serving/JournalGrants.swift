import FeedServer
import Foundation
import Journal
import Synchronization

/// The tokens of a journal, for the server: read again when its files change, which costs a look at two files.
final class JournalGrants: GrantStore {
  private struct Held {
    var stamp: JournalStamp?
    var reader: JournalDatabase?
    var grants: [Grant]?
  }

  private let path: String
  private let paths: JournalStamp.Paths
  /// Shared by the event loops of the server.
  private let held = Mutex(Held())
  /// Uses are written through a connection of their own, which may have to wait for others that write.
  private let writer = Mutex<(file: FileStamp?, journal: JournalDatabase)?>(nil)

  /// - Parameter path: The journal's file, which need not be there yet.
  init(path: String) {
    self.path = path
    paths = JournalStamp.Paths(path)
  }

  var isUnchanged: Bool {
    let stamp = JournalStamp(paths)
    return held.withLock { $0.stamp?.holds(at: stamp) ?? false }
  }

  func changedGrants() throws -> [Grant]? {
    try held.withLock { held in
      let stamp = JournalStamp(paths)
      if let known = held.stamp, known.holds(at: stamp) { return nil }
      let grants = try read(stamp, &held)
      held.stamp = stamp
      if grants == held.grants { return nil }
      held.grants = grants
      return grants
    }
  }

  private func read(_ stamp: JournalStamp, _ held: inout Held) throws -> [Grant] {
    guard let file = stamp.file else {
      held.reader = nil
      return []
    }
    // Another file of that name, as after a copy was put back, needs another connection; so does one that may only be read, as
    // SQLite then takes it for one that never changes.
    if held.reader == nil || access(path, W_OK) != 0
      || held.stamp?.file.map({ !$0.isSameFile(as: file) }) ?? true
    {
      held.reader = try JournalDatabase(path: path)
    }
    return try (held.reader?.feeds() ?? []).map { Grant($0) }
  }

  func noteUse(of grant: Int, at instant: Int, by client: String) throws {
    try writer.withLock { writer in
      let file = FileStamp(path: path)
      if let known = writer?.file, let file, known.isSameFile(as: file) {
        try writer?.journal.noteUse(ofFeed: grant, at: instant, client: client)
      } else if file != nil {
        let journal = try JournalDatabase(path: path)
        writer = (file, journal)
        try journal.noteUse(ofFeed: grant, at: instant, client: client)
      }
    }
  }
}

extension Grant {
  fileprivate init(_ record: FeedRecord) {
    let kind: Kind =
      switch record.kind {
      case .calendars: .calendars
      case .pages: .pages
      case .api: .api
      }
    self.init(
      id: record.id, name: record.name, kind: kind, calendars: record.calendars, digest: record.digest,
      expires: record.expires, isRevoked: record.revoked != nil)
  }
}
