import BusinessCalendar
import Interchange
import Journal
import Testing

@testable import Scorecard

@Suite struct MetricImportTests {
  private static let header = MetricImport.Column.allCases

  /// An import of rows `metric,period,value,source,note` from line 2 on, columns counted from 1.
  private static func run(_ sample: Sample, _ rows: [String]) throws -> MetricImport {
    var run = MetricImport(into: try sample.metrics(), today: try Sample.date("2025-08-15"))
    for (index, row) in rows.enumerated() {
      var cells: [MetricImport.Column: MetricImport.Cell] = [:]
      let texts = row.split(separator: ",", omittingEmptySubsequences: false)
      for (column, text) in zip(header, texts) {
        let place = FilePlace(line: index + 2, column: (header.firstIndex(of: column) ?? 0) + 1)
        cells[column] = .init(String(text), at: place)
      }
      run.take(MetricImport.Row(at: FilePlace(line: index + 2, column: nil), cells))
    }
    return run
  }

  private static let good = [
    "deployments,2025-03,31,CRM,", "availability,2025-03,99.97%,,Outage", "revenue,2025-Q1,200000,,",
  ]

  @Test func isTakenOverOnce() throws {
    let sample = try Sample()
    let first = try Self.run(sample, Self.good)
    #expect(first.facts.count == 3 && first.present == 0 && first.problems == [])
    try sample.append(first.facts)
    let second = try Self.run(sample, Self.good + [Self.good[0]])
    #expect(second.facts == [] && second.present == 4 && second.problems == [] && second.notes == [])
    // A row with another value corrects.
    let third = try Self.run(sample, ["deployments,2025-03,32,CRM,"])
    #expect(third.facts.count == 1 && third.facts.first?.corrects != nil)
  }

  /// What a person corrected since stays so, and is told.
  @Test func aCorrectionByHandSurvivesTheSameFile() throws {
    let sample = try Sample()
    try sample.append(try Self.run(sample, Self.good).facts)
    try sample.record("deployments", "35", "2025-03", source: "CRM")
    let again = try Self.run(sample, Self.good)
    #expect(again.facts == [] && again.present == 3)
    #expect(again.notes.count == 1 && again.notes[0].place.line == 2, "\(again.notes)")
    // What was taken back is taken over anew.
    let event = try #require(try sample.metrics().values(of: "revenue").first?.event)
    try sample.append([event.undoing(reason: nil, reference: nil)])
    #expect(try Self.run(sample, Self.good).facts.map(\.subject) == ["revenue"])
  }

  /// A value that was typed is not recorded a second time by a file that says the same.
  @Test func whatWasTypedIsPresentToo() throws {
    let sample = try Sample()
    try sample.record("deployments", "31", "2025-03", source: "CRM")
    let run = try Self.run(sample, Self.good)
    #expect(run.facts.count == 2 && run.present == 1)
  }

  /// All that is wrong is told at its place.
  @Test func everyBadCellIsTold() throws {
    let run = try Self.run(
      try Sample(),
      [
        "deploymnts,2025-13,x,,", "deployments,2025-13,x,,", "deployments,,,CRM,",
        "availability,2025-Q1,99,,",
        "deployments,2025-08,31,,",
      ])
    let places = run.problems.map { "\($0.place.line):\($0.place.column ?? 0)" }
    #expect(places == ["2:1", "3:2", "3:3", "4:2", "4:3", "5:2", "6:2"], "\(run.problems)")
    #expect(run.facts == [])
  }

  /// Of rows that contradict each other none is recorded, the third one neither.
  @Test func contradictionsAreNotDecidedByTheirOrder() throws {
    let run = try Self.run(
      try Sample(),
      [
        "deployments,2025-03,31,CRM,", "deployments,2025-Q1,31,CRM,", "deployments,2025-03,32,CRM,",
        "deployments,2025-03,31,CRM,", "subscribers,2025-03,5000,,", "subscribers,2025-03,5000,CRM,",
      ])
    #expect(run.facts.map { $0.details["period"] } == ["2025-Q1"])
    #expect(run.problems.map(\.place.line) == [4, 7])
    #expect(run.problems[0].reason.contains("31 on line 2 and 32 here"))
    #expect(run.problems[1].reason.contains("stands on line 6 already"))
  }
}
