import Foundation

/// What the files of a journal say of it, without opening it: the database and its write-ahead log.
struct JournalStamp: Equatable {
  /// Longer than a file system's clock takes from one time to the next.
  private static let tick = 100_000_000

  /// Where they are.
  struct Paths {
    let file: String
    let log: String

    init(_ file: String) {
      self.file = file
      log = file + "-wal"
    }
  }

  let file: FileStamp?
  private let log: FileStamp?
  /// Whether a further change would show. One within the same tick of the clock as the last might not.
  let isSettled: Bool

  /// - Parameter paths: Of the database and of its log.
  init(_ paths: Paths) {
    file = FileStamp(path: paths.file)
    log = FileStamp(path: paths.log)
    let newest = max(file?.changed ?? 0, log?.changed ?? 0)
    isSettled = newest + Self.tick < Int(Date().timeIntervalSince1970 * 1_000_000_000)
  }

  /// Whether nothing was written between this, which was taken first, and another.
  func holds(at later: JournalStamp) -> Bool { isSettled && file == later.file && log == later.log }
}
