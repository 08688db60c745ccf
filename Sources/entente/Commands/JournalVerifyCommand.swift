import Actions
import ArgumentParser
import Certifications
import Consumption
import Diagnostics
import Journal
import Funds
import Pipeline
import Rates
import Scorecard
import Training

struct JournalVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Examines the whole journal: file, chain of hashes, postings, the steps of funds.",
    discussion: """
      Any byte of a fact that was changed is found, and told with the fact's number and id. Whole facts at the end that are \
      gone with the file's own memory of them, as in an old copy, show only in the count and the last hash: write them down, \
      and compare with --expect.

      Example:  entente journal verify
                entente journal verify --expect 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: "table or json.")
  var format: Format = .table

  @Option(help: ArgumentHelp("The hash of a fact that has to be there.", valueName: "hash"))
  var expect: String?

  func run() throws {
    let files = try Unreadable.told { try WorkspaceFiles.read(workspace) }
    let file = files.journal
    var checks = [
      FundBook.check(files.fundRules), RateBook.check, MetricBook.check, InitiativeBook.check,
      ComplianceBook.check, PipelineBook.check, ActionBook.check, ConsumptionBook.check,
      Roster.check(files.rosterRules),
      TrainingBook.check(files.trainingRules),
    ]
    if let hash = expect {
      checks.append(
        JournalCheck("expected") { journal in
          try journal.events(EventQuery()).contains { $0.hash == hash }
            ? [] : [JournalFinding("no fact has the hash \(hash), so that facts are missing")]
        })
    }
    let verification = try file.told {
      try (file.existing() as (any JournalEngine)? ?? MemoryJournal()).verify(checks)
    }
    switch format {
    case .table:
      let facts = verification.count == 1 ? "1 fact" : "\(verification.count) facts"
      let outcome =
        verification.findings.isEmpty ? "nothing is wrong" : "\(verification.findings.count) found wrong"
      Console.write("\(facts), \(outcome). Last hash: \(verification.lastHash)\n")
    case .json: Console.write(verification.json.text)
    }
    if !verification.findings.isEmpty { throw Console.fail(verification.findings.map(file.diagnostic)) }
  }
}

extension JournalVerification {
  fileprivate var json: JSONValue {
    .object([
      ("facts", .integer(count)), ("last_hash", .string(lastHash)),
      (
        "findings",
        .array(
          findings.map { finding in
            .object([
              ("number", finding.number.map { .integer($0) } ?? .null), ("id", .optional(finding.id)),
              ("message", .string(finding.message)),
            ])
          })
      ),
    ])
  }
}
