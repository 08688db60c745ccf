import Diagnostics

/// A part of a parsed template.
enum TemplateNode: Sendable {
  /// Words of the template, by their length in bytes and their line ends.
  case text(bytes: Int, lines: Int)
  /// `{{name}}`, or `{{{name}}}` where it is not escaped.
  case variable(TemplateName, isEscaped: Bool)
  /// `{{#name}}…{{/name}}`, or `{{^name}}…{{/name}}` where it is inverted.
  case section(TemplateName, isInverted: Bool, [TemplateNode])
  /// `{{> name}}`.
  case partial(TemplateName)

  /// The name in its tag; nil for text.
  var name: TemplateName? {
    switch self {
    case .text: nil
    case .variable(let name, _), .section(let name, _, _), .partial(let name): name
    }
  }
}

/// A name in a template and the tag it stands in.
struct TemplateName: Sendable {
  /// As written, `reviewed.label`.
  let text: String
  /// The whole tag.
  let location: SourceLocation

  /// Its parts: none for `.`, which is the value of the section itself.
  var path: [String] { text == "." ? [] : text.split(separator: ".").map(String.init) }
}

/// A parsed template.
struct Template: Sendable {
  let name: String
  let file: SourceFile
  let nodes: [TemplateNode]
}
