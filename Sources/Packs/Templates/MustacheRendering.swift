import Diagnostics
internal import Mustache

/// Renders checked templates with the Mustache library, every text escaped for Markdown unless `{{{ }}}` says otherwise.
enum MustacheRendering {
  /// The most that a pack may be, in bytes.
  static let limit = 4 << 20

  private struct MarkdownContent: MustacheContentType {
    func escapeText(_ text: String) -> String { MarkdownText.escape(text) }
  }

  /// Nothing to show: no section opens over it, and no name is looked for further out in its place.
  private struct Absent: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
  }

  /// The library goes back to HTML in every partial, so each template says for itself what it is.
  private static let pragma = "{{% CONTENT_TYPE:ENTENTE-MARKDOWN}}\n"
  private static let registration: Void = MustacheContentTypes.register(
    MarkdownContent(), named: "ENTENTE-MARKDOWN")

  static func render(
    _ template: CheckedTemplate, in library: TemplateLibrary, view: PackValue
  ) throws(PackError) -> String {
    var measure = TemplateMeasure(templates: template.all, limit: limit)
    measure.measure(template.main.nodes, scopes: [view])
    guard measure.left >= 0 else { throw PackError([tooLong(template.file)]) }
    _ = registration
    var mustache = MustacheLibrary()
    var diagnostics: [Diagnostic] = []
    for (name, part) in template.all.sorted(by: { $0.key < $1.key }) {
      do {
        try mustache.register(pragma + part.file.text, named: name)
      } catch let error as MustacheTemplate.ParserError {
        let place = SourceLocation(
          file: part.file, line: max(0, error.context.lineNumber - 1), column: error.context.columnNumber)
        diagnostics.append(
          Diagnostic(.templateSyntax, "the template is not Mustache: \(error.error)", at: place))
      } catch {
        diagnostics.append(
          Diagnostic(
            .templateSyntax, "the template is not Mustache: \(error)", at: SourceLocation(file: part.file)))
      }
    }
    guard diagnostics.isEmpty else { throw PackError(diagnostics) }
    let text = mustache.render(plain(view), withTemplate: template.main.name) ?? ""
    guard text.utf8.count <= limit else { throw PackError([tooLong(template.file)]) }
    return text
  }

  /// What is said where a template prints, or is, more than a pack may be.
  static func tooLong(_ file: SourceFile) -> Diagnostic {
    Diagnostic(
      .templateSyntax, "the pack would be longer than \(limit >> 20) MB; show fewer rows",
      at: SourceLocation(file: file))
  }

  /// The view in the types that the library knows.
  private static func plain(_ value: PackValue) -> Any {
    switch value {
    case .text(let text): text.isEmpty ? Absent() : text
    case .flag(let flag): flag
    case .list(let rows, _): rows.map(plain)
    case .record(let fields): fields.mapValues(plain)
    }
  }
}
