import Foundation
import Journal
import TestSupport
import Testing

/// `entente funds import`: steps and statuses of other systems become facts once, or are told.
@Suite struct FundImportTests {
  /// A request of 20,000 of which 18,000 are approved, spent in two equal invoices of 9,000, claimed at 15,000 and paid.
  private static let steps = """
    date,step,fund,request,claim,title,amount,from,until,ref,reason
    2025-04-03,request,APN Marketing Central,REQ-1,,"Campaign, spring","20,000.00",2025-05-05,2025-05-30,,
    2025-04-04,submit,,REQ-1,,,,,,,
    2025-04-10,approve,,REQ-1,,,S/18K,,,AWS-77,
    2025-06-02,spend,,REQ-1,,,9000,,,INV-1,
    2025-06-02,spend,,REQ-1,,,9000,,,INV-1,
    2025-06-05,claim,,REQ-1,CL-1,,15000,,,,
    2025-06-15,claim approve,,,CL-1,,,,,,
    2025-06-30,pay,,,CL-1,,15000,,,,

    """

  @Test func stepsOfAFileMoveMoneyAsTheSameCommandsDo() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.scratch.write(Self.steps, to: "steps.csv")
    #expect(try bench.done("funds import steps.csv", ["--waive", "moved"]) == "Recorded 9 steps.\n")
    // By hand: 100,000 − 18,000; 18,000 − 15,000 committed; paid 15,000; spent 2 × 9,000.
    #expect(
      try bench.figures("--as-of 2025-07-01") == [
        "82000.00", "0.00", "3000.00", "0.00", "0.00", "15000.00", "0.00", "18000.00",
      ])
    #expect(
      try bench.figures("--as-of 2025-06-10") == [
        "82000.00", "0.00", "3000.00", "15000.00", "0.00", "0.00", "0.00", "18000.00",
      ])
    try bench.done("journal verify")
  }

  @Test func theSameFileTwiceRecordsNothingAndALongerOneWhatIsNew() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let lines = Self.steps.split(separator: "\n", omittingEmptySubsequences: false)
    try bench.scratch.write(lines.prefix(6).joined(separator: "\n"), to: "steps.csv")
    #expect(try bench.done("funds import steps.csv") == "Recorded 6 steps.\n")
    #expect(try bench.done("funds import steps.csv") == "Recorded 0 steps; 5 steps known already.\n")
    let reordered = [lines[0]] + lines.dropFirst().reversed()
    try bench.scratch.write(reordered.joined(separator: "\r\n"), to: "other.csv")
    #expect(
      try bench.done("funds import other.csv", ["--waive", "moved"])
        == "Recorded 3 steps; 5 steps known already.\n")
  }

  @Test func aRehearsalShowsWhatWouldBeRecordedAndMakesNoJournal() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.scratch.write(Self.steps, to: "steps.csv")
    let shown = try bench.done("funds import steps.csv --dry-run", ["--waive", "moved"])
    #expect(shown.hasPrefix("Would record 9 steps.\n"))
    #expect(shown.contains("2025-06-30  fund.pay"))
    #expect(try !bench.files().keys.contains { $0.hasPrefix("entente.db") })
  }

  @Test func rowsInErrorAreAllToldAndNothingIsRecordedUnlessTheyAreSkipped() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.scratch.write(
      """
      date;step;fund;request;title;amount
      2025-04-31;request;apn-marketing-central;A;x;5
      2025-05-03;requst;apn-marketing-central;A;x;5
      2025-05-03;request;apn-marketing;A;x;5
      2025-05-03;request;apn-marketing-central;A;x;NaN
      2025-05-03;request;apn-marketing-central;A;x;1e400
      2025-05-03;request;apn-marketing-central;A;x;-5
      2025-05-03;request;apn-marketing-central;A;x;5.005
      2025-05-03;request;apn-marketing-central;A;x;USD 5
      2025-05-03;submit;;B;;
      2025-05-03;submit;;apn-marketing-central;;
      2025-05-03;request;apn-marketing-central;C;;5
      2025-05-03;request;apn-marketing-central;D;=cmd();5
      2025-05-03;request
      """, to: "bad.csv")
    let outcome = try bench.run("funds import bad.csv")
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    let told = outcome.messages.split(separator: "\n").map { $0.split(separator: " ")[0] }
    #expect(
      told.dropLast() == [
        "bad.csv:2:1:", "bad.csv:3:12:", "bad.csv:4:20:", "bad.csv:5:46:", "bad.csv:6:46:", "bad.csv:7:46:",
        "bad.csv:8:46:", "bad.csv:9:46:", "bad.csv:10:", "bad.csv:11:", "bad.csv:12:44:", "bad.csv:14:",
      ], "\(outcome.messages)")
    for words in [
      "did you mean 'request'?", "say which one it is under imports", "is in USD; state it in PEN",
    ] {
      #expect(outcome.messages.contains(words))
    }
    #expect(try !bench.files().keys.contains { $0.hasPrefix("entente.db") })
    #expect(try bench.done("funds import bad.csv --skip-errors") == "Recorded 2 steps.\n")
    #expect(try bench.done("funds status apn-marketing-central --format csv").contains("'=cmd()"))
  }

  @Test(arguments: [
    ("", "the file is empty"), ("date,step\n", "there are no rows below the headings"),
    ("step\nx\n", "there is no column 'date'"),
  ])
  func aFileWithoutStepsIsTold(text: String, words: String) throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.scratch.write(text, to: "steps.csv")
    let outcome = try bench.run("funds import steps.csv")
    #expect(outcome.status == 1 && outcome.messages.contains(words), "\(outcome.messages)")
  }

  @Test func aMappingOfTheWorkspaceNamesColumnsWordsAndTheOrderOfDates() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let workspace = try bench.scratch.text("entente.yaml")
    try bench.scratch.write(
      workspace + """

        imports:
          crm:
            dates: day-first
            columns: { date: Fecha, step: Paso, fund: Fondo, request: Solicitud, amount: Importe, title: Nombre }
            values: { step: { solicitar: request, enviar: submit }, fund: { APN MC: apn-marketing-central } }

        """, to: "entente.yaml")
    try bench.scratch.write(
      "Paso;Fecha;Fondo;Solicitud;Importe;Nombre\nsolicitar;3/4/2025;APN MC;R-1;20000;Feria\nenviar;4.4.2025;;R-1;;\n",
      to: "crm.csv")
    try bench.done("funds import crm.csv --mapping crm")
    #expect(try bench.figures("--as-of 2025-04-03")[1] == "0.00")
    #expect(try bench.figures("--as-of 2025-04-04")[1] == "20000.00")
    for (words, said) in [
      ("--mapping crn", "did you mean 'crm'?"), ("--map amont=Importe", "did you mean 'amount'?"),
      ("--map amount", "write column=heading"),
    ] {
      let outcome = try bench.run("funds import crm.csv \(words)")
      #expect(outcome.status == 64 && outcome.messages.contains(said), "\(outcome.messages)")
    }
  }
}

