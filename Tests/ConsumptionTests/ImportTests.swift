import BusinessCalendar
import Consumption
import Foundation
import Interchange
import Programme
import TestSupport
import Testing

@Suite("Reading billing data")
struct ImportTests {
  private static func read(_ files: [[UInt8]], currency: String? = nil, pieces: Int = .max) throws
    -> ConsumptionImport
  {
    var options = ConsumptionImportOptions(day: try Bench.date("2026-01-01"))
    options.plainCurrency = Currency("PEN")
    options.currency = currency.flatMap { Currency($0) }
    var reader = ConsumptionImport(options)
    for (index, bytes) in files.enumerated() {
      reader.begin("\(index + 1)")
      var rest = bytes[...]
      while !rest.isEmpty {
        reader.read(Array(rest.prefix(pieces)))
        rest = rest.dropFirst(pieces)
      }
      reader.end(sha256: "\(index)")
    }
    return reader
  }

  private static func problems(_ reader: ConsumptionImport) -> [String] {
    reader.problems.map {
      "\($0.file):\($0.problem.place.line):\($0.problem.place.column ?? 0): \($0.problem.reason)"
    }
  }

  /// Sums that Python's csv and Decimal come to.
  @Test("comes to what Python's csv and decimal come to")
  func random() throws {
    try Judge.inNewFolder { folder in
      let count = 60
      let made = try Judge.run("random_billing.py", [folder.path, "\(count)"], in: folder)
      try #require(made.status == 0, "\(made.messages)")
      for number in 0..<count {
        let bytes = Array(try Data(contentsOf: folder.appending(path: "\(number).csv")))
        var reader = try Self.read([bytes], pieces: [Int.max, 1, 7, 4096][number % 4])
        let statements = reader.statements()
        try #require(Self.problems(reader) == [], "file \(number)")
        let expected = try #require(
          try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: "\(number).json")))
            as? [[Any]])
        var found: [String] = []
        for statement in statements {
          for line in statement.lines {
            let key = line.key
            let parts: [String] = [
              "\(statement.period)", "\(key.month)", key.service, key.category?.rawValue ?? "-",
              "\(key.isCorrection)",
              "\(key.isEstimated)", key.currency.code, line.billed?.description ?? "-",
              line.effective?.description ?? "-", "\(line.rows)",
            ]
            found.append(parts.joined(separator: "|"))
          }
        }
        let wanted = try expected.map { try Self.line($0) }
        #expect(found.sorted() == wanted.sorted(), "file \(number)")
      }
    }
  }

  private static func line(_ parts: [Any]) throws -> String {
    var texts = parts.enumerated().map { index, part in
      [4, 5].contains(index) ? ((part as? Bool) == true ? "true" : "false") : "\(part)"
    }
    // Without zeros at the end, as we write them.
    for index in [7, 8] { texts[index] = try #require(ExactAmount(texts[index])).description }
    return texts.joined(separator: "|")
  }

  /// Shapes from botocore's service model, each optional member left out in turn.
  @Test("takes what the AWS command line prints, with any optional member left out")
  func costExplorer() throws {
    try Judge.inNewFolder { folder in
      let made = try Judge.run("ce_answers.py", [folder.path], in: folder)
      try #require(made.status == 0, "\(made.messages)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
        $0.hasSuffix(".answer")
      }
      #expect(names.count > 25)
      for name in names.sorted() {
        let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
        var reader = try Self.read([bytes], currency: "PEN")
        let statements = reader.statements()
        let text = try Data(contentsOf: folder.appending(path: name.replacing(".answer", with: ".json")))
        let expected = try #require(try JSONSerialization.jsonObject(with: text) as? [[Any]])
        guard !expected.isEmpty else {
          #expect(Self.problems(reader).first?.hasSuffix("no amount is in this answer") == true, "\(name)")
          continue
        }
        #expect(Self.problems(reader) == [], "\(name)")
        let found = statements.flatMap(\.lines).map { line -> String in
          let key = line.key
          let parts: [String] = [
            "\(key.month)", key.service, key.category?.rawValue ?? "-", "\(key.isEstimated)",
            key.currency.code,
            line.billed?.description ?? "-", line.effective?.description ?? "-",
          ]
          return parts.joined(separator: "|")
        }
        var wanted: [String: [ExactAmount]] = [:]
        for parts in expected {
          let front = parts.prefix(5).enumerated().map { index, part in
            part is NSNull ? "-" : index == 3 ? ((part as? Bool) == true ? "true" : "false") : "\(part)"
          }
          let amounts = try parts.suffix(2).map { try #require(ExactAmount("\($0)")) }
          var sum = wanted[front.joined(separator: "|")] ?? [.zero, .zero]
          for index in 0..<2 { _ = sum[index].add(amounts[index]) }
          wanted[front.joined(separator: "|")] = sum
        }
        #expect(found.sorted() == wanted.map { "\($0)|\($1[0])|\($1[1])" }.sorted(), "\(name)")
      }
    }
  }

  private static let head =
    "BillingPeriodStart,ChargePeriodStart,ChargeCategory,ChargeClass,BilledCost,EffectiveCost,BillingCurrency,ServiceName\n"

  @Test(
    "tells every row in error, with line and column",
    arguments: [
      (
        head + "2024-07-01T00:00:00Z,2024-07-01T00:00:00Z,Usage,,1,1,PEN,s\n"
          + "2024-07-01T00:00:00Z,2024-7-1,Usge,Wrong,x,,soles,s\n",
        [
          "1:3:22: '2024-7-1' is no time stamp, such as 2024-07-01T00:00:00Z",
          "1:3:31: 'Usge' is no category of charge; did you mean 'Usage'?; it is one of Usage, Purchase, Tax, Credit, Adjustment, Refund",
          "1:3:36: 'Wrong' is no charge class of FOCUS; it is Correction, or empty",
          "1:3:42: 'x' is no number that can be summed exactly; write 1234.56, without separators of thousands",
          "1:3:44: EffectiveCost is empty; FOCUS wants a number",
          "1:3:45: 'soles' is no currency of ISO 4217, such as USD",
        ]
      ),
      (
        "month;amount;service\n2024-07;1.234,56;\"two\nlines\"\n2024-02-30;1;s\n2024-08;;s\n2024-09;1\n",
        [
          "1:2:9: '1.234,56' is no number that can be summed exactly; write 1234.56, without separators of thousands",
          "1:4:1: '2024-02-30' is no month, such as 2024-07", "1:5:9: the amount is missing",
          "1:6:0: the row has 2 cells, the first row 3",
        ]
      ),
      (
        "month,amount,currency,estimated\n2024-07,1,,maybe\n2024-07,1,XYZ,\n",
        ["1:2:12: 'maybe' is neither yes nor no", "1:3:11: 'XYZ' is no currency of ISO 4217, such as USD"]
      ),
      ("", ["1:1:0: the file is empty"]), ("\u{FEFF}", ["1:1:0: the file is empty"]),
      (head, ["1:1:0: there are no rows below the headings"]),
      ("month,amount\r\n", ["1:1:0: there are no rows below the headings"]),
      (
        "date,sum\n2024-07,1\n",
        [
          "1:1:0: the file is none of a FOCUS export (ChargePeriodStart, BilledCost, …), a Cost and Usage Report (line_item_line_item_type, …), or months with amounts (month, amount); its headings are: date, sum"
        ]
      ),
      (
        "{\"a\": 1}", ["1:1:1: there is no 'ResultsByTime': this is no answer of 'aws ce get-cost-and-usage'"]
      ),
      ("{\"ResultsByTime\": [{}]}", ["1:1:20: there is no TimePeriod with Start and End"]),
      (
        "{\"ResultsByTime\": [{\"TimePeriod\": {\"Start\": \"2024-07-01\", \"End\": \"2024-09-01\"}}]}",
        ["1:1:66: the period 2024-07-01 to 2024-09-01 is not one of a month; ask with --granularity MONTHLY"]
      ),
      (
        "{\"ResultsByTime\": [{\"TimePeriod\": {\"Start\": \"2024-07-01\", \"End\": \"2024-08-01\"},\n\"Total\": {\"UsageQuantity\": {\"Amount\": \"1\"}}}]}",
        [
          "1:2:10: there is neither UnblendedCost nor AmortizedCost; ask with --metrics UnblendedCost AmortizedCost"
        ]
      ),
      (
        "{\"ResultsByTime\": [{\"TimePeriod\": {\"Start\": \"2024-07-01\", \"End\": \"2024-08-01\"},\n\"Total\": {\"UnblendedCost\": {\"Amount\": \"1\"}}}]}",
        ["1:2:28: the amount states no Unit; say of which currency it is with --currency"]
      ),
    ])
  func problems(text: String, expected: [String]) throws {
    var reader = try Self.read([Array(text.utf8)])
    _ = reader.statements()
    #expect(Self.problems(reader) == expected)
  }

  @Test(
    "names what cannot be read at all",
    arguments: [
      ([0x1F, 0x8B, 8, 0], "packed with gzip"), (Array("PAR1".utf8), "Parquet"), ([0x50, 0x4B, 3, 4], "ZIP"),
      ([0xFF, 0xFE, 0x61, 0], "UTF-16"),
    ] as [([UInt8], String)])
  func packed(bytes: [UInt8], words: String) throws {
    let reader = try Self.read([bytes])
    #expect(reader.problems.first?.problem.reason.contains(words) == true)
  }

  @Test("adds the parts of an export up, and refuses parts of two kinds")
  func parts() throws {
    let one = Array("month,amount\n2024-07,1\n".utf8)
    var reader = try Self.read([one, one])
    #expect(
      reader.statements().map { "\($0.period) \($0.lines[0].billed?.description ?? "")" } == ["2024-07 2"])
    let answer = Array("{\"ResultsByTime\": []}".utf8)
    #expect(
      Self.problems(try Self.read([one, answer])) == [
        "2:1:0: this is cost-explorer, and the files before it are plain; import each alone"
      ])
  }

  @Test("takes all pages of an answer together, and no page alone")
  func pages() throws {
    func page(_ month: Int, _ token: String) -> [UInt8] {
      Array(
        """
        {\(token) "ResultsByTime": [{"TimePeriod": {"Start": "2024-0\(month)-01", "End": "2024-0\(month + 1)-01"},
        "Total": {"UnblendedCost": {"Amount": "1.5", "Unit": "USD"}}, "Groups": [], "Estimated": true}]}
        """.utf8)
    }
    var alone = try Self.read([page(7, "\"NextPageToken\": \"x\",")])
    _ = alone.statements()
    #expect(alone.problems.first?.problem.reason.hasPrefix("the answer goes on") == true)
    var both = try Self.read([page(7, "\"NextPageToken\": \"x\","), page(8, "")])
    #expect(both.statements().map(\.period.description) == ["2024-07", "2024-08"])
    #expect(both.problems.isEmpty)
  }

  /// `lineItem/…` of reports before 2.0.
  @Test("takes the headings of legacy reports")
  func legacy() throws {
    let text = """
      bill/BillingPeriodStartDate,lineItem/UsageStartDate,lineItem/LineItemType,lineItem/UnblendedCost,lineItem/CurrencyCode,lineItem/ProductCode
      2024-07-01T00:00:00Z,2024-07-03T00:00:00Z,Usage,1.5,USD,AmazonConnect
      2024-07-01T00:00:00Z,2024-07-03T00:00:00Z,SavingsPlanCoveredUsage,2,USD,AmazonEC2
      """
    var reader = try Self.read([Array(text.utf8)])
    let lines = reader.statements().flatMap(\.lines)
    // What the plan's column would say is not known.
    #expect(
      lines.map { "\($0.key.service) \($0.billed?.description ?? "-") \($0.effective?.description ?? "-")" }
        == ["AmazonConnect 1.5 1.5", "AmazonEC2 2 -"])
  }

  @Test("of a mutilated file never crashes")
  func mutilated() throws {
    let text = Array(
      (Self.head + "2024-07-01T00:00:00Z,2024-07-01T00:00:00Z,Usage,,1E2,1,PEN,\"a\nb\"\n").utf8)
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      var bytes = text
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      var reader = try Self.read([bytes])
      _ = reader.statements()
      #expect(reader.problems.count + reader.rows > 0)
    }
  }
}
