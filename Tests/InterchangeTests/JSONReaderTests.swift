import Interchange
import Testing

@Suite("JSON that other systems write")
struct JSONReaderTests {
  @Test("knows the line and column of every value")
  func places() throws {
    let node = try JSONReader.read(Array("{\n  \"ñ\": [1,\n    {\"b\": null}],\n \"c\": true }\n".utf8))
    #expect(node.place == FilePlace(line: 1, column: 1))
    let list = try #require(node["ñ"])
    #expect(list.place == FilePlace(line: 2, column: 8))
    #expect(
      try #require(list.items).map(\.place) == [FilePlace(line: 2, column: 9), FilePlace(line: 3, column: 5)])
    #expect(list.items?.last?["b"]?.place == FilePlace(line: 3, column: 11))
    #expect(list.items?.last?["b"]?.isNull == true)
    if case .bool(true)? = node["c"]?.value {} else { Issue.record("a truth value was lost") }
  }

  @Test(
    "tells where it is none",
    arguments: [
      ("", 1, 1), ("{\"a\": 1,\n}", 2, 1), ("{\"a\": 1}\n{}", 2, 1), ("[1\n2]", 2, 1),
      ("{\"a\":1,\n\"a\":2}", 2, 1),
      ("\"\\uD800\"", 1, 2), ("[01]", 1, 2), ("\"a\nb\"", 1, 3), ("nul", 1, 1), ("{'a': 1}", 1, 2),
    ])
  func faults(text: String, line: Int, column: Int) throws {
    let problem = try #require(#expect(throws: FileProblem.self) { try JSONReader.read(Array(text.utf8)) })
    #expect(problem.place == FilePlace(line: line, column: column), "\(problem.reason)")
  }

  @Test("refuses what is nested too deeply, and does not fall over it")
  func depth() {
    let text = String(repeating: "[", count: 1_000_000)
    #expect(throws: FileProblem.self) { try JSONReader.read(Array(text.utf8)) }
  }

  @Test("passes over a byte order mark")
  func mark() throws {
    #expect(try JSONReader.read(Array("\u{FEFF}[\"a\"]".utf8)).items?.first?.text == "a")
  }
}
