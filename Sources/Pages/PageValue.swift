/// What a template of a page is filled with.
///
/// HTML that is made elsewhere may stand only under a name that ends in `-html`, and only such a name may be written with three
/// braces (``PageLibrary`` checks the templates): so no text can get into a page without being escaped.
indirect enum PageValue: Sendable {
  case text(String)
  case html(String)
  case flag(Bool)
  case list([PageValue])
  case object([String: PageValue])

  /// A text, or what a section takes as absent.
  static func optional(_ text: String?) -> PageValue {
    guard let text, !text.isEmpty else { return .flag(false) }
    return .text(text)
  }

  /// A number.
  static func number(_ number: Int) -> PageValue { .text(String(number)) }
}

extension PageValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  init(stringLiteral text: String) { self = .text(text) }
}

extension PageValue: ExpressibleByBooleanLiteral {
  init(booleanLiteral flag: Bool) { self = .flag(flag) }
}

extension PageValue: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral members: (String, PageValue)...) {
    self = .object(Dictionary(members, uniquingKeysWith: { _, last in last }))
  }
}

extension PageValue: ExpressibleByArrayLiteral {
  init(arrayLiteral items: PageValue...) { self = .list(items) }
}
