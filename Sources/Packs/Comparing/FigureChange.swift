public import Journal

/// A figure of a pack that is another one on another day, or is known to be another one since.
public struct FigureChange: Sendable {
  /// Under which heading it stands: `Funds`.
  public let section: String
  /// The row, as the pack names it: a fund's title.
  public let row: String
  /// The row by its id; nil where it has none.
  public let id: String?
  /// The field of the row, as ``PackBuilder/fields(_:)`` names it: `available`.
  public let field: String
  /// What it was, as the pack wrote it; nil where it was not there.
  public let before: String?
  /// What it is; nil where it is no longer there.
  public let after: String?
  /// What it was, for scripts.
  public let beforeData: PackData
  /// What it is, for scripts.
  public let afterData: PackData
  /// The facts that made it so, in the order in which they were recorded; none where the day alone did, as with an expiry.
  public let facts: [JournalEvent]
}
