/// What a person is told about their input: how bad, what, where, and what to do.
public struct Diagnostic: Sendable, Hashable {
  /// How bad it is. Only `error` makes a command fail.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The input cannot be used as it stands.
    case error
    /// The input is used, and is probably not what was meant.
    case warning
    /// Something was assumed, skipped or filled in.
    case note
  }

  /// A second place or a way out, printed under the message.
  public struct Note: Sendable, Hashable {
    /// One sentence.
    public let message: String
    /// The place it speaks of, where it speaks of one.
    public let location: SourceLocation?

    /// A note on `message`, quoting `location` where given.
    public init(_ message: String, at location: SourceLocation? = nil) {
      self.message = message
      self.location = location
    }
  }

  /// How bad it is.
  public let severity: Severity
  /// Its entry in the catalogue.
  public let code: DiagnosticCode
  /// One sentence without a full stop: what was wrong and, after a semicolon, what to do.
  public let message: String
  /// Where; nil only for what concerns no file.
  public let location: SourceLocation?
  /// Further places and ways out.
  public let notes: [Note]

  /// A diagnostic; `severity` is the code's own unless given.
  public init(
    _ code: DiagnosticCode, _ message: String, at location: SourceLocation?, severity: Severity? = nil,
    notes: [Note] = []
  ) {
    self.severity = severity ?? code.severity
    self.code = code
    self.message = message
    self.location = location
    self.notes = notes
  }
}

extension Diagnostic: Comparable {
  /// Orders by place (none first), then severity, code and message, so that output is the same every time.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    switch (left.location, right.location) {
    case (nil, .some): return true
    case (.some, nil): return false
    case (let a?, let b?) where a != b: return a < b
    default:
      return (left.severity.rank, left.code.rawValue, left.message)
        < (right.severity.rank, right.code.rawValue, right.message)
    }
  }
}

extension Diagnostic.Severity {
  fileprivate var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }
}

extension Sequence where Element == Diagnostic {
  /// Whether any of them makes a command fail.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
