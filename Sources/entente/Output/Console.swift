import Diagnostics
import Foundation

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

  /// Writes a message line.
  static func say(_ line: String) { Descriptor.write(Array((line + "\n").utf8), to: STDERR_FILENO) }

  /// Asks a question and reads a line; nil where no person is there to answer.
  static func ask(_ question: String) -> String? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
    Descriptor.write(Array(question.utf8), to: STDERR_FILENO)
    return readLine()?.trimmingCharacters(in: .whitespaces) ?? ""
  }

  /// Writes diagnostics as messages, in the order given.
  static func report(_ diagnostics: some Sequence<Diagnostic>) {
    let formatter = DiagnosticFormatter(colour: coloursMessages)
    Descriptor.write(Array(diagnostics.map(formatter.format).joined().utf8), to: STDERR_FILENO)
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
