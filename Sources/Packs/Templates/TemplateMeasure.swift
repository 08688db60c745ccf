import Diagnostics

/// How much a template would print, told without printing it: lists within lists and partials within partials can
/// multiply a short template into gigabytes.
struct TemplateMeasure {
  let templates: [String: Template]
  /// What a tag costs, whether or not it prints anything.
  private static let tagCost = 16

  /// What may still be printed, in bytes.
  private(set) var left: Int

  init(templates: [String: Template], limit: Int) {
    self.templates = templates
    left = limit
  }

  /// Takes off what the nodes print within `scopes`, the innermost last, each line indented by up to `indent`; stops
  /// where nothing is left.
  mutating func measure(_ nodes: [TemplateNode], scopes: [PackValue], indent: Int = 0) {
    for node in nodes {
      left -= Self.tagCost + indent
      if left < 0 { return }
      switch node {
      case .text(let bytes, let lines): left -= bytes + lines * indent
      case .variable(let name, _):
        // Escaping at most doubles.
        if case .text(let text)? = Self.value(name, scopes) { left -= 2 * text.utf8.count }
      case .section(let name, let isInverted, let inner):
        let value = Self.value(name, scopes)
        if isInverted {
          if value?.isPresent != true { measure(inner, scopes: scopes, indent: indent) }
        } else {
          open(value, inner, scopes, indent)
        }
      case .partial(let name):
        // A partial's lines are each indented by as much as the tag that uses it.
        if let template = templates[name.text] {
          measure(template.nodes, scopes: scopes, indent: indent + name.location.column - 1)
        }
      }
    }
  }

  private mutating func open(
    _ value: PackValue?, _ inner: [TemplateNode], _ scopes: [PackValue], _ indent: Int
  ) {
    switch value {
    case .list(let rows, _)?:
      for row in rows where left >= 0 { measure(inner, scopes: scopes + [row], indent: indent) }
    case .flag(true)?: measure(inner, scopes: scopes, indent: indent)
    case .flag(false)?, nil: break
    case .some(let value):
      if value.isPresent { measure(inner, scopes: scopes + [value], indent: indent) }
    }
  }

  private static func value(_ name: TemplateName, _ scopes: [PackValue]) -> PackValue? {
    guard let first = name.path.first else { return scopes.last }
    var value = scopes.reversed().lazy.compactMap { $0[first] }.first
    for part in name.path.dropFirst() { value = value?[part] }
    return value
  }
}

extension PackValue {
  fileprivate subscript(name: String) -> PackValue? {
    if case .record(let fields) = self { fields[name] } else { nil }
  }

  fileprivate var isPresent: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .flag(let flag): flag
    case .list(let rows, _): !rows.isEmpty
    case .record: true
    }
  }
}
