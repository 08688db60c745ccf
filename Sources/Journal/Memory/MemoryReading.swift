internal import BusinessCalendar

/// A journal in memory at one instant. Texts are the same where their bytes are, as in a file.
struct MemoryReading: JournalReading {
  let events: [JournalEvent]

  func events(_ query: EventQuery) -> [JournalEvent] {
    events.filter { event in
      let fact = event.fact
      return isWanted(query.programme, fact.programme) && isWanted(query.subject, fact.subject)
        && (query.kindPrefix.map { fact.kind.utf8.starts(with: $0.utf8) } ?? true)
        && isInTime(event, asOf: query.asOf, knownAt: query.knownAt)
    }.sorted { ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number) }
  }

  func event(id: String) -> JournalEvent? { events.first { isWanted(id, $0.id) } }

  func balances(_ query: BalanceQuery) throws -> [JournalBalance] {
    var sums: [[[UInt8]]: JournalBalance] = [:]
    for event in events
    where isWanted(query.programme, event.fact.programme) && isWanted(query.subject, event.fact.subject)
      && isInTime(event, asOf: query.asOf, knownAt: query.knownAt)
    {
      for posting in event.fact.postings where isWanted(query.account, posting.account) {
        let subject = query.bySubject ? event.fact.subject : nil
        // A subject of its own byte in front, so that none sorts before an empty one.
        let key =
          [event.fact.programme, posting.account, posting.bucket, posting.currency].map { Array($0.utf8) }
          + [subject.map { [1] + Array($0.utf8) } ?? []]
        let (sum, isTooLarge) = (sums[key]?.minorUnits ?? 0).addingReportingOverflow(posting.minorUnits)
        if isTooLarge { throw JournalError.sumTooLarge }
        sums[key] = JournalBalance(
          programme: event.fact.programme, account: posting.account, subject: subject, bucket: posting.bucket,
          currency: posting.currency, minorUnits: sum)
      }
    }
    let sorted = sums.sorted { left, right in
      for (a, b) in zip(left.key, right.key) where a != b { return a.lexicographicallyPrecedes(b) }
      return false
    }
    return sorted.map(\.value).filter { $0.minorUnits != 0 }
  }

  private func isWanted(_ wanted: String?, _ text: String?) -> Bool {
    guard let wanted else { return true }
    return text.map { $0.utf8.elementsEqual(wanted.utf8) } ?? false
  }

  private func isInTime(_ event: JournalEvent, asOf: CivilDate?, knownAt: Timestamp?) -> Bool {
    (asOf.map { event.fact.effective <= $0 } ?? true) && (knownAt.map { event.recorded <= $0 } ?? true)
  }
}
