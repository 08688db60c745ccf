/// What a fact of this register says.
enum ActionKind: String, CaseIterable {
  case add, edit, done, slip, drop, decision, attendance, undo

  static let prefix = "action."

  init?(name: String) {
    guard name.hasPrefix(Self.prefix) else { return nil }
    self.init(rawValue: String(name.dropFirst(Self.prefix.count)))
  }

  /// As facts have it: `action.add`.
  var name: String { Self.prefix + rawValue }
}

/// The ids of actions and decisions: `A-12`, `D-3`.
enum ActionID {
  static func action(_ number: Int) -> String { "A-\(number)" }
  static func decision(_ number: Int) -> String { "D-\(number)" }

  /// The number in an id; nil for anything else.
  static func number(of id: String) -> Int? {
    guard id.hasPrefix("A-") || id.hasPrefix("D-") else { return nil }
    let digits = id.dropFirst(2)
    guard !digits.isEmpty, digits.utf8.count <= 9, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else {
      return nil
    }
    return Int(digits)
  }
}
