import Foundation

/// How long somebody waits for others who write.
///
/// SQLite's own waiting asks less and less often, so that whoever has waited longest is served least. This asks at random
/// moments of the same few milliseconds, and so everybody who waits has the same chance each time.
struct LockPatience {
  /// After about that many seconds the journal counts as kept by a program that does not give it back.
  let seconds: Int

  private static let longestPause: UInt32 = 11_000

  /// Sleeps a little; false where the patience is at its end.
  ///
  /// - Parameter question: How often it has been asked for the same lock, from 0.
  func waits(_ question: Int) -> Bool {
    guard question < seconds * 2_000_000 / Int(Self.longestPause) else { return false }
    usleep(UInt32.random(in: 1_000...Self.longestPause))
    return true
  }
}
