internal import CZlib

/// The gzip format (RFC 1952), without a name and a time, so that the same bytes give the same.
enum Gzip {
  /// nil where zlib refuses.
  static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    // 15 for the largest window, and 16 for the gzip header.
    guard
      deflateInit2_(
        &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    guard let length = UInt32(exactly: bytes.count),
      let room = UInt32(exactly: deflateBound(&stream, UInt(bytes.count)))
    else { return nil }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(room))
    let isDone = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = length
        stream.next_out = target.baseAddress
        stream.avail_out = room
        return deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
    }
    guard isDone else { return nil }
    output.removeLast(Int(stream.avail_out))
    return output
  }
}
