internal import Dispatch
internal import Synchronization

/// Notes when and by which client a grant was used last: at most once a minute each, and off the event loops, so that a poll costs
/// no write.
final class UseNotes: Sendable {
  private static let pause = 60

  private let store: any GrantStore
  private let failed: @Sendable (any Error) -> Void
  /// When each was noted last. Shared by all event loops.
  private let noted = Mutex<[Int: Int]>([:])
  private let queue = DispatchQueue(label: "entente.uses")

  /// - Parameter failed: Told of a note that could not be kept.
  init(_ store: any GrantStore, failed: @escaping @Sendable (any Error) -> Void) {
    self.store = store
    self.failed = failed
  }

  func note(_ grant: Int, at instant: Int, by client: String) {
    let isDue = noted.withLock { noted in
      if let last = noted[grant], instant < last + Self.pause { return false }
      noted[grant] = instant
      return true
    }
    guard isDue else { return }
    let shown = Self.visible(client)
    queue.async { [store, failed] in
      do { try store.noteUse(of: grant, at: instant, by: shown) } catch { failed(error) }
    }
  }

  /// Waits until all that was noted is kept.
  func finish() { queue.sync {} }

  /// A client's name as it may be shown: printable ASCII, at most 120 characters.
  static func visible(_ client: String) -> String {
    String(
      decoding: client.utf8.prefix(120).map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") },
      as: UTF8.self)
  }
}
