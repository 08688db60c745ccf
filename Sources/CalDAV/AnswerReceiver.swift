/// Gathers an answer as libcurl hands it over, and stops it where it grows beyond its bounds.
final class AnswerReceiver {
  /// An item is a few kilobytes, and nothing longer is of interest.
  private static let longestBody = 1 << 20
  private static let longestHead = 1 << 16

  private(set) var answer = HTTPClient.Answer()
  private(set) var isOverfull = false
  private var headLength = 0

  func reset() {
    answer = HTTPClient.Answer()
    isOverfull = false
    headLength = 0
  }

  /// The form of libcurl's callbacks. What is not taken whole ends the transfer.
  static func receive(
    _ bytes: UnsafeMutablePointer<CChar>, _ size: Int, _ count: Int, _ receiver: UnsafeMutableRawPointer?,
    _ take: (AnswerReceiver, UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    let (length, isTooLong) = size.multipliedReportingOverflow(by: count)
    guard let receiver, !isTooLong else { return 0 }
    let object = Unmanaged<AnswerReceiver>.fromOpaque(receiver).takeUnretainedValue()
    guard take(object, UnsafeRawBufferPointer(start: bytes, count: length)) else {
      object.isOverfull = true
      return length == 0 ? 1 : 0
    }
    return length
  }

  func body(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count <= Self.longestBody - answer.body.count else { return false }
    answer.body.append(contentsOf: bytes)
    return true
  }

  func headerLine(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count <= Self.longestHead - headLength else { return false }
    headLength += bytes.count
    // An answer may stand before the answer: 100 Continue, or the 401 that gives a nonce.
    if bytes.starts(with: "HTTP/".utf8) {
      answer = HTTPClient.Answer()
      return true
    }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return true }
    let value = String(decoding: bytes[(colon + 1)...], as: UTF8.self)
    answer.headers.append(
      (
        name: String(decoding: bytes[..<colon], as: UTF8.self).lowercased(),
        value: String(value.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
      ))
    return true
  }
}
