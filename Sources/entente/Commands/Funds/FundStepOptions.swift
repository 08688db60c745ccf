import ArgumentParser
import BusinessCalendar
import Journal
import Programme
import Funds

/// What every command that records a step of a fund takes.
struct FundStepOptions: ParsableArguments {
  @OptionGroup var record: RecordOptions

  @Flag(
    help:
      "Record it although a deadline passed or evidence is missing, as both parties agreed; say why with --reason."
  )
  var waive = false

  /// Records a step, and says what came of it.
  ///
  /// - Parameters:
  ///   - subject: The fund, request or claim that it is about.
  ///   - proof: Files that are kept with it, and not where it is refused.
  ///   - step: Makes the step; amounts are read in the subject's currency.
  func record(
    _ subject: String, bringing proof: EvidenceFiles = EvidenceFiles(),
    _ step: (FundBook) throws -> FundStep
  ) throws {
    let ledger = try FundLedger.one(record.workspace, programme: record.programme, of: subject)
    let keep = { try proof.keep(beside: ledger.journal) }
    let events = try ledger.record(by: record.actor.resolved(), keeping: keep) { book in
      try book.decide(
        FundCommand(
          step(book), on: record.day, reason: record.reason, reference: record.reference, isWaived: waive))
    }
    Console.write(FundText.outcome(of: events, in: try ledger.book()))
  }
}
