import Foundation
import Publishing
import TestSupport
import Testing

/// The folder that `entente publish` writes to, as those find it who read it.
@Suite struct PublishedFolderTests {
  private static let names = [
    "all.ics", "contract.ics", "marketing.ics", "pipeline-review.ics", "qbr.ics", "technical-sync.ics",
    "training.ics",
  ]

  @discardableResult
  private static func publish(_ words: String..., in scratch: Scratch) throws -> Program.Outcome {
    try Program.run(["publish", "--as-of", "2025-01-02"] + words, in: scratch.folder)
  }

  @Test func aWebServerServesWhatWasPublished() throws {
    let scratch = try Scratch.duo()
    defer { scratch.remove() }
    #expect(try Self.publish("--to", "www/calendars", in: scratch).status == 0)
    let script = Fixtures.root.appending(path: "Tests/Judges/serve_folder.py").path
    let run = try Program.python([script, "www"] + Self.names.map { "calendars/\($0)" }, in: scratch.folder)
    #expect(run.status == 0, "\(run.messages)")
    let served = try JSONDecoder().decode([String: [String]].self, from: Data(run.output.utf8))
    for name in Self.names {
      let bytes = try scratch.text("www/calendars/\(name)")
      #expect(served["calendars/\(name)"] == ["text/calendar", bytes], "\(name)")
      #expect(bytes.hasPrefix("BEGIN:VCALENDAR\r\n"))
    }
    #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "calendars").path))
  }

  /// The folder may be moved or mounted elsewhere, so that its links lead nowhere outside.
  @Test func theFolderMayBeMoved() throws {
    let scratch = try Scratch.duo()
    defer { scratch.remove() }
    try Self.publish(in: scratch)
    let before = try scratch.visible()
    try FileManager.default.moveItem(
      at: scratch.folder.appending(path: "calendars"), to: scratch.folder.appending(path: "elsewhere"))
    #expect(try scratch.visible("elsewhere") == before)
  }

