import Foundation
import Synchronization

/// Asynchronous work that a thread waits for which has nothing else to do.
final class AsyncWork<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)

  /// What comes of the work, once it has.
  static func value(_ work: @escaping @Sendable () async throws -> Value) throws -> Value {
    let waited = AsyncWork()
    let isDone = DispatchSemaphore(value: 0)
    Task.detached {
      do {
        let value = try await work()
        waited.result.withLock { $0 = .success(value) }
      } catch {
        waited.result.withLock { $0 = .failure(error) }
      }
      isDone.signal()
    }
    isDone.wait()
    guard let result = waited.result.withLock(\.self) else { throw CancellationError() }
    return try result.get()
  }
}
