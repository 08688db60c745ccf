import Foundation
import TestSupport
import Testing

/// Other people's programs, run as processes.
enum Programs {
  struct Outcome {
    let status: Int32
    let output: String
    let messages: String
  }

  /// The built program, beside the test bundle in the build folder.
  static var entente: URL {
    get throws {
      let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      let candidates = [tests, Fixtures.root.appending(path: ".build/debug")].map {
        $0.appending(path: "entente")
      }
      return try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) })
    }
  }

  /// A script of `Tests/Judges`, run by the Python that `make test` installs.
  static func judge(_ script: String, _ arguments: [String]) throws -> Outcome {
    let python = Fixtures.root.appending(path: ".venv/bin/python3")
    try #require(
      FileManager.default.isExecutableFile(atPath: python.path),
      "the judges are not installed; run 'make test'")
    return try run(python, [Fixtures.root.appending(path: "Tests/Judges/\(script)").path] + arguments)
  }

  static func run(
    _ program: URL, _ arguments: [String], in folder: URL = FileManager.default.temporaryDirectory
  ) throws
    -> Outcome
  {
    // Files rather than pipes: a pipe that nobody empties would block the program.
    let scratch = FileManager.default.temporaryDirectory.appending(
      path: "entente-clients-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let urls = ["out", "err"].map { scratch.appending(path: $0) }
    for url in urls { try Data().write(to: url) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: urls[0])
    process.standardError = try FileHandle(forWritingTo: urls[1])
    try process.run()
    process.waitUntilExit()
    let texts = try urls.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Outcome(status: process.terminationStatus, output: texts[0], messages: texts[1])
  }
}
