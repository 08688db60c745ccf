import CLibYAML
import Diagnostics

/// Reads one YAML document into a tree with places, on libyaml's events.
///
/// Events rather than a library's finished tree, because every duplicate key, every place and the memory of a large
/// file matter here. Types are not resolved: a scalar is read by the type that its field wants, so that the centre `NO`
/// stays Norway.
struct YAMLReader {
  /// Deeper nesting than any programme has is refused, so that no walk over a tree can exhaust the stack.
  static let depthLimit = 48
  /// How many nodes aliases may add in all, so that a few lines cannot grow into millions of nodes.
  static let aliasLimit = 10_000

  private(set) var diagnostics: [Diagnostic] = []
  private let file: SourceFile
  private var stack: [Frame] = []
  private var anchors: [String: (node: SourceNode, size: Int)] = [:]
  private var openAnchors: [String] = []
  private var aliasedNodes = 0
  private var nodeCount = 0

  private struct Frame {
    let span: SourceSpan
    let anchor: String?
    let nodesBefore: Int
    var items: [SourceNode] = []
    var entries: [SourceEntry] = []
    /// Present where the frame is a mapping.
    var mapping: MappingState?
  }

  private struct MappingState {
    var key: (text: String, span: SourceSpan)?
    /// The next value belongs to a key that was refused.
    var skipsValue = false
    /// Places of keys, built once a mapping is too large to look through.
    var index: [String: SourceSpan]?
  }

  /// The tree of a file's only document, and what is wrong with it. An empty file is an empty mapping.
  static func read(_ file: SourceFile) -> (tree: SourceTree?, diagnostics: [Diagnostic]) {
    var reader = YAMLReader(file: file)
    let root = reader.parse()
    return (root.map { SourceTree(file: file, root: $0) }, reader.diagnostics)
  }

  private init(file: SourceFile) { self.file = file }

  private mutating func parse() -> SourceNode? {
    var text = file.text
    return text.withUTF8 { bytes in
      var parser = yaml_parser_t()
      guard yaml_parser_initialize(&parser) == 1 else {
        report(.fileRead, "there is no memory to read it", SourceSpan(line: 0))
        return nil
      }
      defer { yaml_parser_delete(&parser) }
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      // libyaml asks for a pointer even where there is nothing to read.
      guard let base = bytes.baseAddress, bytes.count > 0 else { return emptyRoot }
      yaml_parser_set_input_string(&parser, base, bytes.count)
      return events(of: &parser)
    }
  }

  private var emptyRoot: SourceNode { SourceNode(.mapping([]), at: SourceSpan(line: 0)) }

