internal import Foundation

/// What a request asks of the item that stands there (RFC 9110 section 13.1).
enum Condition {
  case absent
  case matches(EntityTag)
  case anything

  var headers: [(String, String)] {
    switch self {
    case .absent: [("If-None-Match", "*")]
    case .matches(let etag): [("If-Match", etag.text)]
    case .anything: []
    }
  }
}

/// Requests to one collection: with the credentials once the server asks for them, and again where it asks for patience
/// or the connection breaks. Every one of them may be sent twice, as its condition or its nature makes it harmless.
final class CollectionExchange {
  private static let xml = ("Content-Type", "application/xml; charset=utf-8")

  private(set) var url: CollectionURL
  private let client: HTTPClient
  let hasCredentials: Bool
  private let limits: CollectionPublisher.TimeLimits
  private var isReached = false

  init(_ publisher: CollectionPublisher) throws(CalDAVProblem) {
    url = publisher.url
    hasCredentials = publisher.credentials != nil
    limits = publisher.timeLimits
    client = try HTTPClient(
      credentials: publisher.credentials, timeLimits: limits, certificates: publisher.certificates,
      isLoopback: url.isLoopback)
  }

  /// Asks what the collection is, where it is said to be now.
  func describeCollection() throws(CalDAVProblem) -> HTTPClient.Answer {
    for _ in 0..<4 {
      let answer = try answer(
        to: "PROPFIND", url.text, [("Depth", "0"), Self.xml], body: Self.question("resourcetype"))
      guard [301, 302, 307, 308].contains(answer.status) else { return answer }
      let place = answer.header("location").flatMap(url.redirected)
      // The credentials are meant for this host alone, as the person who gave them named it.
      guard let place, place.origin == url.origin else {
        throw CalDAVProblem(
          .moved,
          "the server sends on to \(place?.text ?? "an address that makes no sense"), which is not followed, as the "
            + "password was given for \(url.host); give that address, if you trust it")
      }
      url = place
    }
    throw CalDAVProblem(
      .moved, "the server sends from one address to the next; give the calendar's own address")
  }

  func put(_ item: CollectionItem, _ condition: Condition) throws(CalDAVProblem) -> HTTPClient.Answer {
    try answer(
      to: "PUT", url.item(item.name),
      [("Content-Type", "text/calendar; charset=utf-8; component=VEVENT")] + condition.headers,
      body: item.bytes)
  }

  func delete(_ name: String, _ condition: Condition) throws(CalDAVProblem) -> HTTPClient.Answer {
    try answer(to: "DELETE", url.item(name), condition.headers)
  }

  func get(_ name: String) throws(CalDAVProblem) -> HTTPClient.Answer {
    try answer(to: "GET", url.item(name), [("Accept", "text/calendar")])
  }

  /// The tag as WebDAV tells it (RFC 4918 section 15.6), which no proxy makes weak; nil where it does not.
  func tag(of name: String) throws(CalDAVProblem) -> EntityTag? {
    let answer = try answer(
      to: "PROPFIND", url.item(name), [("Depth", "0"), Self.xml], body: Self.question("getetag"))
    guard answer.status == 207, let tag = XMLReader.root(of: answer.body)?.property("getetag")?.text else {
      return nil
    }
    return EntityTag(tag.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  private static func question(_ property: String) -> [UInt8] {
    Array(
      #"<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><\#(property)/></prop></propfind>"#
        .utf8)
  }

  // MARK: One request, as often as it takes

  private func answer(
    to method: String, _ address: String, _ headers: [(String, String)], body: [UInt8]? = nil
  ) throws(CalDAVProblem) -> HTTPClient.Answer {
    let request = HTTPClient.Request(method: method, url: address, headers: headers, body: body)
    var pause = limits.firstPause
    var attempt = 0
    while true {
      attempt += 1
      let isLast = attempt >= limits.attempts
      do throws(TransportFailure) {
        let answer = try authenticatedAnswer(to: request)
        isReached = true
        guard Self.isPassing(answer.status), !isLast else { return answer }
        if let seconds = answer.header("retry-after").flatMap({ Int($0) }), seconds >= 0 {
          // A longer wait is the person's to decide on.
          guard seconds <= limits.longestPause.components.seconds else { return answer }
          pause = max(pause, .seconds(seconds))
        }
      } catch {
        guard isReached, !isLast, error.kind == .noConnection || error.kind == .broken else {
          throw CalDAVProblem(failing: error, collection: url, limits: limits)
        }
      }
      Self.sleep(pause)
      pause = min(pause * 2, limits.longestPause)
    }
  }

  /// Sends the credentials once the server has said how it wants them: by Digest, where it may be, so that the password
  /// itself stays here, else by Basic. That costs one more request a run, not one a request.
  private func authenticatedAnswer(to request: HTTPClient.Request) throws(TransportFailure)
    -> HTTPClient.Answer
  {
    let answer = try client.send(request)
    guard answer.status == 401, hasCredentials, client.authentication == .none else { return answer }
    let schemes = answer.headers.filter { $0.name == "www-authenticate" }
      .flatMap { $0.value.split(separator: ",") }
      .compactMap { $0.split(separator: " ").first?.lowercased() }
    if schemes.contains("digest") {
      client.authentication = .digest
    } else if schemes.contains("basic") {
      client.authentication = .basic
    } else {
      return answer
    }
    return try client.send(request)
  }

  /// Statuses that may be another one soon.
  private static func isPassing(_ status: Int) -> Bool { [429, 500, 502, 503, 504].contains(status) }

  private static func sleep(_ pause: Duration) {
    let (seconds, attoseconds) = pause.components
    Thread.sleep(forTimeInterval: Double(seconds) + Double(attoseconds) / 1e18)
  }
}
