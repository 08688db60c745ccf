import BusinessCalendar
import Foundation
import ICalendar
import Testing

@Suite struct RecurrenceDatesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let first: String
    let last: String
    /// What RFC 5545 asks for.
    let dates: String
    /// What libical by itself makes of the rule, or "=" where python-dateutil makes the same.
    let libical: String
    /// Which of the two RFC 5545 supports where they differ, and why.
    let note: String
    var testDescription: String { "\(rule) from \(first)" }
  }

  /// What python-dateutil and libical give; Fixtures/recurrence.py wrote it.
  static let cases: [Case] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/recurrence.tsv")
    let table = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    return table.split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Case(
        rule: fields[0], first: fields[1], last: fields[2], dates: fields[3], libical: fields[4],
        note: fields[5])
    }
  }()

  @Test func theTableHasThreeHundredRules() { #expect(Set(Self.cases.map(\.rule)).count >= 300) }

  @Test(arguments: cases) func datesAreThoseOfTheStandard(_ example: Case) throws {
    let dates = try RecurrenceRule(example.rule).dates(
      from: date(example.first), through: date(example.last))
    #expect(dates.map(\.description).joined(separator: " ") == example.dates)
  }

  /// Where dateutil and libical differ, the dates are those of the one that the note sides with.
  @Test func everyDifferenceIsDecided() {
    for example in Self.cases {
      #expect((example.libical == "=") == example.note.isEmpty, "\(example.testDescription)")
      guard !example.note.isEmpty else { continue }
      let side = example.note.prefix { $0 != "." }
      #expect(["dateutil", "libical"].contains(side), "\(example.testDescription)")
      #expect((side == "libical") == (example.dates == example.libical), "\(example.testDescription)")
      #expect(example.note.contains("3.3.10"), "\(example.testDescription)")
    }
  }

  /// The examples of RFC 5545 section 3.8.5.3 that lie within the allow-list.
  @Test(arguments: [
    (
      "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05",
      "1997-08-05 1997-08-10 1997-08-19 1997-08-24"
    ),
    (
      "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05",
      "1997-08-05 1997-08-17 1997-08-19 1997-08-31"
    ),
    (
      "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15",
      "2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30"
    ),
    ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04", "1997-09-04 1997-10-07 1997-11-06"),
    (
      "FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200", "1997-01-01",
      "1997-01-01 1997-04-10 1997-07-19 2000-01-01"
    ),
    ("FREQ=YEARLY;BYDAY=20MO;COUNT=3", "1997-05-19", "1997-05-19 1998-05-18 1999-05-17"),
  ])
  func examplesOfTheStandardComeOut(_ rule: String, _ start: String, _ expected: String) throws {
    let dates = try RecurrenceRule(rule).dates(from: date(start), through: .latest)
    #expect(dates.map(\.description).joined(separator: " ") == expected)
  }

  @Test func aStartThatDoesNotMatchIsNoDate() throws {
    let dates = try RecurrenceRule("FREQ=MONTHLY;BYDAY=3TU;COUNT=1").dates(
      from: date("2025-01-22"), through: date("2025-12-31"))
    #expect(dates.map(\.description) == ["2025-02-18"])
  }

  /// libical counts in Julian dates before 1583 and gives none after 2582. 9 January 1500 and 12 January 9999 are
  /// second Tuesdays of the proleptic Gregorian calendar, by Zeller's congruence.
  @Test(arguments: [("1500-01-01", "1500-01-09"), ("9999-01-01", "9999-01-12")])
  func farYearsAreGregorian(_ start: String, _ expected: String) throws {
    let dates = try RecurrenceRule("FREQ=MONTHLY;BYDAY=2TU;COUNT=1").dates(
      from: date(start), through: .latest)
    #expect(dates.map(\.description) == [expected])
  }

  /// Within any rule's reach: no more dates than 100,000, and none for ever.
  @Test(
    .timeLimit(.minutes(30)),
    arguments: [
      ("FREQ=DAILY", 100_000), ("FREQ=MONTHLY;INTERVAL=12;BYMONTH=3", 0),
      ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", 0),
      ("FREQ=YEARLY;INTERVAL=1000", 1), ("FREQ=MONTHLY;INTERVAL=1000;BYMONTHDAY=31", 6),
    ])
  func everyRuleEnds(_ rule: String, _ most: Int) throws {
    let dates = try RecurrenceRule(rule).dates(from: date("2025-01-01"), through: .latest)
    #expect(dates.count <= most)
  }

  @Test func anEndBeforeTheStartGivesNothing() throws {
    #expect(
      try RecurrenceRule("FREQ=DAILY").dates(from: date("2025-01-02"), through: date("2025-01-01")) == [])
  }
}
