extension CalDAVProblem {
  /// What a server's answer means that is neither what was asked for nor a conflict; `item` is nil where the collection
  /// itself was asked.
  init(refusing item: String?, answer: HTTPClient.Answer, collection: CollectionURL, hasCredentials: Bool) {
    let address = collection.text
    switch answer.status {
    case 401:
      let schemes = answer.headers.filter { $0.name == "www-authenticate" }.map { $0.value.lowercased() }
      let isUsual = schemes.contains { $0.contains("basic") || $0.contains("digest") }
      let message =
        if !hasCredentials {
          "\(collection.host) asks for a user name and password; give them by ENTENTE_CALDAV_USER and ENTENTE_CALDAV_PASSWORD, or --credentials FILE"
        } else if isUsual || schemes.isEmpty {
          "\(collection.host) does not take the user name and password; check them (many servers want an app password)"
        } else {
          "\(collection.host) takes neither Basic nor Digest authentication; nothing else is supported"
        }
      self.init(.unauthorised, message)
    case 403, 409, 412, 413, 415, 422:
      if let item, let reason = Self.precondition(answer) ?? Self.reason(answer.status) {
        self.init(.refused, "the server will not have it: \(reason)", item: item)
      } else if answer.status == 403 {
        self.init(
          .forbidden, "the user may not \(item == nil ? "read" : "write into") \(address); ask for that right"
        )
      } else {
        self.init(.missing, Self.missing(address))
      }
    case 400, 414, 423:
      guard let item else {
        self.init(.server, "\(address) answers with status \(answer.status); check the address")
        return
      }
      let reason = answer.status == 423 ? "somebody holds a lock on it; try later" : "status \(answer.status)"
      self.init(.refused, "the server will not have it: \(reason)", item: item)
    case 404, 410: self.init(.missing, Self.missing(address))
    case 405, 501:
      self.init(
        .forbidden,
        "\(address) takes no calendar data (status \(answer.status)); check that it is a CalDAV calendar that may be written"
      )
    case 429, 503:
      let wait = answer.header("retry-after").flatMap { Int($0) }
      self.init(
        .busy,
        "\(collection.host) is too busy (status \(answer.status)); run the command again "
          + (wait.map { "in \($0) seconds" } ?? "later"))
    case 507: self.init(.full, "there is no room left in \(address); make some, and run the command again")
    case 300...399:
      self.init(
        .moved,
        "the server sends on to another address (status \(answer.status)); give the calendar's own address")
    case 500...599:
      self.init(
        .server,
        "the server failed (status \(answer.status)); its log may say why, and the command may be run again",
        item: item)
    default:
      self.init(
        .server,
        "the server answers with status \(answer.status), which makes no sense here; check the address",
        item: item)
    }
  }

  private static func missing(_ address: String) -> String {
    "there is no calendar at \(address); make one with the server's own means, or check the address"
  }

  private static func reason(_ status: Int) -> String? {
    switch status {
    case 413: "it is too large"
    case 415, 422: "it does not take such an event"
    default: nil
    }
  }

  /// The preconditions of RFC 4791 section 5.3.2.1 that are about one item, as an answer's body names them.
  private static func precondition(_ answer: HTTPClient.Answer) -> String? {
    guard let error = XMLReader.root(of: answer.body), error.name == "error",
      error.namespace == XMLElement.dav
    else { return nil }
    for condition in error.children where condition.namespace == XMLElement.caldav {
      switch condition.name {
      case "no-uid-conflict": return "another item in the calendar has the same UID; delete that one"
      case "max-resource-size": return "it is too large"
      case "supported-calendar-component": return "the calendar takes no events"
      case "supported-calendar-data", "valid-calendar-data", "valid-calendar-object-resource":
        return "it does not read it as a calendar event"
      case "min-date-time", "max-date-time": return "its date is too early or too late"
      case "max-instances", "max-attendees-per-instance": return "it has too many parts"
      default: continue
      }
    }
    return nil
  }

  /// Why there was no answer.
  init(failing failure: TransportFailure, collection: CollectionURL, limits: CollectionPublisher.TimeLimits) {
    let host = collection.host
    switch failure.kind {
    case .noConnection:
      self.init(
        .unreachable, "\(host) cannot be reached (\(failure.reason)); check the address and the network")
    case .timedOut:
      self.init(
        .unreachable,
        "\(host) did not answer in time (\(failure.reason)); what was put is recorded, so run the command again"
      )
    case .untrusted:
      self.init(
        .untrusted,
        "the certificate of \(host) is not to be trusted (\(failure.reason)); nothing was sent; "
          + "for a company's own authority give --ca-file")
    case .noEncryption:
      self.init(
        .untrusted,
        "no encrypted connection to \(host) (\(failure.reason)); nothing was sent; check the port and the scheme"
      )
    case .nonsense:
      self.init(
        .server, "\(host) does not answer as HTTP does (\(failure.reason)); check the port and the scheme")
    case .tooLong:
      self.init(.server, "the answer of \(host) is longer than any calendar's; check the address")
    case .broken:
      self.init(
        .unreachable,
        "the connection to \(host) broke (\(failure.reason)); what was put is recorded, so run the command again"
      )
    }
  }
}
