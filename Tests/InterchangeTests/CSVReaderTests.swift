import Foundation
import Interchange
import TestSupport
import Testing

@Suite("CSV that other systems write")
struct CSVReaderTests {
  /// RFC 4180 section 2 by its numbers, and what spreadsheets add.
  @Test(
    "is cut into rows and cells",
    arguments: [
      ("a,b,c\r\nd,e,f\r\n", [["a", "b", "c"], ["d", "e", "f"]]),  // 1
      ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),  // 2: no line end behind the last row
      ("a, b ,\r\n", [["a", " b ", ""]]),  // 4: spaces are part of a cell
      ("\"a\",\"b\"\r\n", [["a", "b"]]),  // 5
      ("\"a,\r\nb\",c\r\n", [["a,\r\nb", "c"]]),  // 6
      ("\"a \"\"b\"\"\",\"\"\"\"\n", [["a \"b\"", "\""]]),  // 7
      ("\"\",\n", [["", ""]]),
      ("a\nb\n", [["a"], ["b"]]),
      ("a\rb\r", [["a"], ["b"]]),
      ("\u{FEFF}a,b\n", [["a", "b"]]),
      ("a;b,c;d\n1;2;3\n", [["a", "b,c", "d"], ["1", "2", "3"]]),
      ("a\tb\n", [["a", "b"]]),
      ("a|b|c\n", [["a", "b", "c"]]),
      ("\"a;b;c\",d\n", [["a;b;c", "d"]]),  // what stands in quotation marks separates nothing
      ("sep=;\r\na,x;b\r\n", [["a,x", "b"]]),
      ("a,b\n\n\nc,d\n\n", [["a", "b"], ["c", "d"]]),
      ("a\"b,5\" disk\n", [["a\"b", "5\" disk"]]),
      ("a,b\n\"\",\"\"\n", [["a", "b"], ["", ""]]),
      ("ñ,漢字,👩‍💻\n", [["ñ", "漢字", "👩‍💻"]]),
      ("", []), ("\n", []), ("\u{FEFF}", []),
    ] as [(String, [[String]])])
  func rows(text: String, expected: [[String]]) throws {
    // Whole, and cut in two at every byte: a piece may end anywhere.
    let bytes = Array(text.utf8)
    for cut in 0...bytes.count {
      var found: [[String]] = []
      var reader = CSVReader()
      let take = { (row: CSVRow) in found.append((0..<row.count).map { row[$0] ?? "?" }) }
      try reader.read(bytes[..<cut], take)
      try reader.read(bytes[cut...], take)
      try reader.finish(take)
      #expect(found == expected, "cut at \(cut)")
    }
  }

  @Test(
    "tells where a row cannot be cut",
    arguments: [
      ("a,b\n\"c\"d,e\n", 2, 4, "a cell ends with a quotation mark"),
      ("a,b\nc,\"d\ne\n", 2, 3, "never closed"),
      ("ñ,\"x\ny\" z,\n", 2, 3, "a cell ends with a quotation mark"),
      ("\u{FF}\u{FE}a", 1, 1, "UTF-16"),
    ] as [(String, Int, Int, String)])
  func faults(text: String, line: Int, column: Int, words: String) throws {
    let bytes = text.hasPrefix("\u{FF}\u{FE}") ? [0xFF, 0xFE, 0x61, 0x00] : Array(text.utf8)
    let problem = try #require(
      #expect(throws: FileProblem.self) {
        var reader = CSVReader()
        try reader.read(bytes) { _ in }
        try reader.finish { _ in }
      })
    #expect(problem.place == FilePlace(line: line, column: column))
    #expect(problem.reason.contains(words))
  }

  @Test("knows the place of every cell, also behind one of several lines")
  func places() throws {
    var reader = CSVReader()
    var places: [[FilePlace]] = []
    try reader.read(Array("ñ,b\r\n\"x\r\ny\",\"c\"\r\n\r\nd,e".utf8)) { row in
      places.append((0..<row.count).map(row.place))
    }
    try reader.finish { row in places.append((0..<row.count).map(row.place)) }
    #expect(
      places == [
        [FilePlace(line: 1, column: 1), FilePlace(line: 1, column: 3)],
        [FilePlace(line: 2, column: 1), FilePlace(line: 3, column: 4)],
        [FilePlace(line: 5, column: 1), FilePlace(line: 5, column: 3)],
      ])
  }

  @Test("has the cells that Python's csv module has, in files that it writes and damages")
  func judge() throws {
    try Judge.inNewFolder { folder in
      let outcome = try Judge.run("random_csv.py", [folder.path, "\(Mutation.rounds(4000))"], in: folder)
      #expect(outcome.status == 0, "\(outcome.messages)")
      var files = 0
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
      where name.hasSuffix(".csv") {
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
        let data = try Data(contentsOf: folder.appending(path: name + ".json"))
        let expected = try JSONDecoder().decode([[String]].self, from: data)
        var found: [[String]] = []
        var reader = CSVReader(separator: name.contains("semicolon") ? ";" : ",")
        let take = { (row: CSVRow) in found.append((0..<row.count).map { row[$0] ?? "?" }) }
        for start in stride(from: 0, to: bytes.count, by: 7) {
          try reader.read(bytes[start..<min(start + 7, bytes.count)], take)
        }
        try reader.finish(take)
        #expect(found == expected, "\(name): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        files += 1
      }
      #expect(files >= 400)
    }
  }
}

