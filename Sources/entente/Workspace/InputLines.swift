import Foundation

/// The lines of standard input, as they come.
enum InputLines {
  /// A longer line is cut off there.
  static let longest = 4096

  /// Hands over the complete lines of each read, so that a program at the other end of a pipe gets its answers at once.
  /// Ends with the input, or where `body` gives false.
  static func forEach(_ body: ([Substring]) throws -> Bool) throws {
    var pending: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      var lines: [Substring] = []
      for byte in buffer[..<count] {
        if byte == UInt8(ascii: "\n") {
          lines.append(line(pending))
          pending.removeAll(keepingCapacity: true)
        } else if pending.count < longest {
          pending.append(byte)
        }
      }
      if !lines.isEmpty, !(try body(lines)) { return }
    }
    if !pending.isEmpty { _ = try body([line(pending)]) }
  }

  private static func line(_ bytes: [UInt8]) -> Substring {
    let end = bytes.last == UInt8(ascii: "\r") ? bytes.count - 1 : bytes.count
    return String(decoding: bytes[..<end], as: UTF8.self)[...]
  }
}
