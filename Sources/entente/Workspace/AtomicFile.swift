import Diagnostics
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
    try write(to: path, mode: mode) { Descriptor.write(Array(bytes), to: $0) }
  }

  /// As ``write(_:to:mode:)``, of what `fill` writes to a descriptor; nothing is changed where it gives false.
  static func write(to path: String, mode: mode_t = 0o644, _ fill: (Int32) -> Bool) throws(Failure) {
    // A link stays one, and what it names is written. A device or a pipe is written to: nothing can be renamed there.
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let kind = try? FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
    if let kind, kind != .typeRegular, kind != .typeDirectory {
      let descriptor = open(url.path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path) }
      defer { close(descriptor) }
      guard fill(descriptor) else { throw failure(path) }
      return
    }
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
    guard fill(descriptor), fsync(descriptor) == 0 else {
      let failure = failure(path)
      close(descriptor)
      throw failure
    }
    guard close(descriptor) == 0, rename(temporary, url.path) == 0 else { throw failure(path) }
    isDone = true
    syncFolder(folder)
  }

  /// Gives a file that was written so another name in its folder, in the place of what is there.
  static func move(_ path: String, to other: String) throws(Failure) {
    guard rename(path, other) == 0 else { throw failure(other) }
    syncFolder(URL(fileURLWithPath: other).deletingLastPathComponent().path)
  }

  /// Makes the renames within a folder durable.
  static func syncFolder(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func failure(_ path: String) -> Failure {
    Failure(path: path, reason: String(cString: strerror(errno)))
  }
}

extension AtomicFile.Failure {
  var diagnostic: Diagnostic {
    let file = SourceFile(path: path, text: "")
    return Diagnostic(
      .fileWrite, "it cannot be written: \(reason); what stood there is untouched",
      at: SourceLocation(file: file))
  }
}
