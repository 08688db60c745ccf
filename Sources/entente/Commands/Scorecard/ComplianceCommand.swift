import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import Funds
import Journal
import Scorecard

struct ComplianceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compliance",
    abstract: "Certifications, standards and implementation requirements: status, expiry, evidence, owner.",
    discussion: """
      Example:  entente compliance record iso-27001 compliant --party mifibra --expires 2026-03-31 --evidence iso.pdf
                entente compliance record encryption in-progress --note "Two volumes are left"
                entente compliance status
      """,
    subcommands: [ComplianceStatusCommand.self, ComplianceRecordCommand.self])
}

struct ComplianceStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Prints how each stands, until when, by which evidence, and who answers for it.",
    discussion: """
      GREEN, compliant; AMBER, in progress, or valid for 90 more days at most; RED, not compliant, or expired; NO DATA, neither \
      recorded nor in words of the agreement that are known. Files of evidence that are gone or changed are told.

      Example:  entente compliance status
                entente compliance status --as-of 2025-12-31 --format json
      """)

  @OptionGroup var options: RegisterReportOptions

  func run() throws {
    let ledgers = try options.ledgers()
    let books = try ledgers.map { try $0.compliance(options) }
    let reports = books.map { ComplianceReport($0, asOf: options.report.day) }
    switch options.report.format {
    case .table: Console.write(reports.map(ComplianceText.text).joined(separator: "\n"))
    case .json:
      let values = reports.map(ComplianceText.json)
      Console.write((values.count == 1 ? values[0] : .array(values)).text)
    case .csv: Console.write(ComplianceText.csv(reports).csv)
    }
    RecordProblem.tell(books.flatMap(\.problems))
    for (ledger, report) in zip(ledgers, reports) {
      let folder = EvidenceFolder(beside: ledger.journal)
      for item in report.items {
        guard let proof = item.entry?.evidence.flatMap(FundEvidence.init) else { continue }
        let what = TerminalText.visible("\(item.item.key): '\(proof.name)'")
        switch folder.finding(of: proof) {
        case .unchanged: break
        case .missing: Console.say("warning: \(what) is missing: \(folder.place(of: proof))")
        case .changed: Console.say("warning: \(what) was changed; restore \(folder.place(of: proof))")
        }
      }
    }
  }
}

struct ComplianceRecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Records how a certification, a standard or a requirement stands.",
    discussion: """
      A file of evidence is copied beside the journal under its SHA-256. While an item stays compliant, what is not said anew \
      stays as it was: its expiry, its evidence, its owner.

      Example:  entente compliance record iso-27001 compliant --party mifibra --expires 2026-03-31 --evidence iso.pdf
                entente compliance record connect-instances in-progress --note "31 live" --on 2025-03-31
                entente compliance record soc-2-type-ii non-compliant --party aws --reason "Report is late"
      """)

  @OptionGroup var record: RecordOptions
  @Argument(help: "What: iso-27001, or with its section standards/encryption.") var item: String
  @Argument(help: "compliant, in-progress, non-compliant or not-applicable.") var state: ComplianceState

  @Option(help: "The party whose certificate it is.")
  var party: String?

  @Option(help: "The last day on which it is valid.")
  var expires: CivilDate?

  @Option(help: ArgumentHelp("A file that proves it.", valueName: "file"))
  var evidence: String?

  @Option(help: "Who answers for it.")
  var owner: String?

  @Option(help: "What else there is to say.")
  var note: String?

  func run() throws {
    let ledger = try record.ledger()
    let file = try evidence.map(Self.read)
    let events = try ledger.recordScorecard(ComplianceBook.kinds, by: record.actor.resolved()) { events in
      let book = ComplianceBook(ledger.programme, events: events)
      let facts = try book.decide(
        book.item(item, party: party), state, on: record.day, today: .today, expires: expires,
        evidence: file?.evidence, owner: owner, note: note, reason: record.reason,
        reference: record.reference)
      // Kept once the fact is possible, and before it is recorded.
      if let file, let proof = FundEvidence(file.evidence) {
        try EvidenceFolder(beside: ledger.journal).keep(file.bytes, of: proof)
      }
      return facts
    }
    for event in events {
      let until = event.fact.details["expires"].map { ", valid until \($0)" } ?? ""
      let proof = event.fact.details["evidence"].map { ", by '\($0)'" } ?? ""
      Console.write(
        TerminalText.visible(
          "\(event.fact.subject ?? item) is \(state.rawValue) since \(event.fact.effective)\(until)\(proof).")
          + "\n")
    }
  }

  private static func read(_ file: String) throws -> (evidence: ComplianceEvidence, bytes: [UInt8]) {
    try Unreadable.told {
      let bytes = try InputFile.bytes(at: file, shownAs: file).get()
      let name = URL(fileURLWithPath: file).lastPathComponent
      guard
        let evidence = ComplianceEvidence(
          name: name, sha256: ContentDigest.sha256(bytes), size: bytes.count)
      else { throw Unreadable(file, "'\(file)' has no name that could be kept") }
      return (evidence, bytes)
    }
  }
}

extension FundEvidence {
  /// As the folder of evidence takes files.
  fileprivate init?(_ evidence: ComplianceEvidence) {
    self.init(kind: "compliance", name: evidence.name, sha256: evidence.sha256, size: evidence.size)
  }
}
