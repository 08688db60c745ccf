internal import NIOCore

/// The bytes of a file, which all who fetch it share.
final class SharedBody: Sendable {
  let buffer: ByteBuffer

  init(_ bytes: [UInt8]) { buffer = ByteBuffer(bytes: bytes) }

  var count: Int { buffer.readableBytes }

  var bytes: [UInt8] { Array(buffer.readableBytesView) }
}
