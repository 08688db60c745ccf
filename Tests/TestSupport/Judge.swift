public import Foundation

/// The Python programs of `Tests/Judges`, which `make test` installs the packages for.
public enum Judge {
  /// Runs `Tests/Judges/<name>` in a folder.
  public static func run(_ name: String, _ arguments: [String], in folder: URL) throws -> Program.Outcome {
    try Program.python(
      [Fixtures.root.appending(path: "Tests/Judges/\(name)").path] + arguments, in: folder)
  }

  /// Runs `body` in a new folder, which is removed afterwards.
  public static func inNewFolder(_ body: (URL) throws -> Void) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try body(scratch.folder)
  }
}
