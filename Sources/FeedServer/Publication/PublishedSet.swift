internal import Foundation

/// All calendars of one publication, as they lie in memory.
///
/// `entente publish` writes each publication into a folder of its own and then turns the link `.published/current` to it; a folder
/// that was shown is not written to again, and is gone before another of its name is made. So what was read through one open
/// folder is one publication, whole, if the link still leads to that folder afterwards.
final class PublishedSet: Sendable {
  /// By name, without `.ics`.
  let files: [String: PublishedFile]
  /// When it was shown, in seconds since 1970-01-01T00:00:00Z.
  let shown: Int
  private let folder: OpenFolder

  private init(files: [String: PublishedFile], shown: Int, folder: OpenFolder) {
    self.files = files
    self.shown = shown
    self.folder = folder
  }

  /// Whether it is what the link of a calendar folder leads to.
  func isCurrent(at link: String) -> Bool { isFolder(OpenFolder.Identity(path: link)) }

  /// Whether it was read from that folder.
  func isFolder(_ identity: OpenFolder.Identity?) -> Bool { identity == folder.identity }

  /// What a link leads to; nil before the first publication, and where it cannot be read.
  ///
  /// - Parameter last: What was read before; files with the same bytes are taken over.
  static func read(_ link: String, after last: PublishedSet?) -> PublishedSet? {
    // Each further attempt is for another publication that was shown while the last was read.
    for _ in 0..<100 {
      guard let folder = OpenFolder(path: link) else { return nil }
      if let set = read(folder, link, after: last), set.isCurrent(at: link) { return set }
    }
    return nil
  }

  private static func read(_ folder: OpenFolder, _ link: String, after last: PublishedSet?) -> PublishedSet? {
    guard let names = folder.names(endingIn: ".ics") else { return nil }
    var status = stat()
    guard lstat(link, &status) == 0 else { return nil }
    // Renaming sets the time of change.
    let shown = Int(status.changed.tv_sec) + (status.changed.tv_nsec > 0 ? 1 : 0)
    var files: [String: PublishedFile] = [:]
    for fileName in names {
      guard let bytes = folder.contents(of: fileName) else { return nil }
      let name = String(fileName.dropLast(4))
      let known = last?.files[name]
      files[name] =
        known.flatMap { $0.holds(bytes) ? $0 : nil }
        ?? PublishedFile(name: name, bytes: bytes, modified: shown)
    }
    return PublishedSet(files: files, shown: shown, folder: folder)
  }
}

extension stat {
  fileprivate var changed: timespec {
    #if canImport(Darwin)
      st_ctimespec
    #else
      st_ctim
    #endif
  }
}
