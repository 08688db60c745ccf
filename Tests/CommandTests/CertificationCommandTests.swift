import Foundation
import TestSupport
import Testing

/// `entente certs` and `entente training` as an alliance director runs them on the sample agreement: 8 of 15 architects, due on
/// 2025-12-31, valid for three years; S/80K a year for certifications.
@Suite struct CertificationCommandTests {
  private struct Bench {
    let scratch: Scratch

    init() throws {
      scratch = try Scratch.sample()
      let programme = try scratch.text("programmes/mifibra-aws.yaml").replacing(
        "due: 2025-12-31, valid: 3 years }",
        with: """
          due: 2025-12-31, valid: 3 years, level: associate, known-as: [SAA-C03] }
            architect-pro: { title: Architect Professional, target: 2, valid: 3 years, level: professional, renews: [solutions-architect] }
          tiers:
            advanced: { rules: [{ from: 2024-01-01, certified: 2, professional: 1, launched-opportunities: 20 }] }
          """
      ).replacing(
        "delivery: AWS Training }", with: "delivery: AWS Training, certifications: [solutions-architect] }")
      try scratch.write(programme, to: "programmes/mifibra-aws.yaml")
    }

    func run(_ words: String, _ more: [String] = []) throws -> Program.Outcome {
      try Program.run(words.split(separator: " ").map(String.init) + more, in: scratch.folder)
    }

    @discardableResult
    func done(_ words: String, _ more: [String] = []) throws -> String {
      let outcome = try run(words, more)
      #expect(outcome.status == 0, "\(words): \(outcome.messages)")
      return outcome.output
    }

    func json(_ words: String) throws -> Any {
      try JSONSerialization.jsonObject(with: Data(done("\(words) --format json").utf8))
    }

    func architects(_ asOf: String, _ more: String = "") throws -> [String: Any] {
      let report = try #require(json("certs status --as-of \(asOf) \(more)") as? [String: Any])
      return try #require((report["certifications"] as? [[String: Any]])?.first)
    }
  }

