/// What one client may take of the server.
public struct ServerLimits: Sendable {
  /// Connections at once. Where one more comes, that is closed which has asked for nothing the longest.
  public var connections = 10_000
  /// The bytes of a request's header section; 431 beyond.
  public var headerBytes = 16_384
  /// The number of header fields; 431 beyond.
  public var headerFields = 100
  /// The bytes of a request's target; 414 beyond.
  public var targetBytes = 2_048
  /// The bytes of a body; 413 beyond.
  public var bodyBytes = 16_384
  /// The seconds in which a new connection's first request has to be there, whole.
  public var firstRequestSeconds = 10
  /// The seconds in which a further request has to be there, whole.
  public var idleSeconds = 75
  /// The seconds in which a client that is sent something has to take some of it.
  public var stalledSeconds = 30
  /// The seconds for which requests in hand may go on once the server is to stop.
  public var stopSeconds = 20

  /// As they are unless told.
  public init() {}
}
