public import ArgumentParser
import Foundation
public import Journal

extension Timestamp: ExpressibleByArgument {
  /// An instant as RFC 3339 writes it.
  public init?(argument: String) { self.init(rfc3339: argument) }

  /// The machine's clock: only the command line may ask for it.
  static var now: Timestamp { Timestamp(microseconds: Int(Date().timeIntervalSince1970 * 1_000_000)) }
}
