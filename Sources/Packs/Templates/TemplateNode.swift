import Diagnostics

/// A part of a parsed template.
enum TemplateNode: Sendable {
  /// Words of the template, on one line or more.
  case text([UInt8])
  /// `{{name | filter}}`, or `{{{name}}}` where it is not escaped.
  case variable(TemplateName, [FilterUse], isEscaped: Bool)
  /// `{{#name}}…{{/name}}`, or `{{^name}}…{{/name}}` where it is inverted.
  case section(TemplateName, isInverted: Bool, [TemplateNode])
  /// `{{> name}}`; alone on its line, its blanks come before each line of the partial.
  case partial(TemplateName, indent: [UInt8])

  /// The name in its tag; nil for text.
  var name: TemplateName? {
    switch self {
    case .text: nil
    case .variable(let name, _, _), .section(let name, _, _), .partial(let name, _): name
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
  let path: [String]

  init(text: String, location: SourceLocation) {
    (self.text, self.location) = (text, location)
    path = text == "." ? [] : text.split(separator: ".").map(String.init)
  }
}

/// A filter in a tag, `money whole`.
struct FilterUse: Sendable {
  let filter: TemplateFilter
  /// As written.
  let name: String
  let location: SourceLocation
}

/// A parsed template.
struct Template: Sendable {
  let name: String
  let file: SourceFile
  let nodes: [TemplateNode]
}