/// What AWS Partner Central says of benefits (`partnercentral-benefits`, API 2018-05-10).
@Suite struct BenefitImportTests {
  private func application(_ status: String, _ updated: String, reason: String? = nil) -> String {
    """
    { "Id": "benappl-4f2", "Arn": "arn:aws:partnercentral:us-east-1:111122223333:catalog/AWS/benefit-application/benappl-4f2",
      "Catalog": "AWS", "BenefitId": "ben-mdf", "Name": "Summit", "FulfillmentTypes": ["CASH"], "Programs": ["APN Marketing Central"],
      "BenefitApplicationDetails": { "Budget": { "Requested": { "Amount": "20000.0000", "CurrencyCode": "PEN" } },
        "from": "2025-11-12", "until": "2025-11-13", "Leads": 40 },
      "Status": "\(status)", "StatusReason": \(reason.map { "\"\($0)\"" } ?? "null"), "Revision": "3", "FileDetails": [],
      "CreatedAt": "2025-09-01T10:00:00.123000+00:00", "UpdatedAt": "\(updated)" }
    """
  }

  private func imported(_ bench: FundBench, _ text: String) throws -> Program.Outcome {
    try bench.scratch.write(text, to: "applications.json")
    return try bench.run("funds import applications.json --map amount=Budget.Requested")
  }

