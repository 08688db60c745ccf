/// What became of the items. Names are resource names, in the order in which they were done.
public struct CollectionReport: Sendable, Hashable {
  /// Put where nothing stood.
  public internal(set) var created: [String] = []
  /// Put over what stood there.
  public internal(set) var updated: [String] = []
  /// Deleted, or found deleted.
  public internal(set) var deleted: [String] = []
  /// Found to stand there as wanted: put before, without its tag having been recorded.
  public internal(set) var adopted: [String] = []
  /// Known and wanted with the same digest; nothing was asked.
  public internal(set) var unchanged = 0
  /// Conflicts, what the server refused, and what stopped the rest; then what is only to be known.
  public internal(set) var problems: [CalDAVProblem] = []
  /// Changes that were not tried, because something stopped them all.
  public internal(set) var notTried = 0

  /// Whether the collection holds what was wanted.
  public var isComplete: Bool { notTried == 0 && !problems.contains { $0.kind != .note } }
  /// Whether anything was put, deleted or found.
  public var changedAnything: Bool {
    !(created.isEmpty && updated.isEmpty && deleted.isEmpty && adopted.isEmpty)
  }
}
