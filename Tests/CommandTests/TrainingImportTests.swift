import Foundation
import TestSupport
import Testing

/// `entente training import` on the sample agreement: S/80K a year for certifications; its second year is July 2024 to June 2025.
@Suite struct TrainingImportTests {
  private static let rows = """
    date,budget,amount,what,reference
    2024-08-01,aws-certifications,"20,000.00","Exam vouchers, first half",F001-1
    2024-09-01,AWS Certifications,S/5K,,F001-2
    2025-07-01,aws-certifications,300.50,Vouchers,F002-1

    """

  private func row(_ bench: FundBench, _ asOf: String) throws -> [String] {
    let report = try #require(bench.json("training status --as-of \(asOf)") as? [String: Any])
    let rows = try #require(report["training"] as? [[String: Any]])
    let row = try #require(rows.first { $0["budget"] as? String == "aws-certifications" })
    return try ["spent", "committed", "left"].map { try #require(row[$0] as? String) }
  }

  @Test func rowsAreSpentOfTheYearThatTheyLieIn() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.scratch.write(Self.rows, to: "spend.csv")
    let shown = try bench.done("training import spend.csv --dry-run")
    #expect(
      shown.hasPrefix("Would record 3 spends.\n") && shown.contains("amount 300.50")
        && shown.contains("(F002-1)"))
    #expect(try !bench.files().keys.contains { $0.hasPrefix("entente.db") })
    #expect(try bench.done("training import spend.csv") == "Recorded 3 spends.\n")
    // 20,000 + 5,000 of 80,000; the third row is of year 3.
    #expect(try row(bench, "2025-06-30") == ["25000.00", "0.00", "55000.00"])
    #expect(try row(bench, "2024-08-31") == ["20000.00", "0.00", "60000.00"])
    #expect(try row(bench, "2025-07-31") == ["300.50", "0.00", "79699.50"])
    let story = try bench.done("explain training aws-certifications/spent --as-of 2025-06-30")
    #expect(story.contains("25000.00 PEN") && story.contains("F001-2"))
    #expect(try bench.done("journal verify").contains("nothing is wrong"))
  }

  /// A longer file, in another order and with another writing of the same values, and equal rows that are two.
  @Test func theSameRowsAreRecordedOnce() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.scratch.write(Self.rows, to: "spend.csv")
    try bench.done("training import spend.csv")
    #expect(try bench.done("training import spend.csv") == "Recorded 0 spends; 3 spends known already.\n")
    let other =
      "\u{FEFF}Amount;Date;What;Budget;Ref\r\n20000;2024-08-01;\"Exam vouchers,\r\n first half\";AWS CERTIFICATIONS;F001-1\r\n"
      + "10;2024-10-01;Book;aws-certifications;\r\n10;2024-10-01;Book;aws-certifications;\r\n"
    try bench.scratch.write(other, to: "other.csv")
    #expect(try bench.done("training import other.csv") == "Recorded 2 spends; 1 spend known already.\n")
    #expect(try bench.done("training import other.csv") == "Recorded 0 spends; 3 spends known already.\n")
    #expect(try row(bench, "2025-06-30")[0] == "25020.00")
    // What was taken back is new again; what was typed with its invoice is known.
    try bench.done("undo --event 2", ["--reason", "The wrong year"])
    #expect(try bench.done("training import spend.csv") == "Recorded 1 spend; 2 spends known already.\n")
    try bench.done("training spend aws-certifications 77 Course --ref F003-1 --on 2024-11-05")
    try bench.scratch.write(
      "date,budget,amount,reference\n2024-11-05,aws-certifications,77,F003-1\n", to: "typed.csv")
    #expect(try bench.done("training import typed.csv") == "Recorded 0 spends; 1 spend known already.\n")
  }

  @Test func aCommitmentIsDrawn() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.done("training commit aws-certifications 1000 Course --on 2024-09-01")
    try bench.scratch.write(
      """
      date,commitment,budget,amount
      2024-08-31,T-1,,1
      2024-09-02,T-1,,600
      2024-09-03,T-1,,400.01
      2024-09-04,T-2,,1
      2024-09-05,T-1,aws-certification,1
      2024-09-06,,,1

      """, to: "draw.csv")
    let refused = try bench.run("training import draw.csv")
    #expect(refused.status == 1 && refused.output.isEmpty)
    let told = refused.messages.split(separator: "\n").map(String.init).filter {
      $0.contains("error[import.row]")
    }
    #expect(
      told.map { String($0.split(separator: " ")[0]) } == [
        "draw.csv:2:12:", "draw.csv:4:17:", "draw.csv:5:12:", "draw.csv:6:16:", "draw.csv:7:13:",
      ], "\(told)")
    for (index, words) in [
      "nothing is committed as 'T-1' by 2024-08-31", "400.01 PEN is more than the", "did you mean 'T-1'?",
      "did you mean 'aws-certifications'?",
      "neither a budget nor a commitment",
    ].enumerated() where index < told.count {
      #expect(told[index].contains(words), "\(told[index])")
    }
    #expect(try bench.done("training import draw.csv --skip-errors") == "Recorded 1 spend.\n")
    #expect(try row(bench, "2025-06-30") == ["600.00", "400.00", "79000.00"])
  }

  @Test func allBadRowsAreToldWithTheirPlacesAndNothingIsHalfImported() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.scratch.write(
      """
      date;budget;amount
      2024-08-31;aws-certifications;10
      2024-02-30;aws-certifications;10
      ;aws-certifications;10
      2024-08-01;aws-certifications;1e400
      2024-08-01;aws-certifications;-5
      2024-08-01;aws-certifications;0.005
      2024-08-01;aws-certifications;USD 5
      2024-08-01;aws-certifications;
      2023-06-30;aws-certifications;10
      2024-08-01;vouchers;10
      2024-08-01;aws-certifications;79990.01
      2024-08-01
      """, to: "bad.csv")
    let outcome = try bench.run("training import bad.csv")
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    let told = outcome.messages.split(separator: "\n").map { $0.split(separator: " ")[0] }
    #expect(
      told.dropLast()
        == [
          "bad.csv:3:1:", "bad.csv:4:1:", "bad.csv:5:31:", "bad.csv:6:31:", "bad.csv:7:31:", "bad.csv:8:31:",
          "bad.csv:9:31:",
          "bad.csv:10:1:", "bad.csv:11:12:", "bad.csv:2:31:", "bad.csv:13:",
        ].sorted { one, other in
          let (left, right) = (one.split(separator: ":"), other.split(separator: ":"))
          return (Int(left[1]) ?? 0) < (Int(right[1]) ?? 0)
        }, "\(outcome.messages)")
    #expect(
      outcome.messages.contains("10.00 PEN is more than the 9.99 PEN left of 'aws-certifications' in Y2"))
    #expect(outcome.messages.contains("2023-06-30 lies outside of the agreement"))
    #expect(try !bench.files().keys.contains { $0.hasPrefix("entente.db") })
    // The first of both is the one that was spent first.
    #expect(try bench.run("training import bad.csv --over").status == 1)
    let over = try bench.done(
      "training import bad.csv --over --skip-errors", ["--reason", "Agreed in the QBR"])
    #expect(over == "Recorded 2 spends.\n")
    #expect(try row(bench, "2024-08-31") == ["80000.01", "0.00", "-0.01"])
  }

  @Test(arguments: [
    ("", "the file is empty"), ("date,budget,amount\n", "there are no rows below the headings"),
    ("date,budget\nx,y\n", "there is no column 'amount'"),
    ("date,amount\n2024-08-01,5\n", "neither a budget nor a commitment"),
    ("date,budget,amount\n2024-08-01,\"aws", "quot"),
  ])
  func aFileWithoutSpendIsTold(text: String, words: String) throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.scratch.write(text, to: "spend.csv")
    let outcome = try bench.run("training import spend.csv")
    #expect(outcome.status == 1 && outcome.messages.contains(words), "\(outcome.messages)")
  }

  @Test func aMappingOfTheWorkspaceNamesColumnsWordsAndTheOrderOfDates() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.scratch.write(
      try bench.scratch.text("entente.yaml") + """

        imports:
          erp:
            dates: day-first
            columns: { date: Fecha, budget: Partida, amount: Importe, what: Glosa }
            values: { budget: { "6311": aws-certifications } }

        """, to: "entente.yaml")
    try bench.scratch.write(
      "Partida;Importe;Fecha;Glosa\n6311;1.250,50;5/8/2024;Vouchers\n6311;10.00;6.8.2024;\n", to: "erp.csv")
    let outcome = try bench.run("training import erp.csv --mapping erp")
    #expect(outcome.status == 0, "\(outcome.messages)")
    // 1,250.50 + 10.00.
    #expect(try row(bench, "2025-06-30")[0] == "1260.50")
    for (words, said) in [
      ("--mapping erb", "did you mean 'erp'?"), ("--map amont=Importe", "did you mean 'amount'?"),
    ] {
      let refused = try bench.run("training import erp.csv \(words)")
      #expect(refused.status == 64 && refused.messages.contains(said), "\(refused.messages)")
    }
  }
}
