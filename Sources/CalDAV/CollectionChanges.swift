/// One thing to do in a collection.
enum CollectionChange {
  case put(CollectionItem, over: KnownItem?)
  case delete(name: String, KnownItem)

  var name: String {
    switch self {
    case .put(let item, _): item.name
    case .delete(let name, _): name
    }
  }

  /// What is known of the item once that was done.
  func known(after outcome: CollectionOutcome) -> KnownItem? {
    guard case .put(let item, _) = self else { return nil }
    return KnownItem(etag: outcome.etag?.text, digest: item.digest)
  }
}

/// How a change went that was made.
enum CollectionOutcome {
  case put(EntityTag?)
  /// It stands there already as wanted.
  case adopted(EntityTag?)
  case deleted

  var etag: EntityTag? {
    switch self {
    case .put(let etag), .adopted(let etag): etag
    case .deleted: nil
    }
  }
}

/// What is to be done so that a collection holds what is wanted.
struct CollectionChanges {
  private(set) var all: [CollectionChange] = []
  private(set) var unchanged = 0
  /// Items that share a name with another.
  private(set) var problems: [CalDAVProblem] = []

  init(from known: [String: KnownItem], to wanted: [CollectionItem]) {
    var names: Set<String> = []
    for item in wanted {
      guard names.insert(item.name).inserted else {
        problems.append(
          CalDAVProblem(
            .refused, "two events have this name; the first one alone is published", item: item.name))
        continue
      }
      let before = known[item.name]
      if before?.digest == item.digest {
        unchanged += 1
      } else {
        all.append(.put(item, over: before))
      }
    }
    // Deletions come last: what takes an event's place should stand before the event goes.
    for (name, item) in known.sorted(by: { $0.key < $1.key }) where !names.contains(name) {
      all.append(.delete(name: name, item))
    }
  }
}

extension CollectionReport {
  mutating func add(_ outcome: CollectionOutcome, of change: CollectionChange) {
    switch (outcome, change) {
    case (.put, .put(let item, over: nil)): created.append(item.name)
    case (.put, _): updated.append(change.name)
    case (.adopted, _): adopted.append(change.name)
    case (.deleted, _): deleted.append(change.name)
    }
  }
}
