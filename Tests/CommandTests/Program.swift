import Foundation
import TestSupport
import Testing

/// The built program, run as a person or a script runs it: a process without a terminal.
enum Program {
  struct Outcome {
    let status: Int32
    let output: String
    let messages: String
  }

  /// Beside the test bundle in the build folder.
  static var path: URL {
    get throws {
      let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      let candidates = [tests, Fixtures.root.appending(path: ".build/debug")].map {
        $0.appending(path: "entente")
      }
      return try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) })
    }
  }

  /// Runs `entente` in a folder, with nothing on its standard input, or with that text.
  @discardableResult
  static func run(_ arguments: [String], in folder: URL, input: String? = nil) throws -> Outcome {
    try run(path, arguments, in: folder, input: input)
  }

  /// As ``run(_:in:input:)``, as somebody who may not write everywhere: the superuser runs it as nobody.
  static func runAsNobody(_ arguments: [String], in folder: URL) throws -> Outcome {
    guard getuid() == 0 else { return try run(arguments, in: folder) }
    return try run(
      URL(fileURLWithPath: "/usr/bin/setpriv"),
      ["--reuid=65534", "--regid=65534", "--clear-groups", path.path] + arguments, in: folder)
  }

  /// Runs the judges' Python, which `make test` installs.
  static func python(_ arguments: [String], in folder: URL) throws -> Outcome {
    let python = Fixtures.root.appending(path: ".venv/bin/python3")
    try #require(
      FileManager.default.isExecutableFile(atPath: python.path),
      "the judges are not installed; run 'make test'")
    return try run(python, arguments, in: folder)
  }

  private static func run(_ program: URL, _ arguments: [String], in folder: URL, input: String? = nil) throws
    -> Outcome
  {
    // Files rather than pipes: a pipe that nobody empties would block the program.
    let scratch = try Scratch()
    defer { scratch.remove() }
    let files = try ["out", "err"].map { name in
      let url = scratch.folder.appending(path: name)
      try Data().write(to: url)
      return try FileHandle(forWritingTo: url)
    }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    if let input {
      let url = scratch.folder.appending(path: "in")
      try Data(input.utf8).write(to: url)
      process.standardInput = try FileHandle(forReadingFrom: url)
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    process.standardOutput = files[0]
    process.standardError = files[1]
    try process.run()
    process.waitUntilExit()
    let texts = try ["out", "err"].map {
      String(decoding: try Data(contentsOf: scratch.folder.appending(path: $0)), as: UTF8.self)
    }
    return Outcome(status: process.terminationStatus, output: texts[0], messages: texts[1])
  }
}

/// A folder of a test's own.
struct Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "entente-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Writes a text to a file, and makes its folder.
  func write(_ text: String, to name: String) throws {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// Every file below the folder with its bytes.
  func contents() throws -> [String: Data] {
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
  static func sample() throws -> Scratch {
    let scratch = try Scratch()
    for name in ["entente.yaml", "programmes/mifibra-aws.yaml"] {
      try scratch.write(String(decoding: Fixtures.bytes("sample/\(name)"), as: UTF8.self), to: name)
    }
    return scratch
  }
}