  @Test func anApplicationIsFollowedFromStatusToStatus() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    for (status, updated, recorded, state) in [
      ("PENDING_SUBMISSION", "2025-09-01T10:00:00+00:00", "Recorded 2 steps", "draft"),
      ("IN_REVIEW", "2025-09-03T10:00:00+00:00", "Recorded 1 step", "submitted"),
      ("IN_REVIEW", "2025-09-03T10:00:00+00:00", "Recorded 0 steps; 1 step known already", "submitted"),
      ("ACTION_REQUIRED", "2025-09-05T10:00:00+00:00", "Recorded 1 step", "returned"),
      ("APPROVED", "2025-09-12T10:00:00+00:00", "Recorded 2 steps", "approved"),
      // An older answer is no news.
      ("IN_REVIEW", "2025-09-03T10:00:00+00:00", "Recorded 0 steps; 1 step known already", "approved"),
    ] {
      let outcome = try imported(bench, application(status, updated, reason: "more detail"))
      #expect(
        outcome.status == 0 && outcome.output.hasPrefix(recorded),
        "\(status): \(outcome.output)\(outcome.messages)")
      let requests = try bench.objects("funds status apn-marketing-central --as-of 2025-12-31")
      #expect(requests.first?["state"] as? String == state)
    }
    #expect(try bench.figures("--as-of 2025-09-12").prefix(3) == ["80000.00", "0.00", "20000.00"])
    try bench.done("journal verify")
  }

  @Test func aListAndAnArrayOfAnswersAreTakenWhole() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let outcome = try imported(
      bench,
      "[\(application("APPROVED", "2025-09-12T10:00:00+00:00")), {\"BenefitApplicationSummaries\": [], \"NextToken\": \"x\"}]"
    )
    #expect(outcome.output.hasPrefix("Recorded 4 steps"))
    #expect(outcome.messages.contains("one page of several"))
  }

  @Test func anAllocationBeyondOursIsAllottedAndASmallerOneIsTold() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    func allocation(_ id: String, _ amount: String) -> String {
      """
      { "Id": "\(id)", "Catalog": "AWS", "Name": "APN Marketing Central", "Status": "ACTIVE", "FulfillmentType": "CREDITS",
        "FulfillmentDetail": { "CreditDetails": { "AllocatedAmount": { "Amount": "\(amount)", "CurrencyCode": "PEN" },
          "IssuedAmount": { "Amount": "0", "CurrencyCode": "PEN" }, "Codes": [] } },
        "StartsAt": 1751328000.0, "ExpiresAt": "2026-06-30T23:59:59Z" }
      """
    }
    var outcome = try imported(bench, allocation("benalloc-1", "60000.00"))
    #expect(
      outcome.status == 0 && outcome.messages.contains("40000.00 PEN less than is recorded"),
      "\(outcome.messages)")
    outcome = try imported(
      bench, "[\(allocation("benalloc-1", "60000.00")), \(allocation("benalloc-2", "70000"))]")
    #expect(outcome.output.hasPrefix("Recorded 2 steps"), "\(outcome.output)\(outcome.messages)")
    let status = try #require(bench.json("funds status --as-of 2025-07-31") as? [String: Any])
    let funds = try #require(status["funds"] as? [[String: Any]])
    #expect(funds.first?["allocated"] as? String == "130000.00")
  }

  @Test(
    arguments: [
      ("{", "1:2", "a key"), ("[1]", "1:2", "no benefit application"),
      ("{}", "1:1", "no benefit application"),
      ("{\"Id\": \"a\", \"Status\": \"APROVED\"}", "1:23", "did you mean 'APPROVED'?"),
      ("{\"Id\": \"a\", \"Status\": \"APPROVED\"}", "1:1", "neither CreatedAt nor UpdatedAt"),
      ("{\"Id\": \"a\", \"Status\": \"APPROVED\", \"CreatedAt\": \"soon\"}", "1:48", "no date"),
      (
        "{\"Id\": \"a\", \"Status\": \"APPROVED\", \"CreatedAt\": \"2025-09-01T00:00:00Z\", \"Name\": \"X\"}",
        "1:1",
        "no fund is named 'X'"
      ),
    ])
  func whatCannotBeReadIsToldWithItsPlace(text: String, place: String, words: String) throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let outcome = try imported(bench, text)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("applications.json:\(place): error[import.row]"), "\(outcome.messages)")
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
  }
}
