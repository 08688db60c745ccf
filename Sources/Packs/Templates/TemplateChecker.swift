import Diagnostics

/// Looks up every name of a template in the shape of what it will be given, so that a misspelt one is found even where
/// a list happens to be empty.
struct TemplateChecker {
  /// Tags looked at, counting those of a partial once for each use.
  private static let most = 100_000

  let templates: [String: Template]
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<Problem> = []
  private var count = 0

  private struct Problem: Hashable {
    let location: SourceLocation
    let message: String
  }

  init(templates: [String: Template]) { self.templates = templates }

  /// Checks nodes within `scopes`, the innermost last; `trail` holds the partials' tags that led here.
  mutating func check(_ nodes: [TemplateNode], scopes: [PackShape], trail: [TemplateName]) {
    for node in nodes {
      if let tag = node.name {
        count += 1
        guard count <= Self.most else {
          report(
            .templateSyntax, "more than \(Self.most) tags, counting those of partials",
            at: (trail.first ?? tag).location, [])
          return
        }
      }
      switch node {
      case .text: break
      case .variable(let name, let filters, _):
        guard let shape = resolve(name, scopes, trail) else { break }
        if case .scalar(let kind) = shape {
          check(filters, on: kind, of: name, trail)
          break
        }
        report(
          .templateName,
          "'\(name.text)' is \(Self.words(shape)), not words; open it with '{{#\(name.text)}}'",
          at: name.location, trail)
      case .section(let name, let isInverted, let inner):
        let shape = resolve(name, scopes, trail)
        check(inner, scopes: scopes + Self.scope(shape, isInverted: isInverted), trail: trail)
      case .partial(let name, _):
        if trail.count >= TemplateLibrary.deepest {
          report(
            .templateSyntax, "partials stand within each other more than \(TemplateLibrary.deepest) deep",
            at: name.location, trail)
        } else if let template = templates[name.text] {
          check(template.nodes, scopes: scopes, trail: trail + [name])
        }
      }
    }
  }

  private mutating func check(
    _ filters: [FilterUse], on kind: PackScalar.Kind, of name: TemplateName, _ trail: [TemplateName]
  ) {
    var kind = kind
    for use in filters {
      guard use.filter.takes.contains(kind) else {
        let taken = PackScalar.Kind.allCases.filter(use.filter.takes.contains).map(\.rawValue)
        report(
          .templateSyntax,
          "filter '\(use.name)' takes \(taken.joined(separator: " or ")), and '\(name.text)' is \(kind.rawValue) here",
          at: use.location, trail)
        return
      }
      kind = use.filter.gives(for: kind)
    }
  }

  /// What a section looks its names up in, beside what encloses it. An unknown one has been reported already, so that
  /// anything goes within it.
  private static func scope(_ shape: PackShape?, isInverted: Bool) -> [PackShape] {
    switch shape {
    case nil: [.record([:])]
    case .flag: []
    // Within `{{^list}}` the value itself is the list.
    case .list(let element): isInverted ? [.list(element)] : [element]
    case .some where isInverted: []
    case .some(let shape): [shape]
    }
  }

  private mutating func resolve(_ name: TemplateName, _ scopes: [PackShape], _ trail: [TemplateName])
    -> PackShape?
  {
    // Within a section of an unknown name its own names cannot be judged.
    if scopes.contains(.record([:])) { return nil }
    guard let first = name.path.first else { return scopes.last }
    let records = scopes.reversed().map(\.fields)
    guard var shape = records.lazy.compactMap({ $0[first] }).first else {
      let known = Set(records.flatMap(\.keys)).sorted()
      reportUnknown(first, in: known, name, trail)
      return nil
    }
    for part in name.path.dropFirst() {
      guard let next = shape.fields[part] else {
        reportUnknown(part, in: shape.fields.keys.sorted(), name, trail)
        return nil
      }
      shape = next
    }
    return shape
  }

  private mutating func reportUnknown(
    _ part: String, in known: [String], _ name: TemplateName, _ trail: [TemplateName]
  ) {
    let what = part == name.text ? "'\(part)'" : "'\(part)' of '\(name.text)'"
    report(
      .templateName, "the pack has no \(what) here\(Suggestion.ending(for: part, in: known))",
      at: name.location, trail)
  }

  private mutating func report(
    _ code: DiagnosticCode, _ message: String, at location: SourceLocation, _ trail: [TemplateName]
  ) {
    guard seen.insert(Problem(location: location, message: message)).inserted else { return }
    let notes = trail.reversed().map { Diagnostic.Note("partial '\($0.text)' is used here", at: $0.location) }
    diagnostics.append(Diagnostic(code, message, at: location, notes: notes))
  }

  private static func words(_ shape: PackShape) -> String {
    switch shape {
    case .scalar(let kind): kind.rawValue
    case .flag: "a yes or no"
    case .list: "a list"
    case .record: "a record"
    }
  }
}

extension PackShape {
  /// A record's fields; none for anything else.
  fileprivate var fields: [String: PackShape] {
    if case .record(let fields) = self { fields } else { [:] }
  }
}
