extension JournalEvent {
  /// With what the kind of a fact ends that takes another one back: `cert.undo`, which names it in `corrects`.
  public static let undoing = ".undo"

  /// Whether it takes another fact back.
  public var isUndoing: Bool { fact.kind.hasSuffix(Self.undoing) }
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
