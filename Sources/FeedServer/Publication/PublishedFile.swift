internal import Diagnostics
internal import NIOCore
internal import Synchronization

/// A published calendar, in the forms in which it is served.
final class PublishedFile: Sendable {
  /// One form of it, with an entity tag of its own.
  struct Representation: Sendable {
    /// Strong, over the very bytes, with its quotes.
    let tag: String
    let body: SharedBody

    init(_ bytes: [UInt8]) {
      tag = "\"\(ContentDigest.sha256(bytes).prefix(32))\""
      body = SharedBody(bytes)
    }
  }

  /// `qbr`.
  let name: String
  let plain: Representation
  /// The first second from which on nobody could have seen other bytes, since 1970-01-01T00:00:00Z: the end of the second in
  /// which they were shown, so that two publications of one second have no date in common for those who have seen the first.
  let modified: Int
  private let compressed = Mutex<Representation??>(nil)

  init(name: String, bytes: [UInt8], modified: Int) {
    self.name = name
    plain = Representation(bytes)
    self.modified = modified
  }

  /// Compressed when first asked for; nil where zlib refuses.
  var gzip: Representation? {
    compressed.withLock { known in
      if let known { return known }
      let made = Gzip.compressed(plain.body.bytes).map { Representation($0) }
      known = .some(made)
      return made
    }
  }

  func holds(_ bytes: [UInt8]) -> Bool { plain.body.buffer.readableBytesView.elementsEqual(bytes) }
}
