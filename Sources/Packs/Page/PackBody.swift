public import Diagnostics
import Markdown
public import Programme

/// A pack as a part of a page that has a style of its own. It is as safe as ``PackPage``; its pictures stay files beside it.
public struct PackBody: Sendable {
  /// What the pack is called: its first heading.
  public let title: String
  /// Links to its sections, empty where there are fewer than two.
  public let contents: String
  /// The pack as HTML.
  public let html: String

  /// The body of a pack's Markdown; nil where its tables have too many cells.
  ///
  /// - Parameter pictures: The files beside it that it may show; all others give way to their words.
  public init?(_ pack: SourceFile, language: Workspace.Language, pictures: Set<String>) {
    guard let document = MarkdownDocument(pack.text, pictures: pictures) else { return nil }
    title = document.headings.first { $0.level == 1 }?.text ?? pack.path
    contents = PackPage.contents(document.headings, language)
    html =
      PageBody(
        document.html.replacing("<p></p>\n", with: ""), document.tables, [], language
      ).dressed
  }
}
