import Foundation

/// What a file's entry in its folder says of it: enough to see that it was changed.
struct FileStamp: Hashable {
  private let device: UInt64
  private let inode: UInt64
  private let size: Int64
  /// In nanoseconds since 1970-01-01T00:00:00Z.
  let changed: Int

  /// nil where there is no such file.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    #if canImport(Darwin)
      changed = Int(status.st_mtimespec.tv_sec) * 1_000_000_000 + status.st_mtimespec.tv_nsec
    #else
      changed = Int(status.st_mtim.tv_sec) * 1_000_000_000 + status.st_mtim.tv_nsec
    #endif
  }

  /// Whether it is the same file, whatever was written to it since.
  func isSameFile(as other: FileStamp) -> Bool { device == other.device && inode == other.inode }
}