  /// Changed by one calendar that comes and one that goes.
  @Test func filesOfOthersAreLeftAsTheyAre() throws {
    let scratch = try Scratch.duo()
    defer { scratch.remove() }
    try scratch.writeDuo(calendars: ["team: { party: ours }"])
    for name in ["index.html", "old.ics", ".htaccess", "sub/qbr.ics", "crew.txt"] {
      try scratch.write("ours: \(name)", to: "calendars/\(name)")
    }
    let folder = scratch.folder.appending(path: "calendars")
    for (name, target) in [("latest.ics", "all.ics"), ("gone.ics", "nowhere"), ("up.ics", "../entente.yaml")]
    {
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: name).path, withDestinationPath: target)
    }
    let names = [
      "index.html", "old.ics", ".htaccess", "sub/qbr.ics", "crew.txt", "latest.ics", "gone.ics", "up.ics",
    ]
    let times = try scratch.times()
    try Self.publish(in: scratch)
    #expect(try scratch.visible().keys.contains("team.ics"))
    try scratch.writeDuo(title: "Review", calendars: ["crew: { party: ours }"])
    let second = try Self.publish(in: scratch)
    #expect(second.status == 0, "\(second.messages)")
    #expect(second.output.contains("calendars/team.ics"))
    let after = try scratch.times()
    for name in names {
      #expect(after["calendars/\(name)"] == times["calendars/\(name)"], "\(name)")
      if !["latest.ics", "gone.ics", "up.ics"].contains(name) {
        #expect(try scratch.text("calendars/\(name)") == "ours: \(name)")
      }
    }
    let visible = try scratch.visible()
    #expect(visible["team.ics"] == nil)
    #expect(visible["crew.ics"] != nil)
    #expect(visible["latest.ics"] == visible["all.ics"])
    let held = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!held.contains("team.ics"))
  }

  @Test func aSecondRunChangesNoByteAndNoTime() throws {
    let scratch = try Scratch.duo()
    defer { scratch.remove() }
    for words in [[], ["--to", "www"]] {
      try Program.run(["publish", "--as-of", "2025-01-02"] + words, in: scratch.folder)
      let (before, times) = try (scratch.contents(), scratch.times())
      for day in ["2025-01-02", "2025-01-03", "2024-12-01"] {
        let again = try Program.run(["publish", "--as-of", day] + words, in: scratch.folder)
        #expect(again.status == 0)
        #expect(again.output.hasSuffix("Nothing changed; no file was written.\n"), "\(again.output)")
        #expect(try scratch.contents() == before)
        #expect(try scratch.times() == times)
      }
    }
  }

  /// A file that somebody altered or removed is put right, and is no news to anybody.
  @Test func aFileThatWasAlteredIsPutRight() throws {
    let scratch = try Scratch.duo()
    defer { scratch.remove() }
    try Self.publish(in: scratch)
    let (files, record) = try (scratch.visible(), scratch.record())
    let folder = scratch.folder.appending(path: "calendars")
    let harms: [(String, () throws -> Void)] = [
      ("removed", { try FileManager.default.removeItem(at: folder.appending(path: "qbr.ics")) }),
      (
        "altered",
        { try Data("x".utf8).write(to: folder.appending(path: "qbr.ics").resolvingSymlinksInPath()) }
      ),
      (
        "a plain file",
        {
          try FileManager.default.removeItem(at: folder.appending(path: "qbr.ics"))
          try scratch.write("BEGIN:VCALENDAR", to: "calendars/qbr.ics")
        }
      ),
      ("all sets gone", { try FileManager.default.removeItem(at: folder.appending(path: ".published")) }),
      ("the folder gone", { try FileManager.default.removeItem(at: folder) }),
    ]
    for (name, harm) in harms {
      try harm()
      let run = try Self.publish(in: scratch)
      #expect(run.status == 0, "\(name): \(run.messages)")
      #expect(run.output.contains("written"), "\(name)")
      #expect(try scratch.visible() == files, "\(name)")
      #expect(try scratch.record() == record, "\(name)")
    }
  }

  /// Nothing is recorded of what could not be written, so that the next run does it all.
  @Test(arguments: ["calendars", "calendars/.published", "calendars/qbr.ics/inner"])
  func whatStandsInTheWayIsToldAndNothingIsRecorded(_ obstacle: String) throws {
    let scratch = try Scratch.duo()
    defer { scratch.remove() }
    try scratch.write("in the way", to: obstacle)
    let before = try scratch.contents()
    let run = try Self.publish(in: scratch)
    #expect(run.status == 1)
    #expect(run.messages.contains("error[file.write]"), "\(run.messages)")
    #expect(
      try scratch.contents().filter { !$0.key.hasPrefix("entente.db") && !$0.key.contains(".tmp") } == before)
    #expect(try scratch.record() == .empty)
    try FileManager.default.removeItem(at: scratch.folder.appending(path: "calendars"))
    #expect(try Self.publish(in: scratch).status == 0)
    #expect(try Set(scratch.visible().keys) == Set(Self.names))
  }

  /// The superuser may write anywhere, so that the program runs as nobody then.
  @Test(arguments: ["www", "."])
  func aReadOnlyFolderIsToldAndNothingIsRecorded(_ folder: String) throws {
    let scratch = try Scratch.duo()
    defer { scratch.remove() }
    try FileManager.default.createDirectory(
      at: scratch.folder.appending(path: "www"), withIntermediateDirectories: true)
    let path = scratch.folder.appending(path: folder).path
    let mode = folder == "." ? 0o555 : 0o777
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: scratch.folder.path)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: path)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.folder.path)
    }
    let run = try Program.runAsNobody(
      ["publish", "--as-of", "2025-01-02", "--to", "www"], in: scratch.folder)
    #expect(run.status == 1)
    #expect(run.messages.contains("error[file.write]"), "\(run.messages)")
    #expect(try scratch.visible("www").isEmpty)
    #expect(try scratch.record() == .empty)
  }

  /// Each of many runs ends well, and together they do what one does.
  @Test func manyAtOnceDoWhatOneDoes() throws {
    let scratch = try Scratch.duo()
    defer { scratch.remove() }
    try Self.publish(in: scratch)
    try scratch.writeDuo(title: "Review", calendars: ["team: { party: ours }"])
    let other = try scratch.copy()
    defer { other.remove() }
    let words = ["publish", "--as-of", "2025-02-03"]
    try Program.run(words, in: other.folder)
    let processes = try (0..<6).map { number in
      let process = Process()
      process.executableURL = try Program.entente
      process.arguments = words
      process.currentDirectoryURL = scratch.folder
      process.standardInput = FileHandle.nullDevice
      let url = scratch.folder.appending(path: "out-\(number)")
      try Data().write(to: url)
      process.standardOutput = try FileHandle(forWritingTo: url)
      process.standardError = FileHandle.nullDevice
      try process.run()
      return process
    }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    let outputs = try (0..<6).map { try scratch.text("out-\($0)") }
    #expect(outputs.count { !$0.contains("Nothing changed; no file was written.") } == 1, "\(outputs)")
    #expect(try scratch.visible() == other.visible())
    #expect(try scratch.record() == other.record())
  }

  /// While it waits for its turn, a programme's file breaks: its meetings must not be taken for gone. Published is what was
  /// read before.
  @Test func aFileThatBreaksMeanwhileTakesNoMeetingAway() throws {
    let scratch = try Scratch.duo()
    defer { scratch.remove() }
    try Self.publish(in: scratch)
    let before = try scratch.visible()
    let lock = open(scratch.folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    #expect(lock >= 0)
    #expect(flock(lock, LOCK_EX) == 0)
    let process = Process()
    process.executableURL = try Program.entente
    process.arguments = ["publish", "--as-of", "2025-02-03", "--yes"]
    process.currentDirectoryURL = scratch.folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(700_000)
    #expect(process.isRunning)
    try scratch.write("programme: [", to: "programmes/duo.yaml")
    close(lock)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try scratch.visible() == before)
    #expect(try scratch.record().events.values.allSatisfy { !$0.content.isCancelled })
  }
}
