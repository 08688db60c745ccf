internal import CCmarkGFM

/// A CommonMark tree of libcmark-gfm. The class owns the C nodes and frees them; nothing of C leaves it but
/// while a visit lasts.
///
/// Parsing, visiting and freeing are loops in C, so that no nesting of the document deepens the stack.
final class MarkdownTree {
  private let root: OpaquePointer

  /// Parses a part of a document; nil only without memory.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.bindMemory(to: CChar.self).baseAddress else { return }
      cmark_parser_feed(parser, base, buffer.count)
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    self.root = root
  }

  deinit { cmark_node_free(root) }

  /// What a node is, as far as the program tells them apart.
  enum Kind {
    case document, quote, list, item, paragraph, heading(level: Int), code, html, rule
    case text, softBreak, lineBreak, codeSpan, htmlInline, strong, emphasis, link, image, other
  }

  /// A step of a visit: a node is entered or left.
  struct Step {
    let isEntering: Bool
    let kind: Kind
    let parent: Kind
    /// Counted from 1; only blocks have reliable ones.
    let line: Int
    let column: Int
    let endLine: Int
    /// The text of a leaf.
    let literal: String
  }

  /// Visits all nodes in order.
  func visit(_ body: (Step) -> Void) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard let node = cmark_iter_get_node(iterator) else { return }
      let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
      body(
        Step(
          isEntering: event == CMARK_EVENT_ENTER, kind: Self.kind(of: node),
          parent: cmark_node_parent(node).map(Self.kind) ?? .other,
          line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)),
          endLine: Int(cmark_node_get_end_line(node)), literal: literal))
    }
  }

  private static func kind(of node: OpaquePointer) -> Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_HTML_BLOCK: .html
    case CMARK_NODE_THEMATIC_BREAK: .rule
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .codeSpan
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .other
    }
  }
}
