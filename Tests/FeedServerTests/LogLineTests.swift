import Foundation
import Testing

@testable import FeedServer

@Suite struct LogLineTests {
  @Test func aLineIsJSONOfPrintableCharactersWhateverIsLogged() throws {
    let hostile = "a\"b\\c\r\nd\u{1B}[31m\u{202E}é👩‍👩‍👧\u{0}"
    var line = LogLine(at: 1_709_208_000_123, "info", hostile)
    line.add("agent", hostile)
    line.add("status", 200)
    let text = String(decoding: line.bytes, as: UTF8.self)
    #expect(text.unicodeScalars.dropLast().allSatisfy { (0x20..<0x7F).contains($0.value) })
    #expect(text.hasSuffix("}\n"))
    let read = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(read["message"] as? String == hostile)
    #expect(read["agent"] as? String == hostile)
    #expect(read["status"] as? Int == 200)
    #expect(read["time"] as? String == "2024-02-29T12:00:00.123Z")
  }
}
