public import Diagnostics

/// Why something could not be published to a CalDAV collection, in words that hold no secret.
public struct CalDAVProblem: Error, Sendable, Hashable {
  /// What went wrong.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// The address is no address of a collection, or one to which secrets must not go.
    case address
    /// User name and password are missing, unreadable, or readable by others.
    case credentials
    /// The server does not take the user name and password (401).
    case unauthorised
    /// The user may not write there (403, 405).
    case forbidden
    /// There is nothing at that address (404, 409, 410).
    case missing
    /// There is something, and it is no calendar.
    case notACalendar
    /// The server says that the collection is elsewhere.
    case moved
    /// No connection, or it broke.
    case unreachable
    /// The server's certificate is not to be trusted.
    case untrusted
    /// The server is too slow, or asks for patience (429, 503).
    case busy
    /// There is no room (507).
    case full
    /// The server failed (5xx), or its answer makes no sense.
    case server
    /// Somebody else made, changed or deleted the item (412).
    case conflict
    /// The server will not have this item.
    case refused
    /// Something to know; what was asked for was done.
    case note

    /// Whether nothing further can succeed either.
    var stops: Bool {
      switch self {
      case .conflict, .refused, .note: false
      default: true
      }
    }
  }

  /// What went wrong.
  public let kind: Kind
  /// The resource name of the item that it is about; nil where it is about the whole collection.
  public let item: String?
  /// One sentence without a full stop: what was wrong and, after a semicolon, what to do.
  public let message: String

  /// A problem of a collection, or of one item in it.
  public init(_ kind: Kind, _ message: String, item: String? = nil) {
    self.kind = kind
    self.item = item
    self.message = message
  }

  /// As a person is told.
  public var diagnostic: Diagnostic {
    let code: DiagnosticCode =
      switch kind {
      case .address: .caldavAddress
      case .credentials, .unauthorised: .caldavCredentials
      case .forbidden, .missing, .notACalendar, .moved, .full: .caldavCollection
      case .unreachable, .untrusted, .busy, .server: .caldavServer
      case .conflict: .caldavConflict
      case .refused: .caldavItem
      case .note: .caldavTag
      }
    return Diagnostic(code, item.map { "\($0): \(message)" } ?? message, at: nil)
  }
}
