import Diagnostics
import Foundation

/// Reading files from disk.
enum InputFile {
  /// Larger files are refused: nothing that this program reads comes near.
  static let sizeLimit = 64 << 20

  /// The bytes of a file, or a diagnostic that says why there are none.
  static func bytes(at path: String, shownAs shown: String, limit: Int = sizeLimit) -> Result<
    [UInt8], Unreadable
  > {
    opened(at: path, shownAs: shown).flatMap { handle in
      defer { try? handle.close() }
      return bytes(of: handle, shownAs: shown, limit: limit)
    }
  }

  /// Hands over a file of any size piece by piece.
  static func forEachPiece(at path: String, shownAs shown: String, _ body: (Data) throws -> Void) throws {
    let handle = try opened(at: path, shownAs: shown).get()
    defer { try? handle.close() }
    while true {
      let piece: Data?
      do {
        piece = try handle.read(upToCount: 1 << 20)
      } catch {
        throw Unreadable(shown, "'\(shown)' cannot be read")
      }
      guard let piece, !piece.isEmpty else { return }
      try body(piece)
    }
  }

  private static func opened(at path: String, shownAs shown: String) -> Result<FileHandle, Unreadable> {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      return .failure(Unreadable(shown, "there is no file '\(shown)'"))
    }
    if isDirectory.boolValue { return .failure(Unreadable(shown, "'\(shown)' is a folder, not a file")) }
    // A pipe that nobody writes to would be waited for for ever; one that the shell hands over is under /dev.
    let kind =
      try? FileManager.default.attributesOfItem(
        atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)[.type] as? FileAttributeType
    guard kind == .typeRegular || path.hasPrefix("/dev/") || path.hasPrefix("/proc/") else {
      return .failure(Unreadable(shown, "'\(shown)' is no regular file"))
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      return .failure(Unreadable(shown, "'\(shown)' cannot be opened; check that you may read it"))
    }
    return .success(handle)
  }

  private static func bytes(of handle: FileHandle, shownAs shown: String, limit: Int) -> Result<
    [UInt8], Unreadable
  > {
    guard let data = try? handle.read(upToCount: limit + 1) else {
      // An empty file reads as nothing at all.
      return (try? handle.offset()) == 0
        ? .success([]) : .failure(Unreadable(shown, "'\(shown)' cannot be read"))
    }
    if data.count > limit {
      return .failure(Unreadable(shown, "'\(shown)' is larger than \(limit >> 20) MiB"))
    }
    return .success(Array(data))
  }
}

/// A file that could not be read.
struct Unreadable: Error {
  let diagnostic: Diagnostic

  init(_ path: String, _ message: String) {
    let file = SourceFile(path: path, text: "")
    diagnostic = Diagnostic(.fileRead, message, at: SourceLocation(file: file))
  }

  /// Runs `body`; a file that it cannot read ends the command, with a message.
  static func told<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as Unreadable { throw Console.fail([error.diagnostic]) }
  }
}
