/// Parts a text that names several parties.
enum PartyNames {
  /// The names in a text such as `A PLC / B SARL`, `A PLC and B Limited`, `A y B`.
  static func split(_ text: String) -> [String] {
    for mark in [" / ", ";", " and ", " y ", " & ", " with ", " con ", " – ", " — ", " | "]
    where text.contains(mark) {
      let parts = parts(of: text, by: mark)
      // `Research and Development Ltd` is one name; the parts of two names are names by themselves.
      let forms = parts.map(Companies.hasLegalForm)
      let isOneName = [" and ", " y ", " & "].contains(mark) && forms == [false, true]
      if parts.count > 1, !isOneName { return parts }
    }
    if text.filter({ $0 == "/" }).count == 1, !text.contains("A/S"), !text.contains("a/s") {
      return parts(of: text, by: "/")
    }
    return parts(of: text, by: "\u{0}")
  }

  private static func parts(of text: String, by mark: String) -> [String] {
    text.split(separator: mark).map { String($0).trimmedOfBlanks }.filter { !$0.isEmpty }
  }

  /// A name without the definition after it, and what it defines: `A PLC ("the Vendor")`.
  static func definition(_ text: String) -> (name: String, alias: String?) {
    guard let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") else {
      return (text, nil)
    }
    let inside = text[text.index(after: open)..<close]
    let alias = inside.filter { !"\"“”'‘’«»".contains($0) }
    let name = String(text[..<open]).trimmedOfBlanks
    return (name.isEmpty ? text : name, alias.isEmpty ? nil : alias)
  }
}
