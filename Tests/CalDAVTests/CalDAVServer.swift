import CalDAV
import Foundation
import Synchronization
import TestSupport
import Testing

/// A server in a process of its own, spoken to in lines of JSON. It ends with this process, or when stopped.
final class CalDAVServer: Sendable {
  enum Kind: String, CaseIterable, Sendable { case radicale, xandikos }

  struct Failure: Error, CustomStringConvertible { let description: String }

  private struct Pipes: Sendable {
    let commands: FileHandle
    let answers: FileHandle
    var rest: [UInt8] = []
  }

  let direct: String
  /// The proxy before the server, which records.
  let recorded: String
  let certificates: String
  let credentials: Credentials
  private let pipes: Mutex<Pipes>
  private let process: Process

  /// The servers that all tests share; each test has a calendar of its own.
  private static let radicale = Result { try CalDAVServer(script: "caldav_judge.py", ["radicale"]) }
  private static let xandikos = Result { try CalDAVServer(script: "caldav_judge.py", ["xandikos"]) }
  private static let oddOne = Result { try CalDAVServer(script: "odd_caldav_server.py", []) }

  static func shared(_ kind: Kind) throws -> CalDAVServer {
    switch kind {
    case .radicale: try radicale.get()
    case .xandikos: try xandikos.get()
    }
  }

  static func odd() throws -> CalDAVServer { try oddOne.get() }

  init(script: String, _ arguments: [String]) throws {
    let python = Fixtures.root.appending(path: ".venv/bin/python3")
    guard FileManager.default.isExecutableFile(atPath: python.path) else {
      throw Failure(description: "the judges are not installed; run 'make test'")
    }
    process = Process()
    process.executableURL = python
    process.arguments = [Fixtures.root.appending(path: "Tests/Judges/\(script)").path] + arguments
    let commands = Pipe()
    let answers = Pipe()
    process.standardInput = commands
    process.standardOutput = answers
    try process.run()
    var pipes = Pipes(commands: commands.fileHandleForWriting, answers: answers.fileHandleForReading)
    guard let greeting = try Self.readLine(&pipes) as? [String: String],
      let credentials = Credentials(user: greeting["user"] ?? "", password: greeting["password"] ?? "")
    else { throw Failure(description: "\(script) does not start") }
    direct = greeting["direct"] ?? ""
    recorded = greeting["recorded"] ?? ""
    certificates = greeting["certificates"] ?? ""
    self.credentials = credentials
    self.pipes = Mutex(pipes)
  }

  func stop() {
    pipes.withLock { try? $0.commands.close() }
    process.waitUntilExit()
  }

  @discardableResult
  func ask(_ command: String, _ arguments: [String: any Sendable] = [:]) throws -> Any {
    let line = try JSONSerialization.data(
      withJSONObject: arguments.merging(["do": command]) { $1 }, options: [.sortedKeys])
    let answer = try pipes.withLock { pipes -> [String: Data] in
      try pipes.commands.write(contentsOf: line + Data("\n".utf8))
      guard let answer = try Self.readLine(&pipes) as? [String: Any] else {
        throw Failure(description: "no answer to \(command)")
      }
      if let error = answer["error"] { throw Failure(description: "\(command): \(error)") }
      let value = answer["answer"] ?? NSNull()
      return ["answer": try JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed)]
    }
    return try JSONSerialization.jsonObject(with: answer["answer"] ?? Data(), options: .fragmentsAllowed)
  }

  private static func readLine(_ pipes: inout Pipes) throws -> Any? {
    while true {
      if let end = pipes.rest.firstIndex(of: 0x0A) {
        let line = Data(pipes.rest[..<end])
        pipes.rest.removeSubrange(...end)
        return try JSONSerialization.jsonObject(with: line)
      }
      let chunk = pipes.answers.availableData
      guard !chunk.isEmpty else { return nil }
      pipes.rest += chunk
    }
  }
}
