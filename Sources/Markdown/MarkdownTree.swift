internal import CCmarkGFM

/// A CommonMark tree of libcmark-gfm, without GitHub's additions. The class owns the C nodes and frees them; nothing of C leaves it but
/// while a visit lasts.
///
/// Parsing, visiting and freeing are loops in C, so that no nesting of the document deepens the stack.
public final class MarkdownTree {
  private let root: OpaquePointer

  /// Parses a part of a document; nil only without memory.
  public init?(_ bytes: ArraySlice<UInt8>) {
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
  public enum Kind: Equatable, Sendable {
    case paragraph, heading(level: Int), code, html
    case text, softBreak, lineBreak, codeSpan, htmlInline, strong, link, image, other
    /// The document, quotes, lists and their items.
    case container

    var isBlock: Bool {
      switch self {
      case .paragraph, .heading, .code, .html: true
      default: false
      }
    }
  }

  /// What a block stands in.
  public enum Parent: Sendable { case document, item, other }

  /// A step of a visit: a node is entered or left.
  public struct Step: Sendable {
    /// Whether it is entered; a leaf is only entered.
    public let isEntering: Bool
    /// What the node is.
    public let kind: Kind
    /// What a block stands in.
    public internal(set) var parent = Parent.other
    /// Counted from 1; only blocks have one.
    public internal(set) var line = 0
    /// Counted from 1; only blocks have one.
    public internal(set) var column = 0
    /// The text of a leaf.
    public internal(set) var literal = ""
  }

  /// Visits all nodes in order.
  public func visit(_ body: (Step) -> Void) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard let node = cmark_iter_get_node(iterator) else { return }
      let kind = Self.kind(of: node)
      // Of containers nobody asks anything but to be a parent.
      if kind == .container { continue }
      let isEntering = event == CMARK_EVENT_ENTER
      guard kind.isBlock else {
        let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
        body(Step(isEntering: isEntering, kind: kind, literal: literal))
        continue
      }
      body(
        Step(
          isEntering: isEntering, kind: kind, parent: cmark_node_parent(node).map(Self.parentKind) ?? .other,
          line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node))))
    }
  }

  private static func parentKind(_ node: OpaquePointer) -> Parent {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_ITEM: .item
    default: .other
    }
  }

  private static func kind(of node: OpaquePointer) -> Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT, CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST, CMARK_NODE_ITEM: .container
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_HTML_BLOCK: .html
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .codeSpan
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .other
    }
  }
}
