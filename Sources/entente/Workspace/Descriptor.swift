import Foundation

/// Writing to an open file, pipe or terminal.
enum Descriptor {
  /// Writes all bytes, however many calls that takes; false where the reader went away or the disk refuses.
  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Foundation.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written > 0 {
          rest = rest.dropFirst(written)
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }
}
