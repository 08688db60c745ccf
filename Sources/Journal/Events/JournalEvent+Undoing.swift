extension JournalEvent {
  /// With what the kind of a fact ends that takes another one back: `cert.undo`, which names it in `corrects`.
  public static let undoing = ".undo"

  /// Whether it takes another fact back.
  public var isUndoing: Bool { fact.kind.hasSuffix(Self.undoing) }

  /// The fact that takes this one back: of the same register and date, so that no view of any date has it any more.
  public func undoing(reason: String?, reference: String?) -> Fact {
    let register = fact.kind.prefix { $0 != "." }
    return Fact(
      programme: fact.programme, kind: register + Self.undoing, subject: fact.subject,
      effective: fact.effective,
      reason: reason, reference: reference, corrects: id,
      postings: fact.postings.compactMap { posting in
        let (back, overflow) = 0.subtractingReportingOverflow(posting.minorUnits)
        return overflow
          ? nil
          : Posting(
            account: posting.account, bucket: posting.bucket, minorUnits: back, currency: posting.currency)
      })
  }
}

extension Sequence<JournalEvent> {
  /// What still counts: neither what was taken back, nor what took it back.
  ///
  /// An undoing is effective on the date of what it undoes, so that this is right for the facts as of any date.
  public var counting: [JournalEvent] {
    let undone = Set(lazy.filter(\.isUndoing).compactMap(\.fact.corrects))
    return filter { !$0.isUndoing && !undone.contains($0.id) }
  }
}
