import BusinessCalendar
import Diagnostics

/// Reads one mapping field by field, remembers which keys were asked for, and reports those that nobody asked for.
final class Fields {
  let run: DecodingRun
  let span: SourceSpan
  private let entries: [SourceEntry]
  private var asked: [String] = []

  /// The fields of a mapping; anything else is reported and read as an empty one.
  init(_ node: SourceNode, _ run: DecodingRun, what: @autoclosure () -> String) {
    self.run = run
    span = node.span
    switch node.content {
    case .mapping(let entries): self.entries = entries
    case .scalar(""): entries = []
    default:
      entries = []
      run.report(.valueType, "\(what()) is a mapping, 'key: value'", at: node.span)
    }
  }

  /// The value of a key, if it is there.
  func node(_ key: String) -> SourceNode? { entry(key)?.value }

  private func entry(_ key: String) -> SourceEntry? {
    asked.append(key)
    return entries.first { $0.key == key }
  }

  /// Every entry, for mappings whose keys are names.
  func allEntries() -> [SourceEntry] {
    asked += entries.map(\.key)
    return entries
  }

  /// The place of a key's value, else of the mapping.
  func location(_ key: String) -> SourceLocation {
    (entries.first { $0.key == key }?.value.span ?? span).location(in: run.file)
  }

  /// A text. A key without one counts as missing, with a warning.
  func text(_ key: String) -> String? { scalar(key, isRequired: false) }

  /// A text that must be there; if it is not, that is reported and an empty one stands for it.
  func requiredText(_ key: String) -> String { scalar(key, isRequired: true) ?? "" }

  /// A value of a type of its own.
  func value<Value: ScalarValue>(_ key: String, as type: Value.Type = Value.self) -> Value? {
    scalar(key, isRequired: false).flatMap { run.read($0, as: type, at: node(key)?.span ?? span) }
  }

  /// A value that must be there.
  func required<Value: ScalarValue>(_ key: String, as type: Value.Type = Value.self) -> Value? {
    scalar(key, isRequired: true).flatMap { run.read($0, as: type, at: node(key)?.span ?? span) }
  }

  /// The text of an entry of ``allEntries()``, found without looking for its key again.
  func text(of entry: SourceEntry) -> String? { scalar(entry, isRequired: false) }

  /// The value of an entry of ``allEntries()``.
  func value<Value: ScalarValue>(of entry: SourceEntry, as type: Value.Type = Value.self) -> Value? {
    scalar(entry, isRequired: false).flatMap { run.read($0, as: type, at: entry.value.span) }
  }

  /// A list of texts with their places; a single text counts as a list of one.
  func texts(_ key: String) -> [(text: String, span: SourceSpan)] {
    entry(key).map { texts(of: $0) } ?? []
  }

  /// The texts of an entry of ``allEntries()``.
  func texts(of entry: SourceEntry) -> [(text: String, span: SourceSpan)] {
    items(of: entry).compactMap { item in scalar(item, entry.key).map { ($0, item.span) } }
  }

  /// The items of a list; a single value counts as a list of one, and an empty text as none.
  func items(_ key: String) -> [SourceNode] {
    entry(key).map { items(of: $0) } ?? []
  }

  private func items(of entry: SourceEntry) -> [SourceNode] {
    switch entry.value.content {
    case .sequence(let items): return items
    case .scalar(let text): return text.isEmpty ? [] : [entry.value]
    case .mapping:
      run.report(.valueType, "'\(entry.key)' is a list, '[a, b]'", at: entry.value.span)
      return []
    }
  }

  /// The mapping under a key, or nil where there is none.
  func fields(_ key: String) -> Fields? {
    node(key).map { Fields($0, run, what: "'\(key)'") }
  }

  /// The named records under a key, in order; their names are checked.
  func records(_ key: String) -> [(id: String, fields: Fields)] {
    guard let fields = fields(key) else { return [] }
    return fields.allEntries().map { entry in
      run.checkIdentifier(entry.key, at: entry.keySpan)
      return (entry.key, Fields(entry.value, run, what: "'\(entry.key)'"))
    }
  }

  func reportMissing(_ key: String) {
    run.report(.keyMissing, "'\(key)' is missing here", at: span)
  }

  /// Reports every key that was never asked for.
  func close() {
    for entry in entries where !asked.contains(entry.key) {
      let ending = Suggestion.ending(for: entry.key, in: asked)
      run.report(.keyUnknown, "there is no key '\(entry.key)' here\(ending)", at: entry.keySpan)
    }
  }

  /// The text of a key, where it has one; otherwise what is wrong is reported.
  private func scalar(_ key: String, isRequired: Bool) -> String? {
    guard let entry = entry(key) else {
      if isRequired { reportMissing(key) }
      return nil
    }
    return scalar(entry, isRequired: isRequired)
  }

  private func scalar(_ entry: SourceEntry, isRequired: Bool) -> String? {
    guard let text = scalar(entry.value, entry.key) else { return nil }
    guard text.isEmpty else { return text }
    run.report(
      .keyMissing, "'\(entry.key)' has no value", at: entry.keySpan, severity: isRequired ? .error : .warning)
    return nil
  }

  private func scalar(_ node: SourceNode, _ key: String) -> String? {
    if case .scalar(let text) = node.content { return text }
    run.report(.valueType, "'\(key)' is a single value, not a list or a mapping", at: node.span)
    return nil
  }
}
