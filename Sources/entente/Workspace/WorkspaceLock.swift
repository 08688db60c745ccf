import Foundation

/// Held by the one command that publishes from a workspace; released when the process ends, however it does.
struct WorkspaceLock: ~Copyable {
  private let descriptor: Int32

  /// Waits for at most ten seconds; nil where somebody else publishes all that time, or the file cannot be made.
  init?(beside journal: String) {
    let descriptor = open("\(journal).lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    var left = 100
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      left -= 1
      guard left > 0, errno == EWOULDBLOCK || errno == EINTR else {
        close(descriptor)
        return nil
      }
      usleep(100_000)
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
