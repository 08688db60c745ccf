public import Diagnostics

/// A calendar that somebody else wrote and that a workspace names: holidays, or somebody's absences.
public struct OutsideFile: Sendable, Hashable {
  /// Its path within the workspace.
  public let path: String
  /// Where it is named.
  public let location: SourceLocation?

  /// A file by its parts.
  public init(path: String, location: SourceLocation?) {
    self.path = path
    self.location = location
  }
}
