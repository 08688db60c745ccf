import BusinessCalendar
import Programme
import Testing

@testable import Packs

/// What is told of the pipeline is of its snapshot's day.
@Suite struct SnapshotDayTests {
  private func review(
    asOf: String = "2025-01-27", _ change: (inout PackRegisters) throws -> Void = { _ in }
  ) throws -> String {
    let full = try Sample.fullContext(occurrence: "pipeline-review/2025-W06", asOf: asOf)
    return try PackBuilder.render(
      full.holding(change), templates: ShippedTemplates.sources(for: .englishGB), template: "pipeline-review")
  }

  /// From 7 to 24 January are 17 days, whenever the pack is built.
  @Test(arguments: ["2025-01-27", "2025-02-03"])
  func daysCountToTheSnapshot(asOf: String) throws {
    #expect(try review(asOf: asOf).contains("| PEN 900,000.00 | 17 | 7 January 2025 |"))
  }

  /// The snapshot is of 24 January: what changed since a review on that day or later it cannot say.
  @Test(arguments: [("2025-01-23", true), ("2025-01-24", false), ("2025-01-25", false)])
  func tellsNothingOfTheTimeAfterTheSnapshot(reviewed: String, isKnown: Bool) throws {
    let text = try review { registers in
      let pipeline = try #require(registers.pipeline)
      registers.pipeline = PackPipeline(
        date: pipeline.date, source: pipeline.source, previousDate: try Sample.date(reviewed),
        opportunities: pipeline.opportunities, changes: [])
    }
    let nothing = "Nothing changed between the end of 23 January 2025 and 24 January 2025."
    #expect(text.contains(nothing) == isKnown)
    #expect(text.contains("is not known, because the newest snapshot is of 24 January 2025.") != isKnown)
  }
}

extension PackContext {
  /// The same with other facts in its registers.
  func holding(_ change: (inout PackRegisters) throws -> Void) rethrows -> PackContext {
    var registers = registers
    try change(&registers)
    return PackContext(
      programme: programme, schedule: schedule, occurrence: occurrence, funds: funds,
      certifications: certifications, people: people, language: language, asOf: asOf, sources: sources,
      version: version, fundBook: fundBook, registers: registers, closedDays: closedDays)
  }
}
