import Foundation
import TestSupport
import Testing

/// The read API against its own description, and against what the commands print.
@Suite struct SiteAPITests {
  @Test(.timeLimit(.minutes(30))) func answersAreWhatTheDescriptionSaysAndWhatTheCommandsPrint() throws {
    let bench = try SiteBench()
    defer { bench.remove() }
    let run = try Judge.run(
      "judge_api.py", [bench.server.address, bench.api], in: bench.bench.scratch.folder)
    try #require(run.status == 0, "\(run.messages)")
    let judged = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(judged["faults"] as? [String] == [])
    let answers = try #require(judged["answers"] as? [String: Any])
    #expect(answers.count == 8)
    let commands = [
      "agenda": "agenda", "funds": "funds status", "certs": "certs status", "metrics": "metrics status",
      "consumption": "consumption status", "pipeline": "pipeline status", "actions": "actions list",
    ]
    for (name, command) in commands {
      for words in ["", " --as-of \(SiteBench.day)"] {
        let query = words.isEmpty ? "" : "?as_of=\(SiteBench.day)"
        let answer = try bench.server.ask(
          "/api/v1/\(name)\(query)", "--header", "Authorization: Bearer \(bench.api)")
        #expect(answer.body == (try bench.bench.run("\(command) --format json\(words)").output), "\(name)")
        #expect(answer.headers["content-type"] == "application/json")
      }
    }
  }

  /// schemathesis makes up questions from the description, good ones and bad ones, and holds each answer against it.
  @Test(.timeLimit(.minutes(30))) func questionsAtRandomGetWhatTheDescriptionSays() throws {
    let bench = try SiteBench()
    defer { bench.remove() }
    let run = try Program.run(
      Fixtures.root.appending(path: ".venv/schemathesis/bin/schemathesis"),
      [
        "--config-file", Fixtures.root.appending(path: "Tests/Judges/schemathesis.toml").path, "run",
        bench.server.address + "/api/v1/openapi.json", "--header", "Authorization: Bearer \(bench.api)",
        "--checks", "all", "--max-examples", String(Mutation.rounds(300)), "--generation-database", "none",
        "--no-color",
      ], in: bench.bench.scratch.folder)
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    #expect(run.output.contains("Tested: 7"), "\(run.output)")
    #expect(bench.server.stop() == 0)
    #expect(!(try bench.server.log.contains(bench.api)))
  }

  @Test(.timeLimit(.minutes(30))) func aWorkspaceWithAnErrorIsAProblemThatNamesItsPlace() throws {
    let bench = try SiteBench()
    defer { bench.remove() }
    let path = "programmes/mifibra-aws.yaml"
    let text = try bench.bench.scratch.text(path)
    try bench.bench.scratch.write(
      text.replacing("3rd tuesday", with: "3rd tuesdy"), to: path)
    let answer = try bench.server.ask("/api/v1/funds", "--header", "Authorization: Bearer \(bench.api)")
    #expect(answer.status == 503)
    #expect(answer.headers["content-type"] == "application/problem+json")
    #expect(
      answer.body.contains("programmes/mifibra-aws.yaml:")
        && answer.body.contains("'3rd tuesdy' is not a day rule"))
    let page = try bench.page("/")
    #expect(page.status == 503)
    #expect(page.body.contains("&#39;3rd tuesdy&#39; is not a day rule"))
    // The calendars go on as they were published, and the pages come back with the file.
    #expect(try bench.server.ask("/f/\(bench.feed)/qbr.ics").status == 200)
    try bench.bench.scratch.write(text, to: path)
    #expect(try bench.page("/").status == 200)
  }
}