  @Test func statusHasTheKeysOfTheDesign() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    let text = try bench.done("certs status --as-of 2025-10-01 --format json")
    let order = [
      "certification", "title", "holders", "target", "due", "gap", "expiring", "booked", "projected",
      "source",
    ]
    let places = order.compactMap { text.range(of: "      \"\($0)\":")?.lowerBound }
    #expect(places.count == order.count && places == places.sorted())
    let row = try bench.architects("2025-10-01")
    #expect(row["holders"] as? Int == 8 && row["gap"] as? Int == 7 && row["source"] as? String == "agreement")
    #expect(row["pace_per_month"] as? Int == 3)
  }

  @Test func aYearOfCertifications() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    try bench.scratch.write("a badge", to: "badge.pdf")
    let added = try bench.done(
      "certs add p-17 solutions-architect --issued 2023-03-10 --credential SAA-1 --evidence badge.pdf")
    #expect(added.contains("p-17 holds solutions-architect until 2026-03-10"))
    try bench.done("certs plan p-21 SAA-C03 --exam 2025-11-20 --on 2025-09-01")
    var row = try bench.architects("2025-10-01")
    #expect(row["holders"] as? Int == 8 && row["booked"] as? Int == 1 && row["projected"] as? Int == 9)
    #expect(row["source"] as? String == "roster 1, agreement 7")
    try bench.done("certs add p-21 solutions-architect --issued 2025-11-20")
    #expect(try bench.architects("2025-11-20")["holders"] as? Int == 9)
    // By the higher exam p-17 stays an architect beyond 2026-03-10.
    try bench.done("certs add p-17 architect-pro --issued 2025-11-25")
    #expect(try bench.architects("2026-04-01")["holders"] as? Int == 9)
    try bench.done("certs revoke p-21 solutions-architect --on 2026-04-02", ["--reason", "Left"])
    row = try bench.architects("2026-04-02")
    #expect(row["holders"] as? Int == 8)
    try bench.done("certs roster solutions-architect --complete --on 2026-05-01")
    row = try bench.architects("2026-05-01")
    #expect(row["holders"] as? Int == 1 && row["source"] as? String == "roster")
    #expect(try bench.architects("2025-10-01")["holders"] as? Int == 8)

    let people = try #require(bench.json("certs people --as-of 2026-04-02") as? [[String: Any]])
    #expect(people.compactMap { $0["state"] as? String } == ["valid", "valid", "revoked"])
    #expect(people.first?["expiry_rule"] as? String == "renewed by architect-pro")
    #expect(try bench.done("certs evidence").contains("1 file of evidence, none changed"))
    let tiers = try #require(bench.json("certs tiers --as-of 2026-04-01") as? [[String: Any]])
    let lines = try #require(tiers.first?["requirements"] as? [[String: Any]])
    #expect(lines.compactMap { $0["state"] as? String } == ["met", "met", "no data"])
    let story = try bench.done("explain certs solutions-architect/holders --as-of 2025-11-20")
    #expect(story.contains("holders = unnamed + valid = 7 + 2"))
    #expect(try bench.done("journal verify").contains("nothing is wrong"))
  }

  @Test func refusalsRecordNothing() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    for (words, message) in [
      ("certs renew p-1 solutions-architect", "no 'solutions-architect'"),
      ("certs add p-1 solution-architect", "did you mean 'solutions-architect'?"),
      ("training spend aws-certification 10", "did you mean 'aws-certifications'?"),
      ("training spend aws-certifications 80000.01 --on 2025-10-01", "80000.00 PEN"),
    ] {
      let outcome = try bench.run(words)
      #expect(outcome.status == 1 && outcome.messages.contains(message), "\(words): \(outcome.messages)")
    }
    for words in [
      "certs plan p-1 devops", "certs add p-1 solutions-architect --issued 2025-01-01 --on 2025-01-02",
    ] {
      #expect(try bench.run(words).status == 64)
    }
    #expect(try bench.scratch.contents().keys.contains { $0.hasSuffix(".db") } == false)
  }

  /// A byte order mark, CRLF, semicolons, columns in another order, headings of another system, a line end in a cell.
  @Test func aRosterIsImportedOnce() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    try bench.scratch.write(
      "\u{FEFF}Earned;Employee ID;Note;certification\r\n2024-01-15;p-1;\"two\r\nlines\";SAA-C03\r\n2024-02-15;p-2;;AWS Solutions Architect\r\n",
      to: "lms.csv")
    let words = ["--map", "person=Employee ID", "--map", "issued=Earned", "--on", "2025-10-01"]
    let trial = try bench.done("certs import lms.csv --dry-run --complete", words)
    #expect(trial.contains("Would record 3"))
    #expect(try bench.architects("2025-10-01")["holders"] as? Int == 8)
    try bench.done("certs import lms.csv", words)
    #expect(try bench.architects("2025-10-01")["source"] as? String == "roster 2, agreement 6")
    let again = try bench.done("certs import lms.csv", words)
    #expect(again.contains("Recorded 0 credentials; 2 credentials known already"))
    try bench.done("certs import lms.csv --complete", words)
    #expect(try bench.architects("2025-10-01")["holders"] as? Int == 2)
    #expect(try bench.done("certs import lms.csv --complete", words).contains("Recorded 0"))
  }

  /// 03/04/2024 is the third of April where days come first.
  @Test func aMappingOfTheWorkspaceSaysHowAListIsMeant() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    try bench.scratch.write(
      bench.scratch.text("entente.yaml")
        + "imports:\n  lms:\n    columns: { person: Staff, issued: Earned }\n    values: { certification: { SCS: architect-pro } }\n    dates: day-first\n",
      to: "entente.yaml")
    try bench.scratch.write(
      "Staff,Earned,certification\np-1,03/04/2024,SCS\np-2,31.13.2024,SCS\n", to: "lms.csv")
    let outcome = try bench.run("certs import lms.csv --mapping lms --skip-errors")
    #expect(outcome.messages.contains("lms.csv:3:5:"), "\(outcome.messages)")
    let people = try #require(bench.json("certs people") as? [[String: Any]])
    #expect(people.count == 1 && people.first?["issued"] as? String == "2024-04-03")
  }

  @Test func badRowsAreAllToldAndNothingIsHalfImported() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    try bench.scratch.write(
      "person,certification,issued,expires\np-1,solutions-architect,2024-01-15,\np-2,devops,2024-01-15,\np-3,solutions-architect,15.1.2024,\n,solutions-architect,2024-01-15,\n",
      to: "roster.csv")
    let refused = try bench.run("certs import roster.csv")
    #expect(refused.status == 1)
    for place in ["roster.csv:3:5:", "roster.csv:4:25:", "roster.csv:5:1:"] {
      #expect(refused.messages.contains(place), "\(place) in \(refused.messages)")
    }
    #expect(try bench.architects("2025-10-01")["source"] as? String == "agreement")
    let skipped = try bench.run("certs import roster.csv --skip-errors")
    #expect(skipped.output.contains("Recorded 1 credential"))
    #expect(try bench.architects("2025-10-01")["source"] as? String == "roster 1, agreement 7")
    for (text, message) in [("", "the file is empty"), ("person,certification,issued\n", "no rows")] {
      try bench.scratch.write(text, to: "nothing.csv")
      let outcome = try bench.run("certs import nothing.csv")
      #expect(outcome.status == 1 && outcome.messages.contains(message), "\(outcome.messages)")
    }
  }

  @Test func aFactIsTakenBackUnlessAnotherStandsOnIt() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    try bench.done("certs add p-1 solutions-architect --issued 2024-01-15 --new")
    try bench.done("certs renew p-1 solutions-architect --issued 2025-01-15")
    let refused = try bench.run("undo --event 1")
    #expect(refused.status == 1 && refused.messages.contains("would no longer make sense"))
    try bench.done("undo --event 2")
    try bench.done("undo --event 1")
    #expect(try bench.architects("2025-10-01")["holders"] as? Int == 8)
  }

  /// 12,000 committed and spent, one certification gained in the third contract year: 80,000 − 12,000, and 12,000 each.
  @Test func aTrainingBudgetInItsYear() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    #expect(
      try bench.done("training commit aws-certifications S/12K Vouchers --on 2025-09-01").contains(
        "68,000.00 left of 80,000.00 PEN"))
    try bench.done("training spend T-1 12000 --on 2025-10-01 --ref F001-88")
    try bench.done("certs add p-1 solutions-architect --issued 2025-10-15")
    let report = try #require(bench.json("training status --as-of 2025-10-31") as? [String: Any])
    let row = try #require((report["training"] as? [[String: Any]])?.first)
    #expect(row["period"] as? String == "Y3" && row["from"] as? String == "2025-07-01")
    #expect(row["spent"] as? String == "12000.00" && row["committed"] as? String == "0.00")
    #expect(row["left"] as? String == "68000.00" && row["cost_per_certification"] as? String == "12000.00")
    #expect(
      try bench.done("explain training aws-certifications/left --as-of 2025-10-31").contains("68000.00 PEN"))
    for format in ["table", "csv", "json"] {
      #expect(!(try bench.done("training status --as-of 2025-06-30 --format \(format)")).isEmpty)
    }
  }

  /// The pack tells from where the holders come, and nobody's name.
  @Test func packsTellTheSourceAndNobodysName() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    try bench.done("certs add person-4711 solutions-architect --issued 2023-03-10", ["--name", "Somebody"])
    try bench.done("pack build qbr/Y3-Q2 --as-of 2025-10-01")
    let pack = try bench.scratch.text("packs/qbr/Y3-Q2.md")
    #expect(
      pack.contains("| AWS Solutions Architect | 8 | 15 | 7 |")
        && pack.contains("AWS Solutions Architect 8 (roster 1, agreement 7)"))
    #expect(!pack.contains("4711") && !pack.contains("Somebody"))
  }

  @Test func programmesWithBadRenewalsAndTiersAreTold() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    let programme = try bench.scratch.text("programmes/mifibra-aws.yaml")
    for (old, new, message) in [
      ("level: associate,", "level: associate, renews: [architect-pro],", "cannot renew"),
      ("renews: [solutions-architect]", "renews: [solution-architect]", "solutions-architect"),
      ("level: professional", "level: expert", "is not a level"),
      ("level: professional, ", "", "no certification of the programme has the level professional"),
      ("certified: 2", "certifed: 2", "did you mean 'certified'?"),
    ] {
      try bench.scratch.write(programme.replacing(old, with: new), to: "programmes/mifibra-aws.yaml")
      let outcome = try bench.run("check")
      #expect(outcome.status == 1 && (outcome.output + outcome.messages).contains(message), "\(message)")
    }
  }
}
