import Foundation

/// Held by the one command that publishes from a workspace; released when the process ends, however it does.
///
/// It is a lock on the folder of the journal, so that no file of its own is left behind. Where the file system knows no
/// such locks, the journal alone refuses what was made from an old record.
struct WorkspaceLock: ~Copyable {
  private let descriptor: Int32

  /// Waits for at most ten seconds; nil where somebody else publishes all that time.
  init?(besideJournal path: String) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder that cannot be opened is told where the journal is.
    guard descriptor >= 0 else { return }
    var left = 100
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { return }
      left -= 1
      guard left > 0 else {
        close(descriptor)
        return nil
      }
      usleep(100_000)
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
