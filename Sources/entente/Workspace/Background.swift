import Foundation
import Synchronization

/// Work that goes on in a thread of its own until its result is asked for.
final class Background<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  /// Begins the work.
  init(_ work: @escaping @Sendable () throws -> Value) {
    Thread.detachNewThread { [self] in
      let outcome = Result { try work() }
      result.withLock { $0 = outcome }
      isDone.signal()
    }
  }

  /// What came of it, once it has.
  func value() throws -> Value {
    isDone.wait()
    // For whoever asks again.
    isDone.signal()
    guard let result = result.withLock(\.self) else { throw CancellationError() }
    return try result.get()
  }
}
