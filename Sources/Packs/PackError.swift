public import Diagnostics

/// Why a pack was not rendered: every problem found, by place.
public struct PackError: Error, Sendable {
  /// The problems, at least one.
  public let diagnostics: [Diagnostic]

  /// An error of these problems, put in order.
  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics.sorted() }
}
