import Diagnostics
import Foundation
import Synchronization

/// What the program says to a person: messages on stderr, data on stdout.
enum Console {
  /// Whether messages may be coloured: a terminal that has not asked for none (https://no-color.org).
  static var coloursMessages: Bool {
    ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty && isatty(STDERR_FILENO) == 1
  }

  /// Writes data, whole, without a line end of its own.
  static func write(_ text: String) { _ = writes(text) }

  /// As ``write(_:)``; false where nobody reads any more.
  static func writes(_ text: String) -> Bool { Descriptor.write(Array(text.utf8), to: STDOUT_FILENO) }

  /// Messages that are kept for somebody instead of being written.
  final class Listener: Sendable {
    private let lines = Mutex<[String]>([])

    /// What was said.
    var heard: [String] { lines.withLock(\.self) }

    fileprivate func hear(_ text: String) {
      lines.withLock { $0 += text.split(separator: "\n").map(String.init) }
    }
  }

  /// Where messages go while a server is at work, whose log has a form of its own; nil for stderr.
  @TaskLocal static var listener: Listener?

  /// Writes a message line.
  static func say(_ line: String) { message(line + "\n") }

  private static func message(_ text: String) {
    if let listener { listener.hear(text) } else { Descriptor.write(Array(text.utf8), to: STDERR_FILENO) }
  }

  /// Asks a question and reads a line; nil where no person is there to answer.
  static func ask(_ question: String) -> String? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
    Descriptor.write(Array(question.utf8), to: STDERR_FILENO)
    return readLine()?.trimmingCharacters(in: .whitespaces) ?? ""
  }

  /// Writes diagnostics as messages, in the order given.
  static func report(_ diagnostics: some Sequence<Diagnostic>) {
    let formatter = DiagnosticFormatter(colour: listener == nil && coloursMessages)
    message(diagnostics.map(formatter.format).joined())
  }

  /// What ends the command as failed, once it is thrown.
  static func fail(_ diagnostics: some Sequence<Diagnostic>) -> Findings {
    Findings(diagnostics: Array(diagnostics))
  }
}

/// What keeps something from being done. Thrown out of a command, it is reported and ends it with 1; the server answers with it.
struct Findings: Error {
  let diagnostics: [Diagnostic]
}
