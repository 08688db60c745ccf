public import BusinessCalendar

/// One thing that a diff says of an opportunity. An opportunity may have several, of different kinds.
public struct PipelineRemark: Sendable, Hashable {
  /// What sort of thing; in the order in which a review goes through them.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Listed now, and never before.
    case new
    /// Listed now, and no longer listed at the beginning.
    case returned
    /// In a later stage.
    case advanced
    /// In an earlier stage.
    case regressed
    /// From or to a stage of which it is not known how far it is.
    case moved
    /// Open again after it was lost.
    case reopened
    /// Won.
    case launched
    /// Lost.
    case lost
    /// No longer listed.
    case gone
    /// Its target close date was moved later, or passed while it is open.
    case slipped
    /// Another amount.
    case amount
    /// Longer in one stage than the programme allows, and open. Told whether it changed or not.
    case stale
    /// AWS wants something done, and it is open. Told whether it changed or not.
    case actionRequired = "action-required"
    /// Something else is told otherwise.
    case updated
  }

  /// What sort of thing.
  public let kind: Kind
  /// What was told at the beginning; nil where nothing was.
  public let before: String?
  /// From when on that was known.
  public let beforeDate: CivilDate?
  /// What is told now; nil where nothing is.
  public let after: String?
  /// From when on that is known.
  public let afterDate: CivilDate?
  /// In words, with both and their dates, without a full stop.
  public let words: String
}

/// What became of one opportunity between two dates.
public struct PipelineChange: Sendable {
  /// A field that is told otherwise.
  public struct Field: Sendable, Hashable {
    /// As facts name it: `target-close`, `spend.1.amount`.
    public let name: String
    /// What was told; nil where nothing was.
    public let before: String?
    /// What is told; nil where nothing is.
    public let after: String?
  }

  /// Its id.
  public let id: String
  /// What it was; nil where it was not listed.
  public let before: Opportunity?
  /// What it is; nil where it is not listed.
  public let after: Opportunity?
  /// What is said of it; empty only where nothing but the date of its last modification changed.
  public let remarks: [PipelineRemark]
  /// All fields that differ, by name.
  public let fields: [Field]

  /// What people know it by.
  public var name: String { (after ?? before)?.name ?? id }
}
