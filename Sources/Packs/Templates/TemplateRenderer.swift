import Diagnostics

/// Prints checked templates, each value in the words of the pack's language and escaped for where it lands.
///
/// Mustache as its specification has it: names are looked for from the innermost section outwards, and a tag alone on its
/// line leaves no line. There is no way from a template to a file, to code, or to more than ``limit``.
struct TemplateRenderer {
  /// The most that a pack may be, in bytes.
  static let limit = 4 << 20
  /// The most tags and texts that are gone through, whether or not they print anything.
  private static let mostSteps = 1 << 20

  private let template: CheckedTemplate
  private let format: PackFormat
  private var output: [UInt8] = []
  private var cursor = MarkdownCursor()
  private var steps = 0
  /// The partials' tags that led here.
  private var trail: [TemplateName] = []

  private init(_ template: CheckedTemplate, format: PackFormat) {
    self.template = template
    self.format = format
  }

  /// What the template prints of a view.
  static func render(
    _ template: CheckedTemplate, view: PackValue, format: PackFormat
  ) throws(PackError) -> String {
    var renderer = TemplateRenderer(template, format: format)
    try renderer.render(template.main.nodes, scopes: [view], indent: [])
    return String(decoding: renderer.output, as: UTF8.self)
  }

  private mutating func render(
    _ nodes: [TemplateNode], scopes: [PackValue], indent: [UInt8]
  ) throws(PackError) {
    for node in nodes {
      steps += 1
      guard steps <= Self.mostSteps, output.count <= Self.limit else {
        throw PackError([Self.tooLong(template.file)])
      }
      switch node {
      case .text(let words): write(words, indent)
      case .variable(let name, let filters, let isEscaped):
        try show(Self.value(name, scopes), filters, name, isEscaped: isEscaped, indent)
      case .section(let name, let isInverted, let inner):
        let value = Self.value(name, scopes)
        if isInverted {
          if value?.isPresent != true { try render(inner, scopes: scopes, indent: indent) }
        } else if case .list(let rows, _)? = value {
          for row in rows { try render(inner, scopes: scopes + [row], indent: indent) }
        } else if let value, value.isPresent {
          let isFlag = value.shape == .flag
          try render(inner, scopes: isFlag ? scopes : scopes + [value], indent: indent)
        }
      case .partial(let name, let more):
        guard let partial = template.all[name.text] else { break }
        trail.append(name)
        try render(partial.nodes, scopes: scopes, indent: indent + more)
        trail.removeLast()
      }
    }
  }

  private static func value(_ name: TemplateName, _ scopes: [PackValue]) -> PackValue? {
    guard let first = name.path.first else { return scopes.last }
    var value = scopes.reversed().lazy.compactMap { $0[first] }.first
    for part in name.path.dropFirst() { value = value?[part] }
    return value
  }

  // MARK: Values

  private mutating func show(
    _ value: PackValue?, _ filters: [FilterUse], _ name: TemplateName, isEscaped: Bool, _ indent: [UInt8]
  ) throws(PackError) {
    guard case .scalar(var scalar, _)? = value else { return }
    var asCell = false
    for use in filters {
      switch (use.filter, scalar) {
      case (.fallback(let words), nil):
        write(Array(words.utf8), indent)
        return
      case (_, nil), (.fallback, _): break
      case (let filter, let present?):
        if case .cell = filter { asCell = true }
        scalar = .text(format.apply(filter, to: present))
      }
    }
    guard let scalar else { return }
    let text = format.text(scalar)
    guard !text.isEmpty else { return }
    if cursor.isAtLineStart { write(indent, []) }
    guard isEscaped else {
      write(Array(text.utf8), indent)
      return
    }
    let place = cursor.place
    if case .verbatim(let what) = place {
      let notes = trail.reversed().map {
        Diagnostic.Note("partial '\($0.text)' is used here", at: $0.location)
      }
      throw PackError([
        Diagnostic(
          .templateSyntax,
          "'\(name.text)' stands in \(what), where no value can be escaped; put it elsewhere",
          at: name.location, notes: notes)
      ])
    }
    let written = MarkdownText.escape(text, for: asCell ? .cell : place)
    guard !written.isEmpty else { return }
    output += Array(written.utf8)
    cursor.takeValue()
  }

  /// The template's own words, each line of a partial after its blanks.
  private mutating func write(_ words: [UInt8], _ indent: [UInt8]) {
    for byte in words {
      if !indent.isEmpty, cursor.isAtLineStart, byte != UInt8(ascii: "\n") {
        for blank in indent {
          output.append(blank)
          cursor.take(blank)
        }
      }
      output.append(byte)
      cursor.take(byte)
    }
  }

  /// What is said where a template prints, or is, more than a pack may be.
  static func tooLong(_ file: SourceFile) -> Diagnostic {
    Diagnostic(
      .templateSyntax, "the pack would be longer than \(limit >> 20) MB; show fewer rows",
      at: SourceLocation(file: file))
  }
}
