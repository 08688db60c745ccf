internal import Foundation
internal import Synchronization

/// Where log lines go: a descriptor, written by a thread of its own, so that no event loop waits for whoever reads the log. Lines that
/// nobody takes in time are dropped and counted.
final class LogSink: Sendable {
  private static let mostWaiting = 4 << 20

  private struct State {
    var waiting: [UInt8] = []
    var isWriting = false
  }

  /// Shared by all event loops.
  private let state = Mutex(State())
  private let descriptor: Int32
  private let queue = DispatchQueue(label: "entente.log")
  private let lost: @Sendable () -> Void

  /// - Parameter lost: Told of each line that is dropped.
  init(descriptor: Int32, lost: @escaping @Sendable () -> Void) {
    self.descriptor = descriptor
    self.lost = lost
  }

  func write(_ line: LogLine) {
    let bytes = line.bytes
    let (isKept, isFirst) = state.withLock { state in
      guard state.waiting.count + bytes.count <= Self.mostWaiting else { return (false, false) }
      state.waiting += bytes
      defer { state.isWriting = true }
      return (true, !state.isWriting)
    }
    if !isKept { lost() }
    if isFirst { queue.async { self.drain() } }
  }

  /// Waits until all lines are written.
  func finish() { queue.sync {} }

  private func drain() {
    while true {
      let bytes = state.withLock { state in
        let bytes = state.waiting
        state.waiting = []
        state.isWriting = !bytes.isEmpty
        return bytes
      }
      if bytes.isEmpty { return }
      write(bytes)
    }
  }

  private func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Foundation.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
      }
    }
  }
}
