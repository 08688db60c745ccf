import Diagnostics

/// The templates at hand, by name. There is no other way to a template: none is read from a file.
struct TemplateLibrary {
  private let sources: [String: TemplateSource]
  /// Partials within partials.
  static let deepest = 8

  /// Of two templates with one name the later counts.
  init(_ sources: [TemplateSource]) {
    self.sources = Dictionary(sources.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
  }

  /// The template and every partial that it uses, all of whose names `shape` has.
  func checked(_ name: String, against shape: PackShape) throws(PackError) -> CheckedTemplate {
    guard let source = sources[name] else {
      throw PackError([
        Diagnostic(
          .templateName,
          "there is no template '\(name)'\(Suggestion.ending(for: name, in: sources.keys.sorted()))",
          at: nil)
      ])
    }
    var parsed: [String: Template] = [:]
    var diagnostics: [Diagnostic] = []
    parse(source, trail: [], into: &parsed, &diagnostics)
    // Where the syntax is wrong, a name may stand in another section than was meant.
    guard let main = parsed[name], diagnostics.allSatisfy({ $0.code == .templateName }) else {
      throw PackError(diagnostics)
    }
    var checker = TemplateChecker(templates: parsed)
    checker.check(main.nodes, scopes: [shape], trail: [])
    diagnostics += checker.diagnostics
    guard diagnostics.isEmpty else { throw PackError(diagnostics) }
    return CheckedTemplate(main: main, all: parsed)
  }

  private func parse(
    _ source: TemplateSource, trail: [(name: String, use: TemplateName?)],
    into parsed: inout [String: Template],
    _ diagnostics: inout [Diagnostic]
  ) {
    guard source.file.text.utf8.count <= TemplateRenderer.limit else {
      diagnostics.append(TemplateRenderer.tooLong(source.file))
      return
    }
    var parser = TemplateParser(source.file)
    let nodes = parser.parse()
    diagnostics += parser.diagnostics
    parsed[source.name] = Template(name: source.name, file: source.file, nodes: nodes)
    for use in nodes.partials {
      let chain = trail + [(source.name, use)]
      let notes = trail.reversed().compactMap { step in
        step.use.map { Diagnostic.Note("used by '\(step.name)' here", at: $0.location) }
      }
      if let first = chain.firstIndex(where: { $0.name == use.text }) {
        let circle = chain[first...].map(\.name) + [use.text]
        diagnostics.append(
          Diagnostic(
            .templateSyntax, "partial '\(use.text)' uses itself: \(circle.joined(separator: " > "))",
            at: use.location, notes: notes))
      } else if chain.count > Self.deepest {
        diagnostics.append(
          Diagnostic(
            .templateSyntax, "partials stand within each other more than \(Self.deepest) deep",
            at: use.location,
            notes: notes))
      } else if let next = sources[use.text] {
        if parsed[use.text] == nil { parse(next, trail: chain, into: &parsed, &diagnostics) }
      } else {
        diagnostics.append(
          Diagnostic(
            .templateName,
            "there is no partial '\(use.text)'\(Suggestion.ending(for: use.text, in: sources.keys.sorted()))",
            at: use.location, notes: notes))
      }
    }
  }
}

/// A template that can be rendered: its syntax, partials and names are right.
struct CheckedTemplate {
  let main: Template
  /// The template and its partials, by name.
  let all: [String: Template]

  var file: SourceFile { main.file }
}

extension [TemplateNode] {
  /// The partials used, those in sections too.
  var partials: [TemplateName] {
    flatMap { node -> [TemplateName] in
      switch node {
      case .partial(let name, _): [name]
      case .section(_, _, let nodes): nodes.partials
      case .text, .variable: []
      }
    }
  }
}
