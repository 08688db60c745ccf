public import Foundation

/// A folder of a test's own.
public struct Scratch: Sendable {
  /// Where it is.
  public let folder: URL

  /// An empty one.
  public init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "entente-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Removes it with all that is in it.
  public func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Writes a text to a file, and makes its folder.
  public func write(_ text: String, to name: String) throws {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// A file's text.
  public func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// Every file below the folder with its bytes.
  public func contents() throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try names.reduce(into: [:]) { result, name in
      var isFolder: ObjCBool = false
      let url = folder.appending(path: name)
      if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue {
        result[name] = try Data(contentsOf: url)
      }
    }
  }

  /// The sample workspace, copied.
  public static func sample() throws -> Scratch {
    let scratch = try Scratch()
    for name in ["entente.yaml", "programmes/mifibra-aws.yaml"] {
      try scratch.write(String(decoding: Fixtures.bytes("sample/\(name)"), as: UTF8.self), to: name)
    }
    return scratch
  }
}
