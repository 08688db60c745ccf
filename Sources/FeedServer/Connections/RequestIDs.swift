internal import Synchronization

/// Names for requests: the same few letters for all of a run of the server, and a number.
final class RequestIDs: Sendable {
  private let run: String
  private let count = Atomic(0)

  init() {
    var source = SystemRandomNumberGenerator()
    run = String(UInt32.random(in: .min ... .max, using: &source), radix: 36)
  }

  func next() -> String { "\(run)-\(count.wrappingAdd(1, ordering: .relaxed).newValue)" }

  /// The name that a proxy gave; nil where it gave none that can be shown.
  static func given(_ headers: HeaderFields) -> String? {
    headers.first("x-request-id").flatMap { name in
      let isFit = (1...64).contains(name.utf8.count) && name.utf8.allSatisfy { (0x21..<0x7F).contains($0) }
      return isFit ? name : nil
    }
  }
}
