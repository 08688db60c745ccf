import Foundation

/// A program of somebody else's that is looked for on the PATH.
struct ExternalProgram {
  /// What it is called.
  let name: String
  let path: String

  /// The first of those names that is installed.
  static func first(of names: [String]) -> ExternalProgram? {
    let folders = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
    for name in names {
      for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
        return ExternalProgram(name: name, path: "\(folder)/\(name)")
      }
    }
    return nil
  }

  /// Runs it without input; gives the last line that it complains in, or nil where it succeeded.
  func run(_ arguments: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    do {
      try process.run()
    } catch {
      return "it cannot be run"
    }
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus != 0 else { return nil }
    return text.split(whereSeparator: \.isNewline).last.map(String.init)
      ?? "it ended with \(process.terminationStatus)"
  }
}
