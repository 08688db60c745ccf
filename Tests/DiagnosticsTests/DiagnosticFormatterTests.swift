import Diagnostics
import Testing

@Suite struct DiagnosticFormatterTests {
  private static let file = SourceFile(
    path: "programmes/p.yaml",
    text: "title: x\n    day: 3rd tuesdy\nwide: ñandú\u{1B}[2J\n" + String(repeating: "é", count: 400) + "\n")

  @Test func aDiagnosticShowsItsLineWithAMarkerUnderThePlace() {
    let place = SourceLocation(file: Self.file, line: 2, column: 10, length: 10)
    let text = DiagnosticFormatter().format(
      Diagnostic(.scheduleDay, "'3rd tuesdy' is not a day rule", at: place))
    #expect(
      text == """
        programmes/p.yaml:2:10: error[schedule.day]: '3rd tuesdy' is not a day rule
            2 |     day: 3rd tuesdy
              |          ^~~~~~~~~~

        """)
  }

  @Test func controlCharactersOfTheFileNeverReachTheTerminal() {
    let place = SourceLocation(file: Self.file, line: 3, column: 7, length: 5)
    let text = DiagnosticFormatter().format(Diagnostic(.valueWord, "bad \u{1B}[31m", at: place))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(text.contains("ñandú\\u{1b}[2J"))
  }

  @Test func aLongLineIsCutAroundThePlace() {
    let place = SourceLocation(file: Self.file, line: 4, column: 300, length: 2)
    let lines = DiagnosticFormatter().format(Diagnostic(.valueWord, "x", at: place)).split(separator: "\n")
    #expect(lines[1].count <= 140)
    #expect(lines[2].hasSuffix("^~"))
  }

  @Test func aWholeFileHasNoExcerpt() {
    let text = DiagnosticFormatter().format(
      Diagnostic(.fileRead, "gone", at: SourceLocation(file: Self.file)))
    #expect(text == "programmes/p.yaml: error[file.read]: gone\n")
  }

  @Test func placesBeyondTheFileAreHarmless() {
    let place = SourceLocation(file: Self.file, line: 99, column: 99)
    #expect(DiagnosticFormatter().format(Diagnostic(.fileRead, "x", at: place)).hasSuffix("x\n"))
  }

  @Test func diagnosticsSortByPlaceThenSeverity() {
    let late = Diagnostic(.valueWord, "b", at: SourceLocation(file: Self.file, line: 9))
    let early = Diagnostic(.valueWord, "a", at: SourceLocation(file: Self.file, line: 2))
    let note = Diagnostic(.assumed, "a", at: SourceLocation(file: Self.file, line: 2))
    #expect([late, note, early].sorted() == [early, note, late])
  }
}

@Suite struct SourceFileTests {
  @Test func linesAreFoundWhateverTheirEnds() {
    let file = SourceFile(path: "f", text: "a\r\nb\n\nd")
    #expect((1...5).map { file.line($0).map(String.init) } == ["a", "b", "", "d", nil])
    #expect(file.line(0) == nil)
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0xC3, 0xA9, 0xFF], 2, 2), ([0xFF], 1, 1), ([0x61, 0xED, 0xA0, 0x80], 1, 2),
      ([0xC3], 1, 1),
    ] as [([UInt8], Int, Int)])
  func bytesThatAreNotUTF8ArePlaced(_ bytes: [UInt8], _ line: Int, _ column: Int) throws {
    let problem = try #require(SourceFile.decode(bytes, path: "f").problem)
    #expect(problem.location?.line == line && problem.location?.column == column)
  }

  @Test func aByteOrderMarkIsDropped() {
    #expect(SourceFile.decode([0xEF, 0xBB, 0xBF, 0x61], path: "f").file.text == "a")
  }
}

@Suite struct SuggestionTests {
  @Test(
    arguments: [
      ("tuesdy", "tuesday"), ("Tuesday", "tuesday"), ("tusedya", "tuesday"), ("x", nil),
      ("wensday", "wednesday"),
      ("", nil),
    ] as [(String, String?)])
  func slipsFindTheirWord(_ word: String, _ expected: String?) {
    #expect(Suggestion.nearest(to: word, in: ["monday", "tuesday", "wednesday"]) == expected)
  }
}

@Suite struct CatalogueTests {
  @Test func everyCodeIsExplainedAndOfOneForm() throws {
    for code in DiagnosticCode.allCases {
      #expect(code.explanation.hasSuffix("."))
      #expect(code.rawValue.wholeMatch(of: try Regex("[a-z]+(\\.[a-z-]+)?")) != nil)
    }
  }
}
