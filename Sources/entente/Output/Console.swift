import ArgumentParser
import Diagnostics
import Foundation

/// What the program says to a person: messages on stderr, data on stdout.
enum Console {
  /// Whether messages may be coloured: a terminal that has not asked for none (https://no-color.org).
  static var coloursMessages: Bool {
    ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty && isatty(STDERR_FILENO) == 1
  }

  /// Writes data, whole, without a line end of its own.
  static func write(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }

  /// Writes a message line.
  static func say(_ line: String) { write(Array((line + "\n").utf8), to: STDERR_FILENO) }

  /// Writes diagnostics as messages, in the order given.
  static func report(_ diagnostics: some Sequence<Diagnostic>) {
    let formatter = DiagnosticFormatter(colour: coloursMessages)
    write(Array(diagnostics.map(formatter.format).joined().utf8), to: STDERR_FILENO)
  }

  /// Writes diagnostics and ends the command as failed.
  static func fail(_ diagnostics: some Sequence<Diagnostic>) -> ExitCode {
    report(diagnostics)
    return ExitCode(1)
  }

  /// Writes all bytes; a reader that went away ends the program quietly, as it does `cat`.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Foundation.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written > 0 {
          rest = rest.dropFirst(written)
        } else if written < 0, errno == EINTR {
          continue
        } else {
          return
        }
      }
    }
  }
}
