import Foundation
import TestSupport
import Testing

@Suite struct ReportTests {
  private static func json(_ arguments: [String]) throws -> Any {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let report = try Program.run(arguments, in: scratch.folder)
    #expect(report.status == 0, "\(report.messages)")
    return try JSONSerialization.jsonObject(with: Data(report.output.utf8))
  }

  @Test func theAgendaHasTheKeysOfTheDesignAndTimesWithOffset() throws {
    let entries = try #require(
      try Self.json(["agenda", "--from", "2025-10-01", "--to", "2025-12-31", "--format", "json"])
        as? [[String: Any]])
    for entry in entries {
      #expect(
        Set(entry.keys) == [
          "id", "programme", "series", "period", "calendar", "title", "start", "end", "time_zone", "all_day",
          "nominal_date", "adjusted_date", "status", "reason",
        ])
    }
    let sync = try #require(entries.first { $0["id"] as? String == "mifibra-aws/technical-sync/2025-10" })
    #expect(sync["start"] as? String == "2025-10-09T10:00:00-05:00")
    #expect(sync["end"] as? String == "2025-10-09T10:45:00-05:00")
    #expect(sync["nominal_date"] as? String == "2025-10-08")
    #expect(sync["reason"] as? String == "moved from 2025-10-08: Combate de Angamos (PE)")
    #expect(sync["all_day"] as? Bool == false)
    let marketing = try #require(
      entries.first { $0["id"] as? String == "mifibra-aws/marketing-sync/2025-12" })
    #expect(marketing["start"] as? String == "2025-12-10T10:00:00-05:00")
  }

  @Test func contractDatesStandInTheAgenda() throws {
    // The term is 2023-07-01 to 2026-06-30; a contract end has 90 days, a migration 180, a termination 12 months.
    let entries = try #require(
      try Self.json([
        "agenda", "--from", "2026-06-30", "--to", "2027-12-31", "--format", "json", "--calendar", "contract",
      ])
        as? [[String: Any]])
    let days = entries.map { "\($0["id"] ?? "") \(String(describing: $0["start"] ?? "").prefix(10))" }
    #expect(
      days == [
        "mifibra-aws/term/end 2026-06-30", "mifibra-aws/true-up/Y3-consumption 2026-06-30",
        "mifibra-aws/exit/contract-end 2026-09-28", "mifibra-aws/exit/migration 2026-12-27",
        "mifibra-aws/exit/termination 2027-06-30",
      ])
  }

  @Test func anEmptyAgendaIsAnEmptyListAndSaysWhy() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let json = try Program.run(["agenda", "--from", "2030-01-01", "--format", "json"], in: scratch.folder)
    #expect(json.output == "[]\n")
    let text = try Program.run(["agenda", "--from", "2030-01-01"], in: scratch.folder)
    #expect(text.output.isEmpty)
    #expect(text.messages.contains("mifibra-aws runs from 2023-07-01 to 2026-06-30"))
  }

  @Test func fundsHaveTheirBucketsAndMoneyAsText() throws {
    let report = try #require(
      try Self.json(["funds", "status", "--as-of", "2025-10-01", "--format", "json"]) as? [String: Any])
    #expect(report["as_of"] as? String == "2025-10-01")
    #expect(report["currency"] as? String == "PEN")
    let funds = try #require(report["funds"] as? [[String: Any]])
    // The agreement's Marketing › AWS Co-Marketing: 100K, 50K, 25K, 30K.
    #expect(
      funds.compactMap { $0["allocated"] as? String } == ["100000.00", "50000.00", "25000.00", "30000.00"])
    #expect(funds.allSatisfy { ($0["available"] as? String) == ($0["allocated"] as? String) })
    #expect(funds.allSatisfy { ($0["expires"] as? String) == "2026-06-30" })
  }

  @Test func fundsHaveLapsedAfterTheTerm() throws {
    let report = try #require(
      try Self.json(["funds", "status", "--as-of", "2026-07-01", "--format", "json"]) as? [String: Any])
    let fund = try #require((report["funds"] as? [[String: Any]])?.first)
    #expect(fund["available"] as? String == "0.00")
    #expect(fund["expired"] as? String == "100000.00")
    #expect(fund["flags"] as? [String] == ["expired"])
  }

  @Test func certificationsHaveTheirGap() throws {
    let report = try #require(
      try Self.json(["certs", "status", "--as-of", "2025-10-01", "--format", "json"]) as? [String: Any])
    let certification = try #require((report["certifications"] as? [[String: Any]])?.first)
    // 8 architects against 15.
    #expect(certification["holders"] as? Int == 8)
    #expect(certification["target"] as? Int == 15)
    #expect(certification["gap"] as? Int == 7)
    #expect(certification["due"] as? String == "2025-12-31")
  }

  @Test func csvNeutralisesFormulasAndQuotes() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let programme = try scratch.text("programmes/mifibra-aws.yaml")
      .replacing("title: Demo Environment,", with: "title: '=HYPERLINK(\"x\"), y',")
    try scratch.write(programme, to: "programmes/mifibra-aws.yaml")
    let csv = try Program.run(
      ["funds", "status", "--as-of", "2025-10-01", "--format", "csv"], in: scratch.folder)
    #expect(csv.output.contains(",\"'=HYPERLINK(\"\"x\"\"), y\",PEN,30000.00,"))
    #expect(csv.output.hasPrefix("as_of,programme,fund,title,currency,allocated,available,requested,"))
  }
}
