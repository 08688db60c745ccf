import BusinessCalendar
import Foundation
import Journal

/// What a workspace's programmes and dates are made from, at a glance: while it stays, so do they.
struct WorkspaceStamp: Equatable {
  /// As many files as a workspace may sensibly have; what lies beyond is not looked at.
  private static let most = 20_000

  private let files: [String: FileStamp]
  private let mark: JournalMark?
  let day: CivilDate

  /// - Parameters:
  ///   - root: The workspace's folder, in which all its files lie.
  ///   - marks: By which the journal's state is known.
  init(root: String, marks: JournalMarks) throws {
    day = .today
    mark = try marks.current()
    var files: [String: FileStamp] = [:]
    let manager = FileManager.default
    if let walk = manager.enumerator(atPath: root) {
      while let path = walk.nextObject() as? String, files.count < Self.most {
        let name = path.split(separator: "/").last ?? ""
        // What is published, and packs, are made from the rest.
        if name.hasPrefix(".") || path == "calendars" || path == "packs" {
          walk.skipDescendants()
        } else if [".yaml", ".yml", ".ics"].contains(where: name.hasSuffix) {
          files[path] = FileStamp(path: "\(root)/\(path)")
        }
      }
    }
    self.files = files
  }
}

/// The state of a journal, asked for again only when its files change: the server's own notes on the use of tokens change them, too.
final class JournalMarks {
  private let path: String
  private var stamp: JournalStamp?
  private var reader: JournalDatabase?
  private var mark: JournalMark?

  /// - Parameter path: The journal's file, which need not be there yet.
  init(path: String) { self.path = path }

  /// nil before there is a journal.
  func current() throws -> JournalMark? {
    let now = JournalStamp(JournalStamp.Paths(path))
    if let stamp, stamp.holds(at: now) { return mark }
    guard let file = now.file else {
      (stamp, reader, mark) = (nil, nil, nil)
      return nil
    }
    // As ``JournalGrants`` has it.
    if reader == nil || access(path, W_OK) != 0 || stamp?.file.map({ !$0.isSameFile(as: file) }) ?? true {
      reader = try JournalDatabase(path: path)
    }
    mark = try reader?.mark()
    stamp = now
    return mark
  }
}
