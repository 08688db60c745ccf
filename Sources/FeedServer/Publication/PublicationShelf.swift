internal import Synchronization

/// The last publication of a folder, read anew when another is shown. Asking costs one `stat` a millisecond.
final class PublicationShelf: Sendable {
  private let link: String
  /// Shared by all event loops; whoever finds another publication reads it, and the others wait those milliseconds.
  private let held = Mutex<PublishedSet?>(nil)
  private let recent: RecentLook

  /// - Parameter path: The folder that `entente publish` writes to.
  init(path: String, recent: RecentLook = RecentLook()) {
    link = "\(path)/.published/current"
    self.recent = recent
  }

  /// What is shown; the last that could be read, where that is no longer so; nil before the first publication.
  func current() -> PublishedSet? {
    guard let began = recent.begin() else { return held.withLock(\.self) }
    defer { recent.end(began) }
    return look()
  }

  private func look() -> PublishedSet? {
    // Looked at before the lock is taken, so that no event loop waits while another looks. Whoever saw a folder that is shown no
    // more by the time it gets the lock reads once more.
    let shown = OpenFolder.Identity(path: link)
    return held.withLock { held in
      if let held, held.isFolder(shown) { return held }
      if let read = PublishedSet.read(link, after: held) { held = read }
      return held
    }
  }
}
