import ArgumentParser
import FeedServer
import Foundation

/// What one client may take of the server.
struct ServeLimits: ParsableArguments {
  @Option(
    help: "Connections at once. Where one more comes, that is closed which has asked for nothing the longest."
  )
  var connections = 10_000

  @Option(
    name: .customLong("request-seconds"), help: "In which a new connection's first request has to be there.")
  var requestSeconds = 10

  @Option(name: .customLong("idle-seconds"), help: "In which a further request has to be there.")
  var idleSeconds = 75

  @Option(
    name: .customLong("stalled-seconds"), help: "In which a client has to take some of what it is sent.")
  var stalledSeconds = 30

  @Option(
    name: .customLong("stop-seconds"),
    help: "For which requests in hand may go on once the server is told to stop.")
  var stopSeconds = 20

  func validate() throws {
    if connections < 1 { throw ValidationError("--connections is at least 1") }
    let seconds = [requestSeconds, idleSeconds, stalledSeconds, stopSeconds]
    if !seconds.allSatisfy((1...86_400).contains) { throw ValidationError("seconds are 1 to 86400") }
  }

  /// As the server takes them; fewer connections where the system allows fewer files.
  var values: ServerLimits {
    var values = ServerLimits()
    values.connections = min(connections, Self.mostFiles - 64)
    values.firstRequestSeconds = requestSeconds
    values.idleSeconds = idleSeconds
    values.stalledSeconds = stalledSeconds
    values.stopSeconds = stopSeconds
    return values
  }

  /// As many files as the system lets this process open, once it has asked for all that it may have.
  private static var mostFiles: Int {
    var limit = rlimit()
    #if canImport(Darwin)
      let files = RLIMIT_NOFILE
    #else
      let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #endif
    guard getrlimit(files, &limit) == 0 else { return 1024 }
    var raised = limit
    raised.rlim_cur = min(limit.rlim_max, 1 << 20)
    if setrlimit(files, &raised) == 0 { limit = raised }
    return max(128, Int(clamping: limit.rlim_cur))
  }
}
