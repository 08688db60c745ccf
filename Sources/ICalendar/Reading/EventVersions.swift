/// The versions of the events of a file.
enum EventVersions {
  /// What the versions of one event, or of one instance of it, share.
  private struct Key: Hashable {
    let uid: String
    let replaces: WrittenTime?
  }

  private struct Numbered {
    let index: Int
    let event: WrittenEvent
  }

  /// The events that stand, in order: of several versions of one, the one with the highest SEQUENCE or else the last, and no
  /// changed instance that its own series excludes in a later version.
  static func latest(of events: [WrittenEvent]) -> [WrittenEvent] {
    var newest: [Key: Numbered] = [:]
    var standing: [Numbered] = []
    for (index, event) in events.enumerated() {
      guard !event.uid.isEmpty else {
        standing.append(Numbered(index: index, event: event))
        continue
      }
      let key = Key(uid: event.uid, replaces: event.replaces)
      if let known = newest[key], known.event.sequence > event.sequence { continue }
      newest[key] = Numbered(index: index, event: event)
    }
    for numbered in newest.values {
      let event = numbered.event
      if let time = event.replaces, let series = newest[Key(uid: event.uid, replaces: nil)]?.event,
        series.sequence > event.sequence, series.excluded.contains(time)
      {
        continue
      }
      standing.append(numbered)
    }
    return standing.sorted { $0.index < $1.index }.map(\.event)
  }
}
