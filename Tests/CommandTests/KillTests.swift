import Foundation
import Publishing
import TestSupport
import Testing

/// `entente publish`, killed with SIGKILL at any moment: readers find the old files or the new ones, the record is the old
/// one or the new one, and the next run ends what was begun.
@Suite(.serialized) struct KillTests {
  /// What readers had before the run that is killed.
  enum Beginning: CaseIterable {
    /// An earlier publication, of other calendars too.
    case earlier
    /// Nothing.
    case nothing
    /// Files as another program put them there, plain.
    case plainFiles

    /// The workspace as it is when the run begins.
    func scratch() throws -> Scratch {
      let scratch = try Scratch.duo()
      try scratch.writeDuo(calendars: ["team: { party: ours }", "kept: { series: qbr }"])
      if self != .nothing { try Program.run(["publish", "--as-of", "2025-01-02"], in: scratch.folder) }
      if self == .plainFiles {
        let files = try scratch.visible()
        try FileManager.default.removeItem(at: scratch.folder.appending(path: "calendars"))
        for (name, bytes) in files {
          try scratch.write(String(decoding: bytes, as: UTF8.self), to: "calendars/\(name)")
        }
      }
      // Something new, something moved, something cancelled, and one calendar for another.
      try scratch.writeDuo(
        title: "Review",
        changes: [
          "qbr/2025-Q3: { cancel: true, why: Strike }",
          "sync/2025-05: { move-to: 2025-05-20T10:00, why: Fair }",
        ], calendars: ["kept: { series: qbr }", "crew: { party: theirs }"])
      return scratch
    }
  }

  /// When the process is killed.
  private enum Moment {
    /// So many microseconds after its start.
    case after(Int)
    /// So many microseconds after something is seen in the workspace.
    case seen(Int, (String) -> Bool)
  }

  /// Writing begins, goes on, and ends: what can be seen of a run from outside.
  private static let signs: [@Sendable (String) -> Bool] = [
    { exists("\($0)/entente.db.lock") },
    { count("\($0)/calendars/.published") > 1 },
    { count("\($0)/calendars/.published/1") + count("\($0)/calendars/.published/0") > 12 },
    { count("\($0)/calendars/.published/1") + count("\($0)/calendars/.published/0") > 15 },
    { exists("\($0)/entente.db") && size("\($0)/entente.db-wal") > 0 },
    { size("\($0)/entente.db-wal") > 8_000 },
    { exists("\($0)/calendars/.published/1") && !exists("\($0)/entente.db-wal") },
    { isLink("\($0)/calendars/crew.ics") },
    { exists("\($0)/calendars/crew.ics") },
  ]

  private static let words = ["publish", "--as-of", "2025-02-03"]

