public import Journal

/// A part of a pack whose figures come from recorded facts.
public enum PackTable: String, Sendable, Hashable, CaseIterable {
  case actions, scorecard
  case serviceLevels = "service_levels"
  case consumption, funds, training, certifications, compliance, pipeline, leads, initiatives
}

extension [PackTable: [JournalEvent]] {
  /// The fact behind a table that was recorded last; nil where none is.
  public func newest(behind table: PackTable) -> JournalEvent? {
    self[table]?.max { $0.number < $1.number }
  }
}