  private mutating func events(of parser: inout yaml_parser_t) -> SourceNode? {
    var root: SourceNode?
    var documents = 0
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else {
        reportSyntax(parser)
        return nil
      }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_END_EVENT: return root ?? emptyRoot
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        if documents > 1 {
          report(.yamlSyntax, "a second document starts here; one file holds one document", span(event))
          return nil
        }
      case YAML_SCALAR_EVENT:
        checkTag(event.data.scalar.tag, event)
        nodeCount += 1
        let scalar = event.data.scalar
        let text = String(
          decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        finish(SourceNode(text, at: span(event)), anchor: name(scalar.anchor), size: 1, root: &root)
      case YAML_SEQUENCE_START_EVENT:
        checkTag(event.data.sequence_start.tag, event)
        guard push(event, anchor: name(event.data.sequence_start.anchor), mapping: nil) else { return nil }
      case YAML_MAPPING_START_EVENT:
        checkTag(event.data.mapping_start.tag, event)
        guard push(event, anchor: name(event.data.mapping_start.anchor), mapping: MappingState()) else {
          return nil
        }
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
        guard let frame = stack.popLast() else { return nil }
        let content: SourceNode.Content =
          frame.mapping == nil ? .sequence(frame.items) : .mapping(frame.entries)
        if let anchor = frame.anchor { openAnchors.removeAll { $0 == anchor } }
        finish(
          SourceNode(content, at: frame.span), anchor: frame.anchor, size: nodeCount - frame.nodesBefore + 1,
          root: &root)
      case YAML_ALIAS_EVENT:
        guard let node = alias(event) else { return nil }
        finish(node, anchor: nil, size: 1, root: &root)
      default: break
      }
    }
  }

  private mutating func push(_ event: yaml_event_t, anchor: String?, mapping: MappingState?) -> Bool {
    guard stack.count < Self.depthLimit else {
      // The key at the top of the file is what a person can find; the depth itself rarely is on one screen.
      let key = stack.first?.mapping?.key?.span ?? span(event)
      report(
        .yamlSyntax, "this holds more than \(Self.depthLimit) levels of nesting", key,
        notes: [.init("the level too many", at: span(event).location(in: file))])
      return false
    }
    if let anchor { openAnchors.append(anchor) }
    stack.append(Frame(span: span(event), anchor: anchor, nodesBefore: nodeCount, mapping: mapping))
    return true
  }

  private mutating func alias(_ event: yaml_event_t) -> SourceNode? {
    let anchor = name(event.data.alias.anchor) ?? ""
    if openAnchors.contains(anchor) {
      report(.yamlAlias, "'*\(anchor)' stands within what it names", span(event))
      return nil
    }
    guard let target = anchors[anchor] else {
      report(
        .yamlAlias,
        "no anchor is named '\(anchor)'\(Suggestion.ending(for: anchor, in: anchors.keys.sorted()))",
        span(event))
      return nil
    }
    aliasedNodes += target.size
    nodeCount += target.size
    guard aliasedNodes <= Self.aliasLimit else {
      report(.yamlAlias, "aliases expand to more than \(Self.aliasLimit) values; write them out", span(event))
      return nil
    }
    return target.node
  }

  /// Puts a finished node where it belongs: into the open list or mapping, or at the root.
  private mutating func finish(_ node: SourceNode, anchor: String?, size: Int, root: inout SourceNode?) {
    if let anchor { anchors[anchor] = (node, size) }
    guard let last = stack.indices.last else {
      root = node
      return
    }
    guard var state = stack[last].mapping else {
      stack[last].items.append(node)
      return
    }
    stack[last].mapping = nil
    if state.skipsValue {
      state.skipsValue = false
    } else if let key = state.key {
      stack[last].entries.append(SourceEntry(key: key.text, keySpan: key.span, value: node))
      state.index?[key.text] = key.span
      state.key = nil
    } else if case .scalar(let text) = node.content {
      if let first = place(of: text, in: stack[last], &state) {
        report(
          .yamlDuplicateKey, "'\(text)' stands here a second time; keep one of the two", node.span,
          notes: [.init("it stands here first", at: first.location(in: file))])
        state.skipsValue = true
      } else {
        state.key = (text, node.span)
      }
    } else {
      report(.valueType, "a key is plain text, not a list or a mapping", node.span)
      state.skipsValue = true
    }
    stack[last].mapping = state
  }

  private func place(of key: String, in frame: Frame, _ state: inout MappingState) -> SourceSpan? {
    if frame.entries.count > 16, state.index == nil {
      state.index = Dictionary(
        frame.entries.map { ($0.key, $0.keySpan) }, uniquingKeysWith: { first, _ in first })
    }
    if let index = state.index { return index[key] }
    return frame.entries.first { $0.key == key }?.keySpan
  }

  private mutating func checkTag(_ tag: UnsafeMutablePointer<yaml_char_t>?, _ event: yaml_event_t) {
    guard let tag = name(tag) else { return }
    let plain = ["str", "int", "float", "bool", "null", "map", "seq", "timestamp"]
    if tag == "!" || plain.contains(where: { tag == "tag:yaml.org,2002:" + $0 }) { return }
    report(.valueType, "the tag '\(tag)' is not read here; write the plain value", span(event))
  }

  private func name(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }

  private func span(_ event: yaml_event_t) -> SourceSpan {
    let (start, end) = (event.start_mark, event.end_mark)
    let isScalar = event.type == YAML_SCALAR_EVENT || event.type == YAML_ALIAS_EVENT
    let length =
      isScalar && end.line == start.line && end.column > start.column ? end.column - start.column : 1
    return SourceSpan(line: start.line + 1, column: start.column + 1, length: length)
  }

  private mutating func report(
    _ code: DiagnosticCode, _ message: String, _ span: SourceSpan, notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(Diagnostic(code, message, at: span.location(in: file), notes: notes))
  }

  private mutating func reportSyntax(_ parser: yaml_parser_t) {
    let problem = parser.problem.map { String(cString: $0) } ?? "this is not YAML"
    var notes: [Diagnostic.Note] = []
    if let context = parser.context.map({ String(cString: $0) }) {
      let mark = parser.context_mark
      let place = SourceSpan(line: mark.line + 1, column: mark.column + 1)
      notes.append(.init("this came up \(context)", at: place.location(in: file)))
    }
    // The reader runs ahead of the parser, so its marks say nothing of the character that it refuses; and at the end of
    // the file the parser's mark can lie a line past it.
    let mark = parser.problem_mark
    let place =
      parser.error == YAML_READER_ERROR || mark.line >= file.lineCount
      ? span(ofByte: parser.error == YAML_READER_ERROR ? parser.problem_offset : file.text.utf8.count)
      : SourceSpan(line: mark.line + 1, column: mark.column + 1)
    report(.yamlSyntax, problem, place, notes: notes)
  }

  private func span(ofByte offset: Int) -> SourceSpan {
    let before = file.text.utf8.prefix(offset)
    let line = before.count { $0 == UInt8(ascii: "\n") }
    let lineStart =
      before.lastIndex(of: UInt8(ascii: "\n")).map { before.index(after: $0) } ?? before.startIndex
    return SourceSpan(line: line + 1, column: file.text.unicodeScalars[lineStart..<before.endIndex].count + 1)
  }
}
