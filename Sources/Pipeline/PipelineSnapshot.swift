public import BusinessCalendar

/// What one file tells: a listing, a page of one, or a single opportunity.
public struct PipelineSnapshot: Sendable, Hashable {
  /// What the file is.
  public enum Extent: String, Sendable, Hashable {
    /// A listing of all that there is.
    case complete
    /// A page of a listing, or a listing of which it is not known whether it is whole.
    case partial
    /// One opportunity, by `get-opportunity`.
    case single
  }

  /// The file's name, without its folder.
  public let name: String
  /// The SHA-256 of the file, in lower-case hexadecimal.
  public let sha256: String
  /// What it is.
  public let extent: Extent
  /// What it tells of, in its order, each once.
  public let opportunities: [Opportunity]

  /// A snapshot by its parts.
  public init(name: String, sha256: String, extent: Extent, opportunities: [Opportunity]) {
    self.name = name
    self.sha256 = sha256
    self.extent = extent
    self.opportunities = opportunities
  }
}

/// A snapshot as the journal keeps it.
public struct RecordedSnapshot: Sendable, Hashable {
  /// The id of its event.
  public let event: String
  /// The date of which it tells.
  public let date: CivilDate
  /// The file's name.
  public let name: String
  /// The SHA-256 of the file.
  public let sha256: String
  /// What it was.
  public let extent: PipelineSnapshot.Extent
  /// How many opportunities it told of.
  public let count: Int
  /// Of a page, the ids of all that were on it.
  let listed: Set<String>
}
