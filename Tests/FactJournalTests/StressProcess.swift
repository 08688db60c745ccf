import Foundation
import TestSupport

/// A `journal-stress` process, which the tests may kill.
final class StressProcess {
  private let process = Process()
  private let output: URL
  private let messages: URL

  /// Starts one.
  ///
  /// - Parameter folder: Where what it writes is kept.
  init(_ arguments: [String], in folder: URL) throws {
    let name = UUID().uuidString
    output = folder.appending(path: "\(name).out")
    messages = folder.appending(path: "\(name).err")
    for url in [output, messages] { try Data().write(to: url) }
    process.executableURL = try Program.entente.deletingLastPathComponent().appending(path: "journal-stress")
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
  }

  /// Waits for its end.
  func end() throws -> (status: Int32, output: String, messages: String) {
    process.waitUntilExit()
    return (
      process.terminationStatus, try text, String(decoding: try Data(contentsOf: messages), as: UTF8.self)
    )
  }

  /// Kills it at once, as a power cut does for a process.
  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  var isRunning: Bool { process.isRunning }

  private var text: String { get throws { String(decoding: try Data(contentsOf: output), as: UTF8.self) } }

  /// Numbers and ids of the events that it was told to be kept; a line that it was killed at is none.
  var acknowledged: [Int: String] {
    get throws {
      var events: [Int: String] = [:]
      let text = try text
      for line in text[..<(text.lastIndex(of: "\n") ?? text.startIndex)].split(separator: "\n") {
        let words = line.split(separator: " ")
        if words.count == 2, let number = Int(words[0]) { events[number] = String(words[1]) }
      }
      return events
    }
  }
}
