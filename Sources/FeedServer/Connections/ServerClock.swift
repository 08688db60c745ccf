internal import Foundation
internal import Synchronization

/// The machine's clock, for the server alone.
enum ServerClock {
  /// Seconds since 1970-01-01T00:00:00Z.
  static func seconds() -> Int { time(nil) }

  /// The `Date` of the last second that was asked for, as its text is dear. Shared by all event loops.
  private static let last = Mutex((seconds: 0, text: ""))

  /// `Sun, 06 Nov 1994 08:49:37 GMT`.
  static func date(_ seconds: Int) -> String {
    last.withLock { last in
      if last.seconds != seconds { last = (seconds, HTTPDate.text(seconds)) }
      return last.text
    }
  }
}
