extension PackPage {
  /// ``plain`` for presentations: a table begins a slide, unless a heading just before it does. Beside words it would get half of
  /// one, and its columns a few letters each.
  public var slides: String {
    let parts = plain.split(separator: "<table", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(into: String(parts.first ?? "")) { text, part in
      let end = String(text.reversed().drop(while: \.isWhitespace).prefix(5).reversed())
      let isAfterHeading = end.hasPrefix("</h") && end.hasSuffix(">")
      text += (isAfterHeading ? "" : "<hr>\n") + "<table" + part
    }
  }
}
