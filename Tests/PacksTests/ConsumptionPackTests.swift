import BusinessCalendar
import Consumption
import Journal
import Programme
import Rates
import Testing

@testable import Packs

@Suite("Consumption in a pack")
struct ConsumptionPackTests {
  private static let bill = """
    month,amount,service,estimated
    2024-07,200000,Amazon Connect,no
    2024-08,230000,Amazon Connect,no
    2024-09,260000,Amazon Connect,no
    2024-10,320000,Amazon Connect,no
    2024-11,300000,Amazon Connect,no
    2024-12,280000,Amazon Connect,yes
    """

  private func pack(_ language: Workspace.Language = .englishGB) throws -> String {
    let programme = try Sample.programme()
    let asOf = try Sample.date("2025-01-27")
    var options = ConsumptionImportOptions(day: asOf)
    options.plainCurrency = programme.header.currency
    var reader = ConsumptionImport(options)
    reader.begin("bill.csv")
    reader.read(Array(Self.bill.utf8))
    reader.end(sha256: "")
    let changes = ConsumptionBook(events: []).changes(
      by: reader.statements(), programme: programme.id, on: asOf)
    let events = changes.compactMap(\.fact).enumerated().map { index, fact in
      JournalEvent(
        number: index + 1, id: "E\(index)", recorded: Timestamp(microseconds: index), actor: "controller",
        fact: fact,
        previousHash: "", hash: "")
    }
    let context = try Sample.context(language: language)
    let statuses = programme.commitments.map {
      ConsumptionStatus(ConsumptionBook(events: events), programme, $0, asOf: asOf, rates: RateBook([]))
    }
    return try Sample.pack(
      PackContext(
        programme: context.programme, schedule: context.schedule, occurrence: context.occurrence,
        funds: context.funds, certifications: context.certifications, consumption: statuses,
        people: context.people,
        language: language, asOf: asOf, sources: context.sources, version: context.version))
  }

  /// By hand: 200 + 230 + 260 + 320 + 300 = 1,310 closed, of which 10 % are 131; 280 estimated; (320 + 300 + 280) ÷ 3 = 300;
  /// 1,590 + 6 × 300 = 3,390, with 200 and 320 as the lowest and highest month 2,790 and 3,510; 4,000 − 3,390 = 610.
  /// Six months of 150 are 900, 690 less than 1,590; six of 20 are 120.
  @Test(
    arguments: [
      "PEN 1,590,000.00 count so far, of which PEN 280,000.00 may still change; the forecast is PEN 3,390,000.00, between PEN 2,790,000.00 and PEN 3,510,000.00: a shortfall of PEN 610,000.00. The discount due on what may no longer change is PEN 131,000.00.",
      "| PEN 3,120,000.00 | shortfall of PEN 880,000.00 | PEN 1,590,000.00 | PEN 3,390,000.00 | yes |",
      "| PEN 3,120,000.00 | PEN 120,000.00 above | NO DATA | NO DATA | no |",
      "| Amazon Connect | PEN 150,000.00 | PEN 1,590,000.00 | PEN 690,000.00 |",
      "| Support | PEN 20,000.00 | PEN 0.00 | -PEN 120,000.00 |",
      "Actual and forecast are by the billing data that the journal records, at effective cost.",
    ])
  func states(figure: String) throws {
    #expect(try pack().contains(figure))
  }

  @Test("in Spanish too")
  func spanish() throws {
    let text = try pack(.spanishPE)
    #expect(text.contains("un faltante de"))
    #expect(text.contains("al costo efectivo"))
    #expect(!text.contains("no hay datos de facturación"))
  }
}
