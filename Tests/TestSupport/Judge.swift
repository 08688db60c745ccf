public import Foundation

/// The Python programs of `Tests/Judges`, which `make test` installs the packages for.
public enum Judge {
  /// What a judge said.
  public struct Verdict: Sendable {
    /// 0 where nothing was found.
    public let status: Int32
    /// What it printed.
    public let output: String
    /// What it complained about.
    public let messages: String
  }

  /// The judges' packages are not installed.
  public struct Missing: Error, CustomStringConvertible {
    /// What to do about it.
    public var description: String { "the judges are not installed; run 'make test'" }
  }

  /// Runs `Tests/Judges/<name>` in a folder.
  public static func run(_ name: String, _ arguments: [String], in folder: URL) throws -> Verdict {
    let python = Fixtures.root.appending(path: ".venv/bin/python3")
    guard FileManager.default.isExecutableFile(atPath: python.path) else { throw Missing() }
    // Files rather than pipes: a pipe that nobody empties would block the program.
    let files = try ["out", "err"].map { ending in
      let url = folder.appending(path: "judge-\(UUID().uuidString).\(ending)")
      try Data().write(to: url)
      return url
    }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    let process = Process()
    process.executableURL = python
    process.arguments = [Fixtures.root.appending(path: "Tests/Judges/\(name)").path] + arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Verdict(status: process.terminationStatus, output: texts[0], messages: texts[1])
  }

  /// Runs `body` in a new folder, which is removed afterwards.
  public static func inNewFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "entente-judge-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }
}
