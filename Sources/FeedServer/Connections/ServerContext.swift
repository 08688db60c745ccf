internal import NIOCore
internal import NIOPosix

/// What all connections of a server share.
struct ServerContext: Sendable {
  let service: FeedService
  let limits: ServerLimits
  let counters: ServerCounters
  let lists: ConnectionLists
  let log: ServerLog
  let requestIDs: RequestIDs
  /// Where answers are worked out that take time.
  let workers: NIOThreadPool
  let isTLS: Bool
  /// Whether a proxy speaks for clients, so that its word on them counts.
  let isBehindProxy: Bool
}
