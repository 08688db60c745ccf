/// Why something is not recorded, and what to do instead. Nothing is written.
public struct PipelineRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// What sort of reason.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// A snapshot that is older than what is known.
    case date
    /// The journal's fact cannot be read.
    case record
    /// It cannot be undone.
    case undo
  }

  /// What sort of reason.
  public let code: Code
  /// A sentence without a full stop: what is wrong, with its figures, and after a semicolon what to do.
  public let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
