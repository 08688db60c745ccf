import Foundation
import TestSupport
import Testing

/// The server as people run it, in a process of its own.
@Suite struct ServeTests {
  /// A workspace that is published, with a feed of two calendars.
  private static func published() throws -> (scratch: Scratch, token: String) {
    let scratch = try Scratch.duo()
    try Program.run(["publish", "--as-of", "2025-01-02"], in: scratch.folder)
    return (scratch, try scratch.feed("Team", "--calendars", "qbr,all"))
  }

  private static func feeds(_ scratch: Scratch) throws -> [[String: Any]] {
    let run = try Program.run(["feed", "list", "--format", "json"], in: scratch.folder)
    return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
  }

  @Test(.timeLimit(.minutes(30))) func aFeedOpensItsCalendarsUntilItIsTakenBack() throws {
    let (scratch, token) = try Self.published()
    defer { scratch.remove() }
    let server = try ServingProcess(in: scratch)
    for name in ["qbr", "all"] {
      let got = try server.ask("/f/\(token)/\(name).ics")
      #expect(got.status == 200)
      #expect(got.body == (try scratch.text("calendars/\(name).ics")))
    }
    let unknown = try server.ask("/nothing/at/all")
    let wrong = try server.ask("/f/\(token.reversed().map(String.init).joined())/qbr.ics")
    let others = try server.ask("/f/\(token)/training.ics")
    let after = try Program.run(["feed", "revoke", "Team"], in: scratch.folder)
    #expect(after.status == 0)
    let revoked = try server.ask("/f/\(token)/qbr.ics")
    for answer in [wrong, others, revoked] {
      #expect(answer.status == 404)
      #expect(answer.body == unknown.body)
      var (fields, expected) = (answer.headers, unknown.headers)
      fields["date"] = nil
      expected["date"] = nil
      #expect(fields == expected)
    }
    // A new one, made while the server is at work.
    let next = try scratch.feed("Team", "--calendars", "qbr")
    #expect(try server.ask("/f/\(next)/qbr.ics").status == 200)
    #expect(server.stop() == 0)
    // Nowhere does a token stand: not in the log, nor in any file of the workspace.
    for secret in [token, next] {
      #expect(!(try server.log.contains(secret)))
      for (name, bytes) in try scratch.contents() {
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name)")
      }
    }
    #expect(try server.log.contains("\"path\":\"/f/…/qbr.ics\""))
    for line in try server.log.split(separator: "\n") {
      #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any], "\(line)")
    }
  }

  @Test(.timeLimit(.minutes(30))) func theListTellsWhoUsedAFeedLast() throws {
    let (scratch, token) = try Self.published()
    defer { scratch.remove() }
    _ = try scratch.feed("Director", "--pages", "--expires", "2099-12-31")
    _ = try scratch.feed("Export", "--api")
    let server = try ServingProcess(in: scratch)
    #expect(try server.ask("/f/\(token)/qbr.ics", "-A", "Calendar/7 é").status == 200)
    // What was noted is kept when the server has stopped.
    #expect(server.stop() == 0)
    let feeds = try Self.feeds(scratch)
    #expect(feeds.map { $0["name"] as? String } == ["Team", "Director", "Export"])
    #expect(feeds.map { $0["kind"] as? String } == ["calendars", "pages", "api"])
    #expect(feeds[0]["calendars"] as? [String] == ["qbr", "all"])
    #expect(feeds[0]["client"] as? String == "Calendar/7 ??")
    #expect(feeds[0]["last_used"] is String)
    #expect(feeds[1]["last_used"] is NSNull)
    #expect(feeds[1]["expires"] as? String == "2100-01-01T00:00:00Z")
    let table = try Program.run(["feed", "list"], in: scratch.folder).output
    #expect(table.contains("2099-12-31"))
    #expect(!table.contains(token))
  }

  @Test func whatMakesNoFeedSaysWhy() throws {
    let (scratch, _) = try Self.published()
    defer { scratch.remove() }
    for (arguments, status, words) in [
      (["--name", "Team", "--calendars", "qbr"], 1, "there is a feed 'Team' already"),
      (["--name", "A", "--calendars", "qrb"], 1, "no calendar is named 'qrb'; did you mean 'qbr'?"),
      (["--name", "A", "--calendars", ","], 64, "--calendars names no calendar"),
      (["--name", "A", "--calendars", "qbr", "--api"], 64, "a token opens one thing"),
      (["--name", "A"], 64, "a token opens one thing"),
      (["--name", "", "--api"], 64, "--name has 1 to 80 characters"),
      (["--name", "17", "--api"], 64, "--name is no number"),
      (["--name", "A", "--api", "--expires", "2020-01-01"], 1, "2020-01-01 is over"),
      (
        ["--name", "A", "--calendars", "qbr", "--address", "ftp://x"], 64,
        "--address is the beginning of an address"
      ),
      (
        ["--name", "A\u{1B}[31m", "--api"], 64,
        "--name has 1 to 80 characters, none of them a control character"
      ),
    ] as [([String], Int32, String)] {
      let run = try Program.run(["feed", "add"] + arguments, in: scratch.folder)
      #expect(run.status == status, "\(arguments)")
      #expect(run.messages.contains(words), "\(arguments): \(run.messages)")
      #expect(run.output.isEmpty)
    }
    let gone = try Program.run(["feed", "revoke", "Nobody"], in: scratch.folder)
    #expect(gone.status == 1)
    #expect(gone.messages.contains("no feed is named 'Nobody'"))
    #expect(try Self.feeds(scratch).count == 1)
  }

  @Test(.timeLimit(.minutes(30))) func aRequestInHandIsFinishedBeforeTheServerStops() throws {
    let (scratch, token) = try Self.published()
    defer { scratch.remove() }
    let server = try ServingProcess(in: scratch)
    let judge = Fixtures.root.appending(path: "Tests/Judges/stop_in_hand.py").path
    let run = try Program.python(
      [judge, server.address, "/f/\(token)/all.ics", String(server.processID)], in: scratch.folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output == (try scratch.text("calendars/all.ics")))
    #expect(server.stop() == 0)
    #expect(try server.log.contains("\"message\":\"stopped\""))
  }

  @Test(.timeLimit(.minutes(30))) func whoTakesNothingDoesNotHoldUpTheStop() throws {
    let (scratch, token) = try Self.published()
    defer { scratch.remove() }
    let server = try ServingProcess(in: scratch, ["--stop-seconds", "1", "--log", "events"])
    let client = Process()
    let (input, output) = (Pipe(), Pipe())
    client.executableURL = Fixtures.root.appending(path: ".venv/bin/python3")
    client.arguments = [
      Fixtures.root.appending(path: "Tests/Judges/stop_in_hand.py").path, server.address,
      "/f/\(token)/all.ics",
      String(server.processID), "hold",
    ]
    client.standardInput = input
    client.standardOutput = output
    try client.run()
    #expect(try output.fileHandleForReading.read(upToCount: 8) == Data("holding\n".utf8))
    #expect(server.stop() == 0)
    try input.fileHandleForWriting.close()
    client.waitUntilExit()
  }

  @Test(.timeLimit(.minutes(30))) func itServesOverTLS() throws {
    let (scratch, token) = try Self.published()
    defer { scratch.remove() }
    let made = try Program.run(
      URL(fileURLWithPath: "/usr/bin/openssl"),
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", "key.pem", "-out",
        "chain.pem",
        "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1",
      ], in: scratch.folder)
    try #require(made.status == 0, "\(made.messages)")
    let server = try ServingProcess(in: scratch, ["--certificate", "chain.pem", "--key", "key.pem"])
    #expect(server.address.hasPrefix("https://127.0.0.1:"))
    let chain = scratch.folder.appending(path: "chain.pem").path
    let got = try server.ask("/f/\(token)/all.ics", "--cacert", chain)
    #expect(got.status == 200)
    #expect(got.body == (try scratch.text("calendars/all.ics")))
    #expect(got.headers["strict-transport-security"] != nil)
    #expect(throws: ServingProcess.Failure.self) {
      try server.ask("/healthz", "--cacert", chain, "--tls-max", "1.1")
    }
    #expect(server.stop() == 0)
    let wrong = try Program.run(
      ["serve", "--port", "0", "--certificate", "key.pem", "--key", "chain.pem"], in: scratch.folder)
    #expect(wrong.status == 1)
    #expect(wrong.messages.contains("the certificate or its key cannot be used"))
  }

  @Test(.timeLimit(.minutes(30))) func aProxysWordCountsOnlyWhereThereIsOne() throws {
    let (scratch, _) = try Self.published()
    defer { scratch.remove() }
    let director = try scratch.feed("Director", "--pages")
    let forwarded = ["-H", "Forwarded: for=192.0.2.43;proto=https;host=calendars.example"]
    let login =
      forwarded + ["-H", "Content-Type: application/x-www-form-urlencoded", "-d", "token=\(director)"]
    let plain = try ServingProcess(in: scratch)
    #expect(try plain.ask("/login", login).headers["set-cookie"]?.contains("Secure") == false)
    #expect(try plain.ask("/metrics", forwarded).status == 200)
    #expect(plain.stop() == 0)
    #expect(!(try plain.log.contains("192.0.2.43")))
    let proxied = try ServingProcess(in: scratch, ["--behind-proxy"])
    #expect(try proxied.ask("/login", login).headers["set-cookie"]?.hasSuffix("; Secure") == true)
    #expect(try proxied.ask("/metrics", forwarded).status == 404)
    #expect(try proxied.ask("/metrics").status == 200)
    #expect(proxied.stop() == 0)
    #expect(try proxied.log.contains("\"client\":\"192.0.2.43\""))
    for server in [plain, proxied] { #expect(!(try server.log.contains(director))) }
  }

  @Test(.timeLimit(.minutes(30))) func aServerThatCannotStartSaysWhy() throws {
    let (scratch, _) = try Self.published()
    defer { scratch.remove() }
    let server = try ServingProcess(in: scratch)
    let port = try #require(server.address.split(separator: ":").last.map(String.init))
    let second = try Program.run(["serve", "--port", port], in: scratch.folder)
    #expect(second.status == 1)
    #expect(
      second.messages.contains(
        "error[server.start]: 127.0.0.1:\(port) cannot be listened at: Address already in use"))
    #expect(second.output.isEmpty)
    #expect(server.stop() == 0)
    for arguments in [
      ["--port", "70000"], ["--certificate", "x.pem"], ["--connections", "0"], ["--idle-seconds", "0"],
    ] {
      #expect(try Program.run(["serve"] + arguments, in: scratch.folder).status == 64, "\(arguments)")
    }
  }

  /// Additions are published; another title waits for a person, and is told once.
  @Test(.timeLimit(.minutes(30))) func watchingPublishesWhatOnlyAdds() throws {
    let scratch = try Scratch.duo()
    defer { scratch.remove() }
    let token = try scratch.feed("Team", "--calendars", "qbr")
    let server = try ServingProcess(in: scratch, ["--watch"])
    func wait(for isThere: () throws -> Bool) throws -> Bool {
      for _ in 0..<600 {
        if try isThere() { return true }
        usleep(100_000)
      }
      return false
    }
    let path = "/f/\(token)/qbr.ics"
    #expect(try wait { try server.ask(path).status == 200 })
    let before = try server.ask(path)
    try scratch.writeDuo(title: "Board review")
    #expect(try wait { try server.log.contains("changes wait for a person") })
    #expect(try server.ask(path).headers["etag"] == before.headers["etag"])
    #expect(try Program.run(["publish", "--yes"], in: scratch.folder).status == 0)
    #expect(try server.ask(path).headers["etag"] != before.headers["etag"])
    #expect(server.stop() == 0)
    #expect(try server.log.components(separatedBy: "changes wait for a person").count == 2)
  }
}
