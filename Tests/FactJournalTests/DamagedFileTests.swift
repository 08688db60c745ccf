import Foundation
import TestSupport
import Testing

@testable import Journal

/// Files and disks that are not as they should be: told in words, and nothing is lost or read as less.
@Suite(.serialized) struct DamagedFileTests {
  private static func reason(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch let error as JournalError {
      return error.reason
    } catch {
      return "not a JournalError: \(error)"
    }
  }

  /// One byte of a small journal's file after another is turned over: either somebody is told, or all is read as before.
  @Test func aByteThatIsTurnedOverIsToldOrMakesNoDifference() throws {
    try JournalScratch.use { scratch in
      try VerificationTests.fill(try JournalDatabase(path: scratch.path))
      let file = URL(fileURLWithPath: scratch.path)
      let bytes = try Data(contentsOf: file)
      #expect(!FileManager.default.fileExists(atPath: scratch.path + "-wal"))
      let journal = try JournalDatabase(path: scratch.path)
      let before = try Self.content(of: journal)
      var random = Mutation(seed: 3)
      var told = 0
      // All that is not zero, where the content is, and a part of the empty rest.
      let places = bytes.indices.filter { bytes[$0] != 0 || UInt8.random(in: 0..<100, using: &random) == 0 }
      let isSoak = ProcessInfo.processInfo.environment["ENTENTE_SOAK"] != nil
      for place in places where isSoak || UInt8.random(in: 0..<12, using: &random) == 0 {
        let path = scratch.scratch.folder.appending(path: "damaged.db").path
        for ending in ["", "-wal", "-shm", "-journal"] {
          try? FileManager.default.removeItem(atPath: path + ending)
        }
        var damaged = bytes
        damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        try damaged.write(to: URL(fileURLWithPath: path))
        let outcome = Self.reason {
          let journal = try JournalDatabase(path: path, patience: LockPatience(seconds: 1))
          let findings = try journal.verify([]).findings
          if let first = findings.first { throw JournalError(reason: first.message) }
          #expect(try Self.content(of: journal) == before, "byte \(place) of \(bytes.count)")
        }
        #expect(outcome?.hasPrefix("not a") != true, "byte \(place): \(outcome ?? "")")
        if outcome != nil { told += 1 }
      }
      #expect(told > 100)
    }
  }

  /// Everything that can be asked.
  private static func content(of journal: JournalDatabase) throws -> [String] {
    let subjects = ["R-1", "R-2"]
    return try [journal.lines] + journal.balances { $0.bySubject = true } + journal.balances()
      + subjects.flatMap { subject in try journal.events { $0.subject = subject }.map(\.id) }
      + subjects.flatMap { subject in try journal.balances { $0.subject = subject } }
      + journal.events {
        $0.programme = "p"
        $0.kindPrefix = "fund.s"
      }.map(\.id)
  }

  @Test(arguments: [1, 50, 99, 100, 512, 4096, 5000, 20_000])
  func aFileThatWasCutOffIsToldAsDamaged(_ length: Int) throws {
    try JournalScratch.use { scratch in
      try VerificationTests.fill(try JournalDatabase(path: scratch.path))
      try FileHandle(forUpdating: URL(fileURLWithPath: scratch.path)).truncate(atOffset: UInt64(length))
      let reason = Self.reason {
        let journal = try JournalDatabase(path: scratch.path)
        if let finding = try journal.verify([]).findings.first { throw JournalError(reason: finding.message) }
      }
      #expect(
        reason?.contains("damaged") == true || reason == "it is no SQLite database", "\(reason ?? "nothing")")
    }
  }

  @Test func filesOfOthersAreLeftAlone() throws {
    try JournalScratch.use { scratch in
      try scratch.scratch.write("dear diary, this is no database, whatever it is called", to: "journal.db")
      #expect(Self.reason { _ = try JournalDatabase(path: scratch.path) } == "it is no SQLite database")
      #expect(try scratch.scratch.text("journal.db").hasPrefix("dear diary"))
      #expect(Self.reason { _ = try JournalDatabase(path: scratch.scratch.folder.path) } != nil)
      let nowhere = scratch.scratch.folder.appending(path: "no/journal.db").path
      #expect(Self.reason { _ = try JournalDatabase(path: nowhere) }?.hasPrefix("it cannot be made") == true)
    }
  }

  @Test func aLockThatIsNeverGivenBackIsToldAfterAWhile() throws {
    try JournalScratch.use { scratch in
      let journal = try JournalDatabase(path: scratch.path)
      let impatient = try JournalDatabase(path: scratch.path, patience: LockPatience(seconds: 1))
      try journal.add(Sample.note("a"))
      try journal.takeOver { (_) throws in
        #expect(
          Self.reason { try impatient.add(Sample.note("b")) } == "another program keeps it busy; try again")
        // Reading needs nobody's leave.
        #expect(try impatient.events().count == 1)
        return false
      }
      #expect(try impatient.add(Sample.note("b")).map(\.number) == [2])
    }
  }

  /// A folder on a file system that is mounted read-only, where this runs as root; else one without the right to write.
  @Test func aFolderThatIsReadOnlyIsTold() throws {
    try JournalScratch.use { scratch in
      let mount = try SmallDisk(in: scratch.scratch.folder, mebibytes: 2)
      defer { mount?.remove() }
      guard let mount else { return print("SKIPPED: a read-only folder needs root and mount(8)") }
      try VerificationTests.fill(try JournalDatabase(path: mount.path))
      try mount.makeReadOnly()
      let missing = mount.folder.appending(path: "other.db").path
      #expect(Self.reason { _ = try JournalDatabase(path: missing) }?.hasPrefix("it cannot be made") == true)
      let reason = Self.reason { try JournalDatabase(path: mount.path).add(Sample.note("a")) }
      #expect(reason?.hasPrefix("it or its folder is read-only; ") == true, "\(reason ?? "nothing")")
      // Who may read may have every report.
      #expect(try !JournalDatabase(path: mount.path).events().isEmpty)
    }
  }

  @Test func aFullDiskIsToldAndLosesNothing() throws {
    try JournalScratch.use { scratch in
      let disk = try SmallDisk(in: scratch.scratch.folder, mebibytes: 1)
      defer { disk?.remove() }
      guard let disk else { return print("SKIPPED: a full disk needs root and mount(8)") }
      let journal = try JournalDatabase(path: disk.path)
      var kept = 0
      var reason: String?
      for round in 0..<10_000 where reason == nil {
        reason = Self.reason {
          var facts = (0..<20).map { Sample.move(1, "available", "requested", subject: "R-\($0)") }
          facts[0].reason = String(repeating: "x", count: round % 300)
          kept =
            try journal.append(by: "ana", now: { Timestamp(microseconds: 1) }) { _ in facts }.last?.number
            ?? 0
        }
      }
      #expect(reason == "the disk is full", "\(reason ?? "nothing")")
      #expect(kept > 100)
      #expect(try journal.events().count == kept)
      #expect(try journal.verify([]).findings == [])
      #expect(try JournalDatabase(path: disk.path).events().count == kept)
      // With room again it goes on.
      try disk.grow(mebibytes: 4)
      #expect(try journal.add(Sample.note("a")).map(\.number) == [kept + 1])
      #expect(try JournalJudge(disk.path).problems == [])
    }
  }
}
