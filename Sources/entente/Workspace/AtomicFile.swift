import Foundation

/// Writes files so that a reader finds the old bytes or the new ones, never a part.
enum AtomicFile {
  /// Why a file could not be written.
  struct Failure: Error {
    let path: String
    let reason: String
  }

  /// Writes `bytes` to a temporary file beside `path`, syncs it, and renames it there. Folders are made as needed.
  static func write(_ bytes: some Collection<UInt8>, to path: String, mode: mode_t = 0o644) throws(Failure) {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(path: folder, reason: "the folder cannot be made")
    }
    let temporary = "\(folder)/.\(url.lastPathComponent).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(path) }
    var isDone = false
    defer { if !isDone { unlink(temporary) } }
    guard Descriptor.write(Array(bytes), to: descriptor), fsync(descriptor) == 0 else {
      let failure = failure(path)
      close(descriptor)
      throw failure
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else { throw failure(path) }
    isDone = true
    // The rename itself is durable only once the folder is.
    let folderDescriptor = open(folder, O_RDONLY | O_CLOEXEC)
    if folderDescriptor >= 0 {
      fsync(folderDescriptor)
      close(folderDescriptor)
    }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(path: path, reason: String(cString: strerror(errno)))
  }
}