  @Test func aKillLeavesTheOldOrTheNewAndTheNextRunEndsIt() throws {
    var random = Mutation(seed: 20_250_203)
    var during = 0
    var between = 0
    var isNew = 0
    let rounds = Mutation.rounds(200)
    let beginnings = try Beginning.allCases.map { try Prepared($0) }
    defer { for prepared in beginnings { prepared.scratch.remove() } }
    for round in 0..<rounds {
      // Half of them from an earlier publication.
      let prepared = beginnings[[0, 1, 0, 2][round % 4]]
      let scratch = try prepared.scratch.copy()
      defer { scratch.remove() }
      // A quarter at random over the whole run, the rest where it writes.
      let moment: Moment =
        round % 4 == 3
        ? .after(Int.random(in: 0..<prepared.duration, using: &random))
        : .seen(Int.random(in: 0..<3_000, using: &random), Self.signs[round % Self.signs.count])
      let wasKilled = try Self.kill(at: moment, in: scratch)
      during += wasKilled ? 1 : 0

      // Looked at in a copy, because opening a journal already mends it.
      let copy = try scratch.copy()
      defer { copy.remove() }
      let (files, record) = try (copy.visible(), copy.record())
      let hasNewFiles = files == prepared.newFiles
      #expect(
        files == prepared.oldFiles || hasNewFiles, "round \(round): \(Self.difference(files, prepared))")
      #expect(record == prepared.oldRecord || record == prepared.newRecord, "round \(round)")
      // New files are never shown of which nobody knows.
      #expect(!hasNewFiles || record == prepared.newRecord, "round \(round)")
      isNew += hasNewFiles ? 1 : 0
      if wasKilled, !hasNewFiles, try Self.hasBegun(copy, prepared) { between += 1 }

      let next = try Program.run(Self.words, in: scratch.folder)
      #expect(next.status == 0, "round \(round): \(next.messages)")
      #expect(try scratch.visible() == prepared.newFiles, "round \(round)")
      #expect(try scratch.record() == prepared.newRecord, "round \(round)")
      #expect(try Self.leftovers(scratch) == [], "round \(round)")
      let last = try Program.run(Self.words, in: scratch.folder)
      #expect(last.output.contains("Nothing changed; no file was written."), "round \(round)")
    }
    // Otherwise nothing was tested.
    #expect(during >= rounds / 3, "\(during) of \(rounds) were killed while they ran")
    #expect(between >= rounds / 10, "\(between) of \(rounds) were killed while they wrote")
    #expect(isNew >= 1, "\(isNew) of \(rounds) had shown the new files")
  }

  /// A beginning, and what an unkilled run makes of it.
  private struct Prepared {
    let scratch: Scratch
    let oldFiles: [String: Data]
    let oldRecord: PublicationRecord
    let newFiles: [String: Data]
    let newRecord: PublicationRecord
    /// How long an unkilled run takes, in microseconds.
    let duration: Int

    init(_ beginning: Beginning) throws {
      scratch = try beginning.scratch()
      (oldFiles, oldRecord) = try (scratch.visible(), scratch.record())
      let whole = try scratch.copy()
      defer { whole.remove() }
      let start = ContinuousClock.now
      let run = try Program.run(KillTests.words, in: whole.folder)
      let time = ContinuousClock.now - start
      try #require(run.status == 0, "\(run.messages)")
      duration =
        Int(time.components.attoseconds / 1_000_000_000_000) + Int(time.components.seconds) * 1_000_000
      (newFiles, newRecord) = try (whole.visible(), whole.record())
      try #require(newFiles != oldFiles && newRecord != oldRecord)
    }
  }

  /// Starts the program and kills it; false where it had ended before.
  private static func kill(at moment: Moment, in scratch: Scratch) throws -> Bool {
    let process = Process()
    process.executableURL = try Program.entente
    process.arguments = words
    process.currentDirectoryURL = scratch.folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    switch moment {
    case .after(let delay): usleep(UInt32(delay))
    case .seen(let delay, let sign):
      let path = scratch.folder.path
      while process.isRunning, !sign(path) {}
      usleep(UInt32(delay))
    }
    // Foundation reaps the process only in waitUntilExit and its own thread, so that the id is still that of the child.
    if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL
  }

  /// Whether anything was written that readers do not see.
  private static func hasBegun(_ scratch: Scratch, _ prepared: Prepared) throws -> Bool {
    func names(_ scratch: Scratch) throws -> Set<String> {
      Set(try FileManager.default.subpathsOfDirectory(atPath: scratch.folder.path))
    }
    let added = try names(scratch).subtracting(names(prepared.scratch))
    return try added.contains { $0.hasPrefix("calendars/") } || scratch.record() != prepared.oldRecord
  }

  /// What does not belong into a folder that was published to the end.
  private static func leftovers(_ scratch: Scratch) throws -> [String] {
    let calendars = scratch.folder.appending(path: "calendars").path
    return try FileManager.default.subpathsOfDirectory(atPath: calendars).filter {
      $0.contains(".tmp") || $0.contains(".link")
    }
  }

  private static func difference(_ files: [String: Data], _ prepared: Prepared) -> String {
    let names = Set(files.keys).union(prepared.oldFiles.keys).union(prepared.newFiles.keys).sorted()
    return names.map { name in
      let file = files[name]
      let state =
        file == nil
        ? "none"
        : file == prepared.oldFiles[name] ? "old" : file == prepared.newFiles[name] ? "new" : "neither"
      return "\(name) \(state)"
    }.joined(separator: ", ")
  }

  private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private static func count(_ path: String) -> Int {
    (try? FileManager.default.contentsOfDirectory(atPath: path).count) ?? 0
  }
}
