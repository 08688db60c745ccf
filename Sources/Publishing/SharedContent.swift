/// Content on the heap, so that the record, its drafts and the changes of a plan share it, and lists of them stay small.
final class SharedContent: Sendable, Hashable {
  let content: EventContent

  init(_ content: EventContent) { self.content = content }

  static func == (left: SharedContent, right: SharedContent) -> Bool {
    left === right || left.content == right.content
  }

  func hash(into hasher: inout Hasher) { hasher.combine(content) }
}
