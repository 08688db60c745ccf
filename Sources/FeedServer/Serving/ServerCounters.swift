internal import Synchronization

/// What happened since the server was started, as Prometheus reads it (text format 0.0.4). Counts alone: no name, no token.
final class ServerCounters: Sendable {
  private struct Key: Hashable {
    let kind: RouteKind
    let status: Int
  }

  /// The upper ends of the histogram's buckets, in microseconds.
  private static let bounds = [
    100, 250, 500, 1000, 2500, 5000, 10_000, 50_000, 250_000, 1_000_000, 5_000_000,
  ]

  private struct Counts {
    var answers: [Key: Int] = [:]
    var buckets = [Int](repeating: 0, count: bounds.count + 1)
    var microseconds = 0
    var bytes = 0
    var connections = 0
    var open = 0
    var closed: [CloseReason: Int] = [:]
    var lostUses = 0
    var lostLines = 0
  }

  /// Why a connection was closed by us before its client did.
  enum CloseReason: String, Sendable, CaseIterable {
    case idle, slowReading = "slow_reading", crowded, malformed, tooLarge = "too_large"
  }

  /// Shared by all event loops.
  private let counts = Mutex(Counts())

  func answered(_ kind: RouteKind, _ status: Int, bytes: Int, microseconds: Int) {
    let bucket = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
    counts.withLock { counts in
      counts.answers[Key(kind: kind, status: status), default: 0] += 1
      counts.buckets[bucket] += 1
      counts.microseconds += microseconds
      counts.bytes += bytes
    }
  }

  func opened() {
    counts.withLock {
      $0.connections += 1
      $0.open += 1
    }
  }

  func closed() { counts.withLock { $0.open -= 1 } }

  func closing(_ reason: CloseReason) { counts.withLock { $0.closed[reason, default: 0] += 1 } }

  func lostUse() { counts.withLock { $0.lostUses += 1 } }

  func lostLine() { counts.withLock { $0.lostLines += 1 } }

  /// - Parameter shown: When the publication was shown, in seconds since 1970-01-01T00:00:00Z; nil where there is none.
  func text(shown: Int?, files: Int, openGrants: Int, isJournalReadable: Bool) -> String {
    let counts = counts.withLock(\.self)
    var text = ""
    func metric(_ name: String, _ type: String, _ help: String, _ samples: [(labels: String, value: String)])
    {
      text += "# HELP entente_\(name) \(help)\n# TYPE entente_\(name) \(type)\n"
      for sample in samples { text += "entente_\(name)\(sample.labels) \(sample.value)\n" }
    }
    metric(
      "http_responses_total", "counter", "Answers by route and status.",
      counts.answers.sorted { ($0.key.kind.rawValue, $0.key.status) < ($1.key.kind.rawValue, $1.key.status) }
        .map { ("{route=\"\($0.key.kind.rawValue)\",status=\"\($0.key.status)\"}", String($0.value)) })
    text += "# HELP entente_http_response_seconds From a whole request to its answer being handed on.\n"
    text += "# TYPE entente_http_response_seconds histogram\n"
    var sum = 0
    for (bound, count) in zip(Self.bounds.map { Optional($0) } + [nil], counts.buckets) {
      sum += count
      let end = bound.map { Self.seconds($0) } ?? "+Inf"
      text += "entente_http_response_seconds_bucket{le=\"\(end)\"} \(sum)\n"
    }
    text += "entente_http_response_seconds_sum \(Self.seconds(counts.microseconds))\n"
    text += "entente_http_response_seconds_count \(sum)\n"
    metric("http_response_bytes_total", "counter", "Bytes of bodies.", [("", String(counts.bytes))])
    metric("connections_total", "counter", "Connections accepted.", [("", String(counts.connections))])
    metric("connections_open", "gauge", "Connections open now.", [("", String(counts.open))])
    metric(
      "connections_closed_total", "counter", "Connections closed by the server, by reason.",
      CloseReason.allCases.map { ("{reason=\"\($0.rawValue)\"}", String(counts.closed[$0, default: 0])) })
    metric("feed_grants_open", "gauge", "Tokens that open something.", [("", String(openGrants))])
    metric("calendars", "gauge", "Calendars of the publication.", [("", String(files))])
    if let shown {
      metric(
        "publication_timestamp_seconds", "gauge", "When the publication was shown.", [("", String(shown))])
    }
    metric("journal_readable", "gauge", "1 while tokens can be read.", [("", isJournalReadable ? "1" : "0")])
    metric(
      "lost_uses_total", "counter", "Uses of tokens that could not be noted.", [("", String(counts.lostUses))]
    )
    metric(
      "lost_log_lines_total", "counter", "Log lines that nobody took in time.",
      [("", String(counts.lostLines))])
    return text
  }

  /// Microseconds in seconds, exactly.
  private static func seconds(_ microseconds: Int) -> String {
    let fraction = String(microseconds % 1_000_000)
    var text = "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
    while text.last == "0" { text.removeLast() }
    return text.last == "." ? text + "0" : text
  }
}
