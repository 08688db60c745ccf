/// Why a step cannot be taken, and what to do instead. Nothing is recorded.
public struct ActionRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sentence without a full stop: what is wrong, and after a semicolon what to do.
  public let message: String

  init(_ message: String) { self.message = message }

  /// The message.
  public var description: String { message }
}
