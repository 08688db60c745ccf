/// Bytes that come in pieces, cut into lines.
public struct LineSplitter {
  /// Longer lines are told as such, and never kept whole: no event comes near.
  public static let longest = 4 << 20

  /// A line without its line feed; nil for one that is too long.
  public typealias Line = [UInt8]?

  private var pending: [UInt8] = []
  private var isTooLong = false

  /// A splitter that has seen nothing.
  public init() {}

  /// Takes the next piece, and hands over the lines that it ends.
  public mutating func take(_ piece: some Sequence<UInt8>, _ body: (Line) throws -> Void) rethrows {
    for byte in piece {
      if byte == UInt8(ascii: "\n") {
        try body(isTooLong ? nil : pending)
        pending.removeAll(keepingCapacity: true)
        isTooLong = false
      } else if pending.count < Self.longest {
        pending.append(byte)
      } else {
        isTooLong = true
      }
    }
  }

  /// Hands over the last line, where it has no line feed.
  public mutating func finish(_ body: (Line) throws -> Void) rethrows {
    if isTooLong || !pending.isEmpty { try body(isTooLong ? nil : pending) }
    pending = []
    isTooLong = false
  }
}
