import Diagnostics

/// Renders the agenda document of one meeting.
public enum PackBuilder {
  /// The Markdown of a pack, as it is before anybody wrote in it; ``PackRebuild`` carries over what people wrote.
  ///
  /// - Parameters:
  ///   - context: What the pack says.
  ///   - templates: The templates and partials at hand; of two with one name the later counts.
  ///   - template: The name of the one to render.
  /// - Throws: ``PackError`` with every unknown name and syntax error of the templates that are used, or where the keep
  ///   blocks that they make are not closed; nothing is to be written then.
  public static func render(
    _ context: PackContext, templates: [TemplateSource], template: String
  ) throws(PackError) -> String {
    let library = TemplateLibrary(templates)
    let view = PackView(context).value
    let main = try library.checked(template, against: view.shape)
    let rendered = try TemplateRenderer.render(
      main, view: view, format: PackFormat(language: context.language))
    try KeptBlocks(SourceFile(path: main.file.path, text: rendered)).examine(madeBy: main.file)
    return rendered
  }
}
