internal import Interchange

/// The fields of an object, taken out by type; what is wrong with them is gathered.
struct JSONFields {
  private(set) var problems: [FileProblem] = []
  private var members: [String: JSONNode] = [:]
  private let place: FilePlace

  /// - Parameters:
  ///   - keys: All that there may be.
  ///   - optional: Those of them that may be missing.
  ///   - what: What the object is, with its article.
  init(_ node: JSONNode, keys: [String], optional: Set<String>, of what: String) {
    place = node.place
    guard case .object(let members) = node.value else {
      problems.append(FileProblem(place, "\(what) is wanted here, not \(node.sort)"))
      return
    }
    for member in members {
      if keys.contains(member.key) {
        self.members[member.key] = member.value
      } else {
        problems.append(FileProblem(member.place, "\(what) has no key '\(member.key)'"))
      }
    }
    for key in keys where self.members[key] == nil && !optional.contains(key) {
      problems.append(FileProblem(place, "the key '\(key)' is missing"))
    }
  }

  private mutating func refuse(_ key: String, _ node: JSONNode, _ wanted: String) {
    problems.append(
      FileProblem(node.place, "'\(key)' has to be \(wanted), not \(node.sort)"))
  }

  mutating func text(_ key: String) -> String? {
    guard let node = members[key] else { return nil }
    if case .string(let text) = node.value { return text }
    refuse(key, node, "a text")
    return nil
  }

  /// As ``text(_:)``, nil for null too.
  mutating func optionalText(_ key: String) -> String? {
    if case .null? = members[key]?.value { return nil }
    return text(key)
  }

  /// A text that stands for something else.
  mutating func value<Value>(_ key: String, _ wanted: String, _ read: (String) -> Value?) -> Value? {
    guard let node = members[key], let text = text(key) else { return nil }
    let value = read(text)
    if value == nil {
      problems.append(FileProblem(node.place, "'\(key)' has to be \(wanted)"))
    }
    return value
  }

  /// A whole number of 64 bits.
  mutating func integer(_ key: String) -> Int? {
    guard let node = members[key] else { return nil }
    guard case .number(let text) = node.value else {
      refuse(key, node, "a whole number")
      return nil
    }
    guard let number = Int(text), String(number) == text else {
      problems.append(
        FileProblem(node.place, "'\(key)' has to be a whole number of at most 64 bits"))
      return nil
    }
    return number
  }

  /// An object of texts.
  mutating func texts(_ key: String) -> [String: String]? {
    guard let node = members[key] else { return nil }
    guard case .object(let members) = node.value else {
      refuse(key, node, "an object")
      return nil
    }
    var texts: [String: String] = [:]
    for member in members {
      if case .string(let text) = member.value.value {
        texts[member.key] = text
      } else {
        refuse("\(key).\(member.key)", member.value, "a text")
      }
    }
    return texts
  }

  /// A list of which each item is read; nil where one of them cannot be.
  mutating func list<Item>(_ key: String, _ read: (JSONNode, inout [FileProblem]) -> Item?) -> [Item]? {
    guard let node = members[key] else { return nil }
    guard case .array(let nodes) = node.value else {
      refuse(key, node, "a list")
      return nil
    }
    let items = nodes.compactMap { read($0, &problems) }
    return items.count == nodes.count ? items : nil
  }
}
