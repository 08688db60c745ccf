import CLibYAML

/// Writes a tree as YAML that a person would have written, on libyaml's emitter: short records on one line, long ones
/// a field a line, quotes only where YAML needs them.
enum YAMLWriter {
  /// Records up to this many characters stand on one line.
  private static let flowLimit = 100

  /// The document, with `header` above it as comment lines; nil only where memory runs out.
  static func write(_ root: SourceNode, header: [String] = []) -> String? {
    var emitter = yaml_emitter_t()
    guard yaml_emitter_initialize(&emitter) == 1 else { return nil }
    defer { yaml_emitter_delete(&emitter) }
    let output = Output()
    for line in header { output.bytes += Array("# \(line)\n".utf8) }
    let written = withExtendedLifetime(output) {
      yaml_emitter_set_output(
        &emitter,
        { context, buffer, size in
          guard let context, let buffer else { return 0 }
          let output = Unmanaged<Output>.fromOpaque(context).takeUnretainedValue()
          output.bytes += UnsafeBufferPointer(start: buffer, count: size)
          return 1
        }, Unmanaged.passUnretained(output).toOpaque())
      yaml_emitter_set_unicode(&emitter, 1)
      yaml_emitter_set_width(&emitter, -1)
      yaml_emitter_set_encoding(&emitter, YAML_UTF8_ENCODING)
      return emit(root, to: &emitter)
    }
    return written ? String(decoding: output.bytes, as: UTF8.self) : nil
  }

  private final class Output {
    var bytes: [UInt8] = []
  }

  private static func emit(_ root: SourceNode, to emitter: inout yaml_emitter_t) -> Bool {
    var event = yaml_event_t()
    guard yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING) == 1,
      yaml_emitter_emit(&emitter, &event) == 1,
      yaml_document_start_event_initialize(&event, nil, nil, nil, 1) == 1,
      yaml_emitter_emit(&emitter, &event) == 1,
      emit(root, depth: 0, flow: false, to: &emitter),
      yaml_document_end_event_initialize(&event, 1) == 1, yaml_emitter_emit(&emitter, &event) == 1,
      yaml_stream_end_event_initialize(&event) == 1, yaml_emitter_emit(&emitter, &event) == 1
    else { return false }
    return yaml_emitter_flush(&emitter) == 1
  }

  private static func emit(_ node: SourceNode, depth: Int, flow: Bool, to emitter: inout yaml_emitter_t)
    -> Bool
  {
    var event = yaml_event_t()
    switch node.content {
    case .scalar(let text): return emit(text, to: &emitter)
    case .sequence(let items):
      let inFlow = flow || (depth >= 1 && width(of: node, limit: flowLimit) != nil)
      let style = inFlow ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE
      guard yaml_sequence_start_event_initialize(&event, nil, nil, 1, style) == 1,
        yaml_emitter_emit(&emitter, &event) == 1
      else { return false }
      for item in items where !emit(item, depth: depth + 1, flow: inFlow, to: &emitter) { return false }
      return yaml_sequence_end_event_initialize(&event) == 1 && yaml_emitter_emit(&emitter, &event) == 1
    case .mapping(let entries):
      let isRecord = depth >= 2 || (depth == 1 && !entries.contains { $0.value.isMapping })
      let inFlow = flow || (isRecord && width(of: node, limit: flowLimit) != nil)
      let style = inFlow ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE
      guard yaml_mapping_start_event_initialize(&event, nil, nil, 1, style) == 1,
        yaml_emitter_emit(&emitter, &event) == 1
      else { return false }
      for entry in entries {
        guard emit(entry.key, to: &emitter), emit(entry.value, depth: depth + 1, flow: inFlow, to: &emitter)
        else {
          return false
        }
      }
      return yaml_mapping_end_event_initialize(&event) == 1 && yaml_emitter_emit(&emitter, &event) == 1
    }
  }

  private static func emit(_ text: String, to emitter: inout yaml_emitter_t) -> Bool {
    var event = yaml_event_t()
    let style = needsQuotes(text) ? YAML_DOUBLE_QUOTED_SCALAR_STYLE : YAML_PLAIN_SCALAR_STYLE
    let length = Int32(clamping: text.utf8.count)
    // The emitter falls back to quotes by itself where plain text would not be read back.
    let made = text.withCString(encodedAs: UTF8.self) {
      yaml_scalar_event_initialize(&event, nil, nil, $0, length, 1, 1, style)
    }
    return made == 1 && yaml_emitter_emit(&emitter, &event) == 1
  }

  /// What readers of YAML 1.1 would take for a boolean, nothing, or a number in base 60.
  private static func needsQuotes(_ text: String) -> Bool {
    if text.utf8.count <= 5, ambiguousWords.contains(text.lowercased()) { return true }
    let colon = UInt8(ascii: ":")
    return text.utf8.contains(colon) && text.utf8.allSatisfy { $0 == colon || (48...57).contains($0) }
  }

  private static let ambiguousWords: Set<String> = [
    "", "~", "null", "y", "n", "yes", "no", "on", "off",
  ]

  /// How many characters a node takes on one line; nil past the limit.
  private static func width(of node: SourceNode, limit: Int) -> Int? {
    var total = 0
    switch node.content {
    case .scalar(let text): total = text.utf8.count
    case .sequence(let items):
      for item in items {
        guard let width = width(of: item, limit: limit - total) else { return nil }
        total += width + 2
      }
    case .mapping(let entries):
      for entry in entries {
        guard let width = width(of: entry.value, limit: limit - total) else { return nil }
        total += entry.key.utf8.count + width + 4
      }
    }
    return total <= limit ? total : nil
  }
}

extension SourceNode {
  fileprivate var isMapping: Bool {
    if case .mapping = content { true } else { false }
  }
}
