/// How a file of another system is read: `imports:` of a workspace.
public struct ImportMapping: Sendable, Hashable {
  /// In which order day and month stand in dates that are not ISO 8601, such as 03/04/2025.
  public enum DateOrder: String, Sendable, Hashable, CaseIterable {
    case iso
    case dayFirst = "day-first"
    case monthFirst = "month-first"
  }

  /// Its name in the workspace.
  public let id: String
  /// The heading of a column, by what the import calls it.
  public let columns: [String: String]
  /// What a word of the file means, by column and word: `fund` and `APN MC` for `apn-marketing-central`.
  public let values: [String: [String: String]]
  /// How dates are written.
  public let dates: DateOrder

  /// A mapping by its parts.
  public init(id: String, columns: [String: String], values: [String: [String: String]], dates: DateOrder) {
    self.id = id
    self.columns = columns
    self.values = values
    self.dates = dates
  }

  /// A file as the import itself would have it.
  public static let plain = ImportMapping(id: "", columns: [:], values: [:], dates: .iso)
}
