import BusinessCalendar
import Foundation
import TestSupport
import Testing

@testable import Journal

/// Export and import as JSON Lines.
@Suite struct ExchangeTests {
  private static func filled() throws -> MemoryJournal {
    let journal = MemoryJournal()
    try VerificationTests.fill(journal)
    try journal.add(Sample.awkward, at: 3_000_000, by: "Ñandú")
    return journal
  }

  /// One line, written by hand after RFC 8259 and RFC 3339: 5 s after 1970 and a microsecond.
  @Test func aLineReadsAsItsFormatSays() throws {
    let journal = MemoryJournal()
    var fact = Sample.move(100, "available", "requested")
    fact.details = ["b": "\u{1}", "a": "ü\""]
    let event = try journal.add(fact, at: 5_000_001)[0]
    #expect(
      EventLine.text(event) == """
        {"number":1,"id":"\(event.id)","recorded":"1970-01-01T00:00:05.000001Z","actor":"ana","programme":"p",\
        "kind":"fund.submit","subject":"R-1","effective":"2025-06-02","reason":null,"reference":null,"corrects":null,\
        "details":{"a":"ü\\"","b":"\\u0001"},"postings":[{"account":"mdf","bucket":"available","minor_units":-100,\
        "currency":"PEN"},{"account":"mdf","bucket":"requested","minor_units":100,"currency":"PEN"}],\
        "previous_hash":"\(String(repeating: "0", count: 64))","hash":"\(event.hash)"}

        """)
  }

  @Test(arguments: EngineKind.allCases)
  func whatWasExportedComesBackToTheLastByte(_ kind: EngineKind) throws {
    let text = try Self.filled().lines
    try kind.withEngine { journal in
      let rehearsal = try journal.importing(text, rehearsal: true)
      #expect(rehearsal.added == 4 && rehearsal.problems.isEmpty)
      #expect(try journal.events() == [])
      let first = try journal.importing(text)
      #expect(first.added == 4 && first.present == 0 && first.problems == [])
      #expect(try journal.lines == text)
      #expect(try journal.verify([]).findings == [])
      let second = try journal.importing(text)
      #expect(second.added == 0 && second.present == 4 && second.problems == [])
      // It goes on from there, and the longer export continues the shorter journal.
      try journal.add(Sample.note("x"), at: 9_000_000)
      #expect(try journal.events().contains { $0.number == 5 })
      let older = try Self.copy(of: text)
      let longer = try older.importing(journal.lines)
      #expect(longer.added == 1 && longer.present == 4)
      #expect(try older.lines == journal.lines)
    }
  }

  private static func copy(of text: String) throws -> MemoryJournal {
    let journal = MemoryJournal()
    #expect(try journal.importing(text).problems == [])
    return journal
  }

  @Test(arguments: EngineKind.allCases)
  func whatDoesNotContinueTheJournalIsRefusedAsAWhole(_ kind: EngineKind) throws {
    let other = MemoryJournal()
    try VerificationTests.fill(other)
    let text = try other.lines
    let lines = text.split(separator: "\n").map(String.init)
    func problems(_ text: String) throws -> [String] {
      var told: [String] = []
      try kind.withEngine { journal in
        try journal.add(Sample.note("mine"))
        let before = try journal.lines
        let result = try journal.importing(text)
        told = result.problems.map { "\($0.line): \($0.reason)" }
        #expect(try journal.lines == before)
      }
      return told
    }
    let whole = try problems(lines.joined(separator: "\n"))
    #expect(whole.count == 1)
    #expect(
      whole.first?.hasPrefix("1: event 1 does not continue the journal, which ends with event 1, hash ")
        == true)
    let gap = try problems([lines[0], lines[2]].joined(separator: "\n"))
    #expect(gap.contains { $0.hasPrefix("2: events are missing before it: number 2 comes next") })
    let changed = try problems(lines.joined(separator: "\n").replacing("A slip", with: "A slap"))
    #expect(changed.contains { $0.hasPrefix("3: its hash is not that of what it says") })
  }

  @Test func anotherEventOfAnIdThatIsThereIsRefused() throws {
    let journal = MemoryJournal()
    try VerificationTests.fill(journal)
    let text = try journal.lines.replacing("A slip", with: "A slap")
    let result = try journal.importing(text)
    #expect(result.problems.map(\.line) == [3])
    #expect(result.problems.first?.reason.hasPrefix("the journal holds another event of the id ") == true)
    #expect(result.present == 2)
  }

  /// What becomes of a good line, and the column and the words that are told.
  @Test(arguments: [
    ("", "", 1, "the text ends where a value is wanted"),
    ("{", "[", 2, "the text ends where a value is wanted"),
    ("\"number\":1,", "", 1, "the key 'number' is missing"),
    ("\"number\":1,", "\"number\":1,\"number\":1,", 13, "the key 'number' stands here twice"),
    ("\"number\":1,", "\"number\":\"1\",", 11, "'number' has to be a whole number, not a text"),
    ("\"number\":1,", "\"number\":1.0,", 11, "'number' has to be a whole number of at most 64 bits"),
    ("\"number\":1,", "\"number\":1e3,", 11, "'number' has to be a whole number of at most 64 bits"),
    ("\"number\":1,", "\"number\":-0,", 11, "'number' has to be a whole number of at most 64 bits"),
    ("\"number\":1,", "\"number\":01,", 11, "a number begins with a zero too many"),
    (
      "\"number\":1,", "\"number\":9223372036854775808,", 11,
      "'number' has to be a whole number of at most 64 bits"
    ),
    (
      "\"number\":1,", "\"number\":9223372036854775807,", nil,
      "event 9223372036854775807 does not continue the journal"
    ),
    (
      "\"number\":1,", "\"number\":-9223372036854775808,", nil, "event -9223372036854775808 does not continue"
    ),
    ("\"number\":1,", "\"number\":null,", 11, "'number' has to be a whole number, not null"),
    ("\"number\":1,", "\"nombre\":1,", 2, "an event has no key 'nombre'"),
    ("\"number\":1,", "\"number\":NaN,", 11, "a value is wanted here"),
    ("\"number\":1,", "\"number\":1", 12, "a comma or '}' is wanted here"),
    ("\"ana\"", "\"a\\ud83dna\"", nil, "half of a surrogate pair stands alone"),
    ("\"ana\"", "\"a\\x\"", nil, "this is no escape of JSON"),
    ("\"ana\"", "\"\\u00zz\"", nil, "this is no escape of JSON"),
    ("\"ana\"", "\"a\u{1}\"", nil, "a control character stands in a text; it has to be escaped"),
    ("\"ana\"", "\"ana", nil, "a comma or '}' is wanted here"),
    ("\"ana\"", "\"\\u0000\"", nil, "holds the character U+0000"),
    ("\"ana\"", "\"\"", nil, "the actor of 'fund.submit' is empty"),
    ("\"ana\"", "{\"a\":[[[[[[[[[[1]]]]]]]]]]}", nil, "this is nested too deeply"),
    ("\"2025-06-02\"", "\"2025-02-30\"", nil, "'effective' has to be a date as 2025-03-31"),
    ("01.000000Z", "01Z", nil, "'recorded' has to be an instant as 2025-03-31T15:04:05.000000Z"),
    ("01.000000Z", "01.000000+00:00", nil, "'recorded' has to be an instant as 2025-03-31T15:04:05.000000Z"),
    ("\"details\":{}", "\"details\":[]", nil, "'details' has to be an object, not a list"),
    ("\"details\":{}", "\"details\":{\"a\":1}", nil, "'details.a' has to be a text, not a number"),
    ("\"postings\":[{", "\"postings\":[1,{", nil, "a posting is wanted here, not a number"),
    ("-100", "\"-100.00\"", nil, "'minor_units' has to be a whole number, not a text"),
    ("\"account\":\"mdf\",", "", nil, "the key 'account' is missing"),
    (
      "\"corrects\":null", "\"corrects\":\"01ARYZ6S41TSV4RRFFQ69G5FAV\"", nil,
      "it corrects the event 01ARYZ6S41TSV4RRFFQ69G5FAV"
    ),
    ("}", "} {", nil, "something stands behind the end of the value"),
  ])
  func aLineThatIsNoEventIsToldWithItsPlace(
    _ part: String, _ replacement: String, _ column: Int?, _ reason: String
  )
    throws
  {
    let source = MemoryJournal()
    try source.add(Sample.move(100, "available", "requested"))
    var line = try source.lines
    if part.isEmpty {
      line = "\n"
    } else if part == "{" {
      line = "[\n"
    } else if part == "}" {
      line = line.trimmingCharacters(in: .newlines) + " {\n"
    } else {
      line = line.replacing(part, with: replacement, maxReplacements: 1)
    }
    let journal = MemoryJournal()
    let result = try journal.importing(line)
    let problem = result.problems.first { $0.reason.contains(reason) }
    #expect(problem != nil, "\(result.problems)")
    #expect(problem?.line == 1)
    if let column { #expect(problem?.column == column) }
    #expect(try journal.events() == [])
  }

  @Test func aLongLineAndManyProblemsAreToldAndNotKept() throws {
    let journal = MemoryJournal()
    let long = String(repeating: "x", count: LineSplitter.longest + 1) + "\n{\"a\":"
    let result = try journal.importing(long)
    #expect(result.problems.map(\.line) == [1, 2])
    #expect(result.problems.first?.reason == "the line is longer than 4 MiB")
    let many = try journal.importing(String(repeating: "x\n", count: 250))
    #expect(many.problems.count == 100 && many.furtherProblems == 150)
    let deep = try journal.importing(String(repeating: "[", count: 1_000_000))
    #expect(deep.problems.map(\.reason) == ["this is nested too deeply"])
  }

  /// Bytes thrown at the import: something is told or the very same journal is made, and nothing crashes.
  @Test func randomBytesNeverCrashAndNeverPass() throws {
    let source = MemoryJournal()
    try VerificationTests.fill(source)
    let text = try source.lines
    let good = Array(text.utf8)
    var random = Mutation(seed: 7)
    for _ in 0..<Mutation.rounds(10_000) {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(Array("{}[]\",:\\u0\n".utf8).randomElement(using: &random) ?? 0, at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        }
      }
      let journal = MemoryJournal()
      let result = try JournalImport.run(into: journal) { body in
        var splitter = LineSplitter()
        try splitter.take(bytes, body)
        try splitter.finish(body)
      }
      if result.problems.isEmpty {
        // Only white space or the end of the file can differ.
        #expect(try text.hasPrefix(journal.lines))
      } else {
        #expect(try journal.events() == [])
      }
    }
  }
}
