public import Diagnostics

/// Renders the agenda document of one meeting.
public enum PackBuilder {
  /// The Markdown of a pack.
  ///
  /// - Parameters:
  ///   - context: What the pack says.
  ///   - templates: The templates and partials at hand; of two with one name the later counts.
  ///   - template: The name of the one to render.
  ///   - existing: The pack as it stands, whose hand-written blocks are carried over.
  /// - Throws: ``PackError`` with every unknown name and syntax error of the templates that are used, or where a
  ///   hand-written block of `existing` is not closed; nothing is to be written then.
  public static func render(
    _ context: PackContext, templates: [TemplateSource], template: String, existing: SourceFile?
  ) throws(PackError) -> String {
    let library = TemplateLibrary(templates)
    let view = PackView(context).value
    let main = try library.checked(template, against: view.shape)
    let rendered = try TemplateRenderer.render(
      main, view: view, format: PackFormat(language: context.language))
    return try KeptText.merge(
      existing, into: SourceFile(path: main.file.path, text: rendered), template: main.file,
      language: context.language)
  }
}
