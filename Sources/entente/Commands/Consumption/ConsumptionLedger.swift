import ArgumentParser
import BusinessCalendar
import Consumption
import Diagnostics
import Journal
import Programme
import Rates

/// The commitments of one programme with what is known of their consumption.
struct ConsumptionLedger {
  let programme: Programme
  let book: ConsumptionBook
  let statuses: [ConsumptionStatus]

  init(_ ledger: ProgrammeLedger, asOf: CivilDate, knownAt: Timestamp?) throws {
    self.init(
      ledger.programme, try ledger.events(ConsumptionKind.prefix, asOf: asOf, knownAt: knownAt),
      try ledger.rates(asOf: asOf, knownAt: knownAt), asOf: asOf)
  }

  /// Of what was read already.
  init(_ programme: Programme, _ charged: [JournalEvent], _ rates: RateBook, asOf: CivilDate) {
    let book = ConsumptionBook(events: charged)
    (self.programme, self.book) = (programme, book)
    statuses = programme.commitments.map {
      ConsumptionStatus(book, programme, $0, asOf: asOf, rates: rates)
    }
  }
}

extension RegisterReportOptions {
  /// The commitments of the programmes that are wanted.
  func consumption() throws -> [ConsumptionLedger] {
    try ledgers().map { try ConsumptionLedger($0, asOf: report.day, knownAt: knownAt) }
  }

  /// Tells what a reader must know, once; ends the command as failed where figures are wrong for it.
  func tell(_ statuses: [ConsumptionStatus]) throws {
    var told: Set<ConsumptionFinding> = []
    let findings = statuses.flatMap(\.findings).filter { told.insert($0).inserted }
    Console.report(findings.map(\.diagnostic))
    if findings.contains(where: \.isError) { throw ExitCode(1) }
  }
}

extension ConsumptionFinding {
  var diagnostic: Diagnostic {
    switch self {
    case .missingRate: Diagnostic(.rateMissing, words, at: nil)
    default: Diagnostic(isError ? .consumptionUncounted : .consumptionData, words, at: nil)
    }
  }
}
