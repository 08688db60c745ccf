import Foundation
import TestSupport

/// A file system of its own in memory, where this runs as root on Linux.
struct SmallDisk {
  let folder: URL

  var path: String { folder.appending(path: "journal.db").path }

  /// Mounts one; nil where that is not possible.
  init?(in parent: URL, mebibytes: Int) throws {
    folder = parent.appending(path: "disk")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    guard try Self.mount(["-t", "tmpfs", "-o", "size=\(mebibytes)m", "tmpfs", folder.path]) else {
      return nil
    }
  }

  func makeReadOnly() throws {
    guard try Self.mount(["-o", "remount,ro", folder.path]) else { throw CocoaError(.featureUnsupported) }
  }

  func grow(mebibytes: Int) throws {
    guard try Self.mount(["-o", "remount,size=\(mebibytes)m", folder.path]) else {
      throw CocoaError(.featureUnsupported)
    }
  }

  /// Takes it away, whoever still has files of it open.
  func remove() {
    _ = try? Program.run(
      URL(fileURLWithPath: "/bin/umount"), ["--lazy", folder.path], in: folder.deletingLastPathComponent())
  }

  private static func mount(_ arguments: [String]) throws -> Bool {
    let program = URL(fileURLWithPath: "/bin/mount")
    guard getuid() == 0, FileManager.default.isExecutableFile(atPath: program.path) else { return false }
    return try Program.run(program, arguments, in: FileManager.default.temporaryDirectory).status == 0
  }
}
