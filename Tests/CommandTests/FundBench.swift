import Foundation
import Journal
import TestSupport
import Testing

/// The sample workspace, the program, and files to claim with.
struct FundBench {
  static let central = "apn-marketing-central"
  static let proof = ["--evidence", "invoice=invoice.pdf", "--evidence", "proof-of-performance=photos.zip"]

  let scratch: Scratch

  init() throws {
    scratch = try Scratch.sample()
    try scratch.write("an invoice", to: "invoice.pdf")
    try scratch.write("photos", to: "photos.zip")
  }

  func remove() { scratch.remove() }

  /// Runs the program with words separated by spaces, and more that may hold spaces.
  @discardableResult
  func run(_ words: String, _ more: [String] = [], environment: [String: String] = [:]) throws
    -> Program.Outcome
  {
    try Program.run(
      words.split(separator: " ").map(String.init) + more, in: scratch.folder, environment: environment)
  }

  /// As ``run(_:_:environment:)``, of what has to succeed.
  @discardableResult
  func done(_ words: String, _ more: [String] = []) throws -> String {
    let outcome = try run(words, more)
    #expect(outcome.status == 0, "\(words): \(outcome.messages)")
    return outcome.output
  }

  func json(_ words: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(done("\(words) --format json").utf8))
  }

  func objects(_ words: String) throws -> [[String: Any]] { try #require(json(words) as? [[String: Any]]) }

  /// What the central fund holds: available, requested, committed, claimed, receivable, reimbursed, expired, and spent.
  func figures(_ words: String = "--as-of 2026-01-31") throws -> [String] {
    let status = try #require(json("funds status \(words)") as? [String: Any])
    let funds = try #require(status["funds"] as? [[String: Any]])
    let fund = try #require(funds.first { $0["fund"] as? String == Self.central })
    #expect(fund["allocated"] as? String == "100000.00" && fund["currency"] as? String == "PEN")
    return try [
      "available", "requested", "committed", "claimed", "receivable", "reimbursed", "expired", "spent",
    ].map { try #require(fund[$0] as? String) }
  }

  /// A request of which 15,000 of 20,000 are approved.
  func approve() throws {
    try done(
      "funds request apn-marketing-central 20000 Summit --from 2025-11-12 --to 2025-11-13 --on 2025-09-01")
    try done("funds submit MC-1 --on 2025-09-02")
    try done("funds approve MC-1 15000 --on 2025-09-10")
  }

  /// Then 12,000 are spent, of which 10,000 are claimed; another request is a draft.
  func claim() throws {
    try approve()
    try done("funds spend MC-1 12000 --on 2025-11-14")
    try done("funds claim MC-1 10000 --on 2025-11-20", Self.proof)
    try done("funds request apn-marketing-central 5000 Video --on 2025-11-20")
  }

  /// Every file, without what SQLite keeps for its readers only.
  func files() throws -> [String: Data] { try scratch.contents().filter { !$0.key.hasSuffix("-shm") } }

  var journal: JournalDatabase {
    get throws { try JournalDatabase(path: scratch.folder.appending(path: "entente.db").path) }
  }
}
