public import Diagnostics

/// A template or partial, by the name that `pack build` and `{{> name}}` use.
public struct TemplateSource: Sendable {
  /// Its name: the file's, without folder and ending.
  public let name: String
  /// Its text, and what to call it in messages.
  public let file: SourceFile

  /// A template by its parts.
  public init(name: String, file: SourceFile) {
    self.name = name
    self.file = file
  }
}
