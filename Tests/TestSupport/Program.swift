public import Foundation

/// Programs, run as a person or a script runs them: processes without a terminal.
public enum Program {
  /// What a program did.
  public struct Outcome: Sendable {
    /// Its exit code.
    public let status: Int32
    /// What it wrote to its standard output.
    public let output: String
    /// What it wrote to its standard error.
    public let messages: String
  }

  /// A program that is not there.
  public struct Missing: Error, CustomStringConvertible {
    /// Which, and what to do about it.
    public let description: String
  }

  /// The built `entente`, beside the test bundle in the build folder.
  public static var entente: URL {
    get throws {
      let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      let candidates = [tests, Fixtures.root.appending(path: ".build/debug")].map {
        $0.appending(path: "entente")
      }
      guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
      else { throw Missing(description: "entente is not built") }
      return found
    }
  }

  /// Runs `entente` in a folder, with nothing on its standard input, or with that text.
  @discardableResult
  public static func run(
    _ arguments: [String], in folder: URL, input: String? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(entente, arguments, in: folder, input: input, environment: environment)
  }

  /// As ``run(_:in:input:environment:)``, as somebody who may not write everywhere: the superuser runs it as nobody.
  public static func runAsNobody(_ arguments: [String], in folder: URL) throws -> Outcome {
    guard getuid() == 0 else { return try run(arguments, in: folder) }
    return try run(
      URL(fileURLWithPath: "/usr/bin/setpriv"),
      ["--reuid=65534", "--regid=65534", "--clear-groups", entente.path] + arguments, in: folder)
  }

  /// Runs the judges' Python, which `make test` installs.
  public static func python(_ arguments: [String], in folder: URL) throws -> Outcome {
    let python = Fixtures.root.appending(path: ".venv/bin/python3")
    guard FileManager.default.isExecutableFile(atPath: python.path) else {
      throw Missing(description: "the judges are not installed; run 'make test'")
    }
    return try run(python, arguments, in: folder)
  }

  /// Runs a program in a folder.
  ///
  /// - Parameter environment: What is set beside the environment of the tests.
  public static func run(
    _ program: URL, _ arguments: [String], in folder: URL, input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
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
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
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