@Suite("CSV with headings")
struct CSVTableTests {
  private static let columns = [
    CSVColumn("month"), CSVColumn("amount", or: ["cost"]), CSVColumn("note", isNeeded: false),
  ]

  private func read(_ text: String, headings: [String: String] = [:]) throws -> (CSVTable, [[String?]]) {
    var table = CSVTable(Self.columns, headings: headings)
    var rows: [[String?]] = []
    let take = { (record: CSVRecord) in
      rows.append(try (0..<Self.columns.count).map { try record.text($0) })
    }
    try table.read(Array(text.utf8), take)
    try table.finish(take)
    return (table, rows)
  }

  @Test(
    "finds its columns in any order, case and by the user's headings",
    arguments: [
      ("month,amount,note\n1,2,3\n", [:], [["1", "2", "3"]]),
      (" Amount ;NOTE;other;Month\n2;3;x;1\n", [:], [["1", "2", "3"]]),
      ("month,cost\n1,2\n", [:], [["1", "2", nil]]),
      ("Mes,Importe,amount\n1,2,9\n", ["month": "mes", "amount": "IMPORTE"], [["1", "2", nil]]),
      ("month,amount,note\n 1 ,\u{A0}2\u{A0},\n", [:], [["1", "2", nil]]),
      ("month,amount\n", [:], []),
    ] as [(String, [String: String], [[String?]])])
  func columns(text: String, headings: [String: String], expected: [[String?]]) throws {
    let (table, rows) = try read(text, headings: headings)
    #expect(table.problems == [])
    #expect(table.isReadable)
    #expect(rows == expected)
  }

  @Test(
    "tells every problem with its place",
    arguments: [
      ("", [:], ["1: the file is empty"]),
      (
        "month,amont\n1,2\n", [:],
        [
          "1: there is no column 'amount' (the file has: month, amont); did you mean 'amont'?"
        ]
      ),
      ("month,amount,month\n", [:], ["1:14: the column 'month' stands here twice"]),
      (
        "month,amount\n1\n1,2\n1,2,3\n", [:],
        [
          "2: the row has 1 cell, the first row 2", "4: the row has 3 cells, the first row 2",
        ]
      ),
      (
        "month,amount\n1,2\n", ["amount": "Importe"],
        ["1: there is no column 'Importe', which is to be 'amount'"]
      ),
      ("month,amount\n1,2\n\"3,4\n", [:], ["3:1: the quotation mark that begins here is never closed"]),
    ] as [(String, [String: String], [String])])
  func problems(text: String, headings: [String: String], expected: [String]) throws {
    let (table, _) = try read(text, headings: headings)
    let told = table.problems.map { problem in
      "\(problem.place.line)\(problem.place.column.map { ":\($0)" } ?? ""): \(problem.reason)"
    }
    #expect(told == expected)
  }

  @Test("tells a cell that is no UTF-8, and reads the rows behind it")
  func encoding() throws {
    var table = CSVTable(Self.columns)
    var rows = 0
    let bytes = Array("month,amount\n1,".utf8) + [0xF1] + Array("\n2,3\n".utf8)
    try table.read(bytes) { record in
      _ = try record.text(1)
      rows += 1
    }
    #expect(table.problems.map(\.place) == [FilePlace(line: 2, column: 3)])
    #expect(rows == 1)
  }

  @Test("counts what is beyond a hundred problems")
  func many() throws {
    let (table, _) = try read("month,amount\n" + String(repeating: "1\n", count: 250))
    #expect(table.problems.count == 100)
    #expect(table.furtherProblems == 150)
  }
}
