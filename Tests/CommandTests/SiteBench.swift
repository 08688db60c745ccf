import Foundation
import TestSupport
import Testing

/// The sample workspace with facts, published as of 20 January 2025, with a pack, a server, and a token of each kind.
///
/// Money asked for, a deadline, spend, holders and actions are chosen so that the pages have something to say of 27 January 2025.
struct SiteBench {
  static let day = "2025-01-27"
  let bench: FundBench
  let server: ServingProcess
  let pages: String
  let feed: String
  let api: String

  /// - Parameters:
  ///   - change: What is done to the files before anything is recorded.
  ///   - addition: What is done to them before the server starts.
  init(
    _ arguments: [String] = [], change: (Scratch) throws -> Void = { _ in },
    addition: (Scratch) throws -> Void = { _ in }
  ) throws {
    bench = try FundBench()
    try change(bench.scratch)
    for (value, period) in [("27", "2024-09"), ("31", "2024-12")] {
      try bench.done("metrics record active-deployments \(value) --period \(period) --source CRM")
    }
    try bench.scratch.write(
      "month,amount,service,estimated\n2024-07,200000,Amazon Connect,no\n2024-08,230000,Amazon Connect,no\n",
      to: "spend.csv")
    try bench.done("consumption import spend.csv --on 2025-01-10")
    try bench.done("certs add p-2 solutions-architect --issued 2024-11-20 --new")
    try bench.done(
      "funds request apn-marketing-central 20000 --from 2024-12-09 --to 2025-01-20 --on 2024-11-04",
      ["Healthcare webinar series"])
    try bench.done("funds submit MC-1 --on 2024-11-05")
    try bench.done("funds approve MC-1 --on 2024-11-18")
    try bench.done(
      "actions add --owner alliance-director --due 2025-01-20 --on 2024-10-15", ["Send <b>the</b> answers"])
    try bench.done("publish --as-of 2025-01-20")
    try bench.done("pack build qbr/Y2-Q3 --as-of \(Self.day)")
    try addition(bench.scratch)
    pages = try bench.scratch.feed("Directors", "--pages")
    feed = try bench.scratch.feed("CTO office", "--calendars", "qbr,technical-sync")
    api = try bench.scratch.feed("Export", "--api")
    server = try ServingProcess(in: bench.scratch, arguments)
  }

  func remove() { bench.remove() }

  /// A page as a director who has logged in gets it.
  func page(_ path: String, _ arguments: String...) throws -> (
    status: Int, headers: [String: String], body: String
  ) {
    try server.ask(path, ["--cookie", "entente=\(pages)"] + arguments)
  }
}
