internal import CLibical
internal import Synchronization

/// The one way to libical.
///
/// libical 3 loads time zones into tables that all threads share, and loads them without a lock, so every call
/// stands inside ``locked(_:)``. Nothing that libical owns leaves it.
enum Libical {
  private static let gate = Mutex(())

  /// Runs `body` while no other thread is inside libical.
  static func locked<Value: Sendable, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try gate.withLock { _ throws(Failure) in
      // A build of libical may be set to abort the process at a bad value. The setting is one store.
      icalerror_set_errors_are_fatal(0)
      return try body()
    }
  }
}
