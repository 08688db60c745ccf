/// One run against a collection: what is asked of the server, and what its answers mean.
final class CollectionSession {
  private let exchange: CollectionExchange
  private let overwritesConflicts: Bool
  private var givesWeakTags = false
  /// What is to be known besides, once the run is over.
  private(set) var notes: [CalDAVProblem] = []

  init(_ publisher: CollectionPublisher) throws(CalDAVProblem) {
    exchange = try CollectionExchange(publisher)
    overwritesConflicts = publisher.overwritesConflicts
  }

  /// Makes sure that there is a calendar, before anything is put: some servers make a collection of whatever is put
  /// where there is none.
  func open() throws(CalDAVProblem) {
    let given = exchange.url
    let answer = try exchange.describeCollection()
    guard answer.status == 207 else { throw refusal(answer, of: nil) }
    let told = XMLReader.root(of: answer.body)
    // A multistatus may hold the status of the one resource that was asked (RFC 4918 section 14.24).
    if let status = told?.resourceStatus, !(200...299).contains(status) {
      throw refusal(HTTPClient.Answer(status: status), of: nil)
    }
    guard let type = told?.property("resourcetype") else {
      throw CalDAVProblem(
        .notACalendar,
        "\(given.text) does not say that it is a collection, as a CalDAV server would; check the address")
    }
    guard type.first("calendar", in: XMLElement.caldav) != nil else {
      throw CalDAVProblem(
        .notACalendar,
        "\(given.text) is no calendar; give the address of the calendar itself, as the server shows it to other programs"
      )
    }
    if exchange.url != given {
      notes.append(
        CalDAVProblem(
          .note, "the collection has moved to \(exchange.url.text); give that address from now on"))
    }
  }

  func make(_ change: CollectionChange) -> Result<CollectionOutcome, CalDAVProblem> {
    Result { () throws(CalDAVProblem) in
      guard !["", ".", ".."].contains(change.name) else {
        throw CalDAVProblem(.refused, "that is no name of an item", item: change.name)
      }
      switch change {
      case .put(let item, let known): return try put(item, over: known)
      case .delete(let name, let known): return try delete(name, known)
      }
    }
  }

  // MARK: Putting

  private func put(_ item: CollectionItem, over known: KnownItem?) throws(CalDAVProblem) -> CollectionOutcome
  {
    var condition = Condition.absent
    if let known {
      guard let etag = known.etag.flatMap(EntityTag.init), etag.isStrong else {
        return try settle(item, over: known)
      }
      condition = .matches(etag)
    }
    let answer = try exchange.put(item, condition)
    if answer.status == 412 { return try settle(item, over: known) }
    return try accepted(answer, of: item)
  }

  /// What stands there is not what was expected, or cannot be named: look at it and decide.
  private func settle(_ item: CollectionItem, over known: KnownItem?) throws(CalDAVProblem)
    -> CollectionOutcome
  {
    // Somebody may change it again between the look and the answer.
    for _ in 0..<3 {
      guard let standing = try standing(item.name) else {
        // Deleted by somebody, and changed here since: the calendar says again when the meeting is.
        let answer = try exchange.put(item, .absent)
        if answer.status == 412 { continue }
        return try accepted(answer, of: item)
      }
      if let content = standing.content, content == CalendarContent(item.bytes) {
        return .adopted(standing.etag)
      }
      // A weak tag never matches in If-Match, so this one put is without a condition: between look and put is an instant.
      let isKnown = known?.etag.flatMap(EntityTag.init).map {
        !$0.isStrong && standing.etag?.resembles($0) == true
      }
      guard overwritesConflicts || isKnown == true else {
        let what = known == nil ? "somebody else put an event of this name there" : "somebody else changed it"
        throw CalDAVProblem(
          .conflict, "\(what); it is left alone, and --overwrite puts this one in its place", item: item.name)
      }
      let strong = standing.etag.flatMap { $0.isStrong ? $0 : nil }
      let answer = try exchange.put(item, strong.map(Condition.matches) ?? .anything)
      if answer.status == 412 { continue }
      return try accepted(answer, of: item)
    }
    throw CalDAVProblem(
      .refused,
      "the server says each time that another event stands there; it may be too large for the server, "
        + "or somebody changes it all the time", item: item.name)
  }

  private func accepted(_ answer: HTTPClient.Answer, of item: CollectionItem) throws(CalDAVProblem)
    -> CollectionOutcome
  {
    guard (200...299).contains(answer.status), answer.status != 207 else {
      throw refusal(answer, of: item.name)
    }
    let given = answer.header("etag").flatMap(EntityTag.init)
    if let given, given.isStrong { return .put(given) }
    // A server that stores other bytes than those put gives none (RFC 4791 section 5.3.4), but keeps the property.
    let etag = try exchange.tag(of: item.name) ?? given
    if etag?.isStrong != true { noteWeakTags(missing: etag == nil) }
    return .put(etag)
  }

  private func noteWeakTags(missing: Bool) {
    guard !givesWeakTags else { return }
    givesWeakTags = true
    notes.append(
      CalDAVProblem(
        .note,
        missing
          ? "the server gives no entity tags, so nothing tells whether somebody else changes an event; "
            + "changed ones will need --overwrite"
          : "the server gives weak entity tags only, so a change by somebody else in the same instant may be lost"
      ))
  }

  // MARK: Deleting

  private func delete(_ name: String, _ known: KnownItem) throws(CalDAVProblem) -> CollectionOutcome {
    var condition: Condition?
    if let etag = known.etag.flatMap(EntityTag.init), etag.isStrong { condition = .matches(etag) }
    for _ in 0..<4 {
      if let tried = condition {
        let answer = try exchange.delete(name, tried)
        switch answer.status {
        case 200...206, 404, 410: return .deleted
        case 412: break
        default: throw refusal(answer, of: name)
        }
      }
      guard let standing = try standing(name) else { return .deleted }
      let isKnown = known.etag.flatMap(EntityTag.init).map {
        !$0.isStrong && standing.etag?.resembles($0) == true
      }
      guard overwritesConflicts || isKnown == true else {
        throw CalDAVProblem(
          .conflict,
          "it is no longer published, and somebody else changed it; it is left alone, and --overwrite deletes it",
          item: name)
      }
      condition = standing.etag.flatMap { $0.isStrong ? .matches($0) : nil } ?? .anything
    }
    throw CalDAVProblem(
      .refused, "the server will not delete it, or somebody changes it all the time", item: name)
  }

  // MARK: Looking

  private struct Standing {
    let etag: EntityTag?
    let content: CalendarContent?
  }

  /// What stands at a name now; nil where nothing does.
  private func standing(_ name: String) throws(CalDAVProblem) -> Standing? {
    var answer = try exchange.get(name)
    var etag = answer.header("etag").flatMap(EntityTag.init)
    if answer.status == 200, etag?.isStrong != true {
      // The tag first and then what it stands for: if somebody writes in between, the tag is the one that is outdated,
      // and a put over it fails.
      etag = try exchange.tag(of: name) ?? etag
      answer = try exchange.get(name)
    }
    switch answer.status {
    case 200: return Standing(etag: etag, content: CalendarContent(answer.body))
    case 404, 410: return nil
    default: throw refusal(answer, of: name)
    }
  }

  private func refusal(_ answer: HTTPClient.Answer, of item: String?) -> CalDAVProblem {
    CalDAVProblem(
      refusing: item, answer: answer, collection: exchange.url, hasCredentials: exchange.hasCredentials)
  }
}
