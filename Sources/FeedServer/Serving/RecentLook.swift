internal import NIOCore
internal import Synchronization

/// Whether something was looked at within the last millisecond. Under load that saves most looks at files, and no client can tell: a
/// request is longer under way.
final class RecentLook: Sendable {
  /// For how many nanoseconds a look lasts.
  private let lasting: UInt64
  /// When the last look began, by the system's monotonic clock.
  private let last = Atomic<UInt64>(0)

  init(lasting nanoseconds: UInt64 = 1_000_000) { lasting = nanoseconds }

  /// When a look begins that is due; nil where the last one still counts.
  func begin() -> UInt64? {
    let now = NIODeadline.now().uptimeNanoseconds
    return now < last.load(ordering: .acquiring) &+ lasting ? nil : now
  }

  /// What was found by a look that began then is kept.
  func end(_ began: UInt64) { last.store(began, ordering: .releasing) }
}
