import Foundation
import TestSupport
import Testing

/// What nobody should send, sent; and many at once.
@Suite struct ServeUnderAttackTests {
  private struct Outcome: Decodable {
    struct Slow: Decodable {
      let left: Int
      let seconds: Int
    }

    let others: Int
    let turnedAway: Int
    let slow: Slow
    let slowReaders: Int
    let statuses: [String: [[Answer]]]

    /// A status, or bytes that are none.
    enum Answer: Decodable, Equatable, ExpressibleByIntegerLiteral {
      case status(Int), rest

      init(integerLiteral value: Int) { self = .status(value) }
      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        self = (try? value.decode(Int.self)).map { .status($0) } ?? .rest
      }
    }

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      others = try values.decode(Int.self, forKey: Key(stringValue: "others"))
      turnedAway = try values.decode(Int.self, forKey: Key(stringValue: "turned away"))
      slow = try values.decode(Slow.self, forKey: Key(stringValue: "slow writers"))
      slowReaders = try values.decode(Int.self, forKey: Key(stringValue: "slow readers"))
      statuses = values.allKeys.reduce(into: [:]) { result, key in
        result[key.stringValue] = try? values.decode([[Answer]].self, forKey: key)
      }
    }
  }

  /// Kilobytes in memory.
  private static func memory(of process: Int32) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    return try #require(Int(line.split(separator: " ").dropLast().last ?? ""))
  }

  @Test(.timeLimit(.minutes(30))) func nothingThatIsSentHurtsOthers() throws {
    let scratch = try Scratch.duo()
    defer { scratch.remove() }
    try Program.run(["publish", "--as-of", "2025-01-02"], in: scratch.folder)
    let token = try scratch.feed("Team", "--calendars", "qbr")
    let idle = Mutation.rounds(10_000)
    let server = try ServingProcess(
      in: scratch, ["--connections", String(idle / 2), "--request-seconds", "3", "--stalled-seconds", "3"])
    let judge = Fixtures.root.appending(path: "Tests/Judges/hostile_http.py").path
    let run = try Program.python(
      [judge, server.address, "/f/\(token)/qbr.ics", String(idle)], in: scratch.folder)
    try #require(run.status == 0, "\(run.messages)")
    let outcome = try JSONDecoder().decode(Outcome.self, from: Data(run.output.utf8))
    #expect(outcome.others == 0)
    #expect(outcome.turnedAway == 0)
    // 3 seconds for a first request, and what it takes to notice.
    #expect(outcome.slow.left == 0)
    #expect(outcome.slowReaders == 0)
    func answers(_ name: String) -> [[Outcome.Answer]] { outcome.statuses[name] ?? [] }
    #expect(answers("paths") == Array(repeating: [404], count: 11))
    #expect(answers("files") == Array(repeating: [404], count: 6))
    #expect(answers("absolute") == [[200]])
    #expect(answers("hosts") == [[400], [400], [400], [200]])
    #expect(answers("broken") == Array(repeating: [400], count: 11))
    #expect(answers("smuggling") == [[400], [400]])
    #expect(answers("large headers") == [[431], [431], [431]])
    #expect(answers("long address") == [[414], [431]])
    #expect(answers("large body") == [[413]])
    // The last of them is no method, so that the request is none.
    #expect(answers("methods") == [[405], [405], [405], [405], [405], [400]])
    #expect(answers("ranges") == Array(repeating: [200], count: 4))
    // Fifty, the page, and nothing after the request that asks to close.
    #expect(answers("pipelined") == [Array(repeating: 200, count: 51)])
    // An answer that is being written holds its calendar, which all share, and not a copy of it.
    #expect(try Self.memory(of: server.processID) < 200_000 + idle * 20)
    #expect(server.stop() == 0)
    #expect(!(try server.log.contains(token)))
  }

  /// Another title for every review, published.
  private static func publish(titled title: String, in scratch: Scratch) throws {
    try scratch.writeDuo(title: title)
    let run = try Program.run(["publish", "--as-of", "2025-01-02", "--yes"], in: scratch.folder)
    try #require(run.status == 0, "\(run.messages)")
  }

  @Test(.timeLimit(.minutes(30))) func whoPollsWhilePublishingNeverGetsAMixture() throws {
    struct Polled: Decodable {
      let asked: Int
      let statuses: [String: Int]
      let bodies: [String: [[String]]]
    }
    let scratch = try Scratch.duo()
    defer { scratch.remove() }
    try Self.publish(titled: "Round 0", in: scratch)
    let names = ["qbr", "technical-sync", "all"]
    let token = try scratch.feed("Team", "--calendars", names.joined(separator: ","))
    let server = try ServingProcess(in: scratch, ["--log", "events"])
    let poll = Process()
    let (commands, answers) = (Pipe(), Pipe())
    poll.executableURL = Fixtures.root.appending(path: ".venv/bin/python3")
    poll.arguments = [
      Fixtures.root.appending(path: "Tests/Judges/poll_feeds.py").path, server.address, token,
      names.joined(separator: ","), "4",
    ]
    poll.standardInput = commands
    poll.standardOutput = answers
    try poll.run()
    #expect(try answers.fileHandleForReading.read(upToCount: 8) == Data("polling\n".utf8))
    var published: [String: Set<String>] = [:]
    func note() throws {
      for name in names {
        let sum = try Program.run(
          URL(fileURLWithPath: "/usr/bin/sha256sum"), ["calendars/\(name).ics"], in: scratch.folder)
        published[name, default: []].insert(String(sum.output.prefix(64)))
      }
    }
    try note()
    let rounds = Mutation.rounds(200)
    for round in 1...rounds {
      try Self.publish(titled: "Round \(round)", in: scratch)
      try note()
    }
    try commands.fileHandleForWriting.write(contentsOf: Data("stop\n".utf8))
    let output = try answers.fileHandleForReading.readToEnd() ?? Data()
    poll.waitUntilExit()
    let polled = try JSONDecoder().decode(Polled.self, from: output)
    #expect(Set(polled.statuses.keys).isSubset(of: ["200", "304"]), "\(polled.statuses)")
    for name in names {
      let bodies = polled.bodies[name] ?? []
      // Each body is a published file, whole; and as the title is in every event, no two publications' events are in one.
      #expect(Set(bodies.compactMap(\.first)).isSubset(of: published[name] ?? []), "\(name)")
      // A tag is of one body alone.
      #expect(
        Dictionary(grouping: bodies, by: { $0.last }).allSatisfy {
          Set($0.value.compactMap(\.first)).count == 1
        })
    }
    // That clients asked while it went on.
    #expect((polled.bodies["qbr"] ?? []).count > rounds / 2)
    #expect(server.stop() == 0)
  }
}
