import Diagnostics
import Programme
import Testing

@Suite("Regions of clouds")
struct RegionPlacesTests {
  /// What is found in clauses, as `code: place` for a wrong place and `code` for a broken promise.
  private static func found(_ clauses: String...) -> [String] {
    var sample = Sample.saying()
    sample.clauses = clauses.map { Clause(group: "terms", text: $0, location: nil) }
    return sample.findings().map { finding in
      #expect(finding.code == .agreementRegion && finding.severity == .warning)
      let code = finding.message.split(separator: "'").dropFirst().first ?? ""
      guard let from = finding.message.firstRange(of: "not in "),
        let to = finding.message.firstRange(of: " as the text")
      else { return String(code) }
      return "\(code): \(finding.message[from.upperBound..<to.lowerBound])"
    }
  }

  @Test(arguments: [
    "AWS London (eu-west-2)", "AWS Londres (eu-west-2)", "eu-west-2, United Kingdom", "eu-west-2 (UK)",
    "Europe (London) eu-west-2", "US East (N. Virginia) us-east-1", "South America (São Paulo): sa-east-1",
    "the Dublin data centre (eu-west-1)", "Ireland: eu-west-1", "AWS Lima (us-east-1-lim-1a)",
    "Oregon (us-west-2c)",
    "West Europe (westeurope)", "Amsterdam (westeurope)", "Belgium (europe-west1-b)",
    "Región España (eu-south-2)",
    "London and Dublin (eu-west-2 and eu-west-1)", "London/Dublin (eu-west-2/eu-west-1)",
    "Primary in Dublin (eu-west-1), backup in Frankfurt (eu-central-1)",
    "eu-west-1 (Dublin), eu-west-2 (London)",
    "eu-west-1 (Dublin), eu-west-2", "Dublin (eu-west-1), eu-west-2", "Dublin: eu-west-1, eu-west-2",
    "Lima and London (eu-west-2)", "LONDON (EU-WEST-2)", "Londo\u{301}n (eu\u{2011}west\u{2011}2)",
  ])
  func codesThatLieWhereTheySay(text: String) {
    #expect(Self.found(text) == [])
  }

  @Test(arguments: [
    ("All data processed in AWS Lima (eu-west-2)", ["eu-west-2: Lima"]),
    ("Todos los datos se procesan en AWS Perú (eu-west-2)", ["eu-west-2: Peru"]),
    ("AWS LIMA (EU-WEST-2)", ["eu-west-2: Lima"]), ("eu-west-2 (Lima)", ["eu-west-2: Lima"]),
    ("eu-west-2 is in Lima, Peru", ["eu-west-2: Lima, Peru"]),
    ("Lima, Peru (eu-west-2)", ["eu-west-2: Lima, Peru"]),
    ("the Lima region of AWS, eu-west-2", ["eu-west-2: Lima"]),
    ("AWS Manchester (eu-west-2)", ["eu-west-2: Manchester"]),
    ("London (eu-west-1) and Dublin (eu-west-2)", ["eu-west-1: London", "eu-west-2: Dublin"]),
    ("London (eu-west-1), Dublin (eu-west-2)", ["eu-west-1: London", "eu-west-2: Dublin"]),
    ("Virginia (us-west-2)", ["us-west-2: Virginia"]), ("Ohio (us-east-1a)", ["us-east-1a: Ohio"]),
    ("Dublin (westeurope)", ["westeurope: Dublin"]), ("París (europe-west1)", ["europe-west1: Paris"]),
    ("Perth (us-east-1-lim-1a)", ["us-east-1-lim-1a: Perth"]),
    ("Germany (us-gov-west-1)", ["us-gov-west-1: Germany"]),
    ("Kept in Lima. The region eu-west-2 is used too. Lima (eu-west-3).", ["eu-west-3: Lima"]),
  ])
  func codesThatLieElsewhere(text: String, expected: [String]) {
    #expect(Self.found(text) == expected)
  }

  // What is no code, or has no place beside it.
  @Test(arguments: [
    "Lima (eu-west-9)", "Lima (my-eu-west-2-bucket)", "Lima (eu_west_2)", "Lima (xeu-west-2)",
    "Lima (eu-west-22)",
    "Customers in Peru are served from eu-west-2", "Lima. eu-west-2 is a region",
    "Moved from Lima to eu-west-2",
    "give us eu-west-2", "Lima beans, and also the code eu-west-2",
  ])
  func wordsThatClaimNothing(text: String) {
    #expect(Self.found(text) == [])
  }

  @Test(arguments: [
    "Data Residency: Peru only", "No data transfer outside Peru without consent",
    "Data must never leave Peru",
    "Customer data is stored in Peru only", "Data is kept only in Lima", "All data shall remain within Peru",
    "Data transfer outside Peru requires prior consent", "Los datos residen únicamente en el Perú",
    "Ninguna transferencia de datos fuera del Perú", "Residencia de datos: Perú",
    "All data shall be stored in Peru",
  ])
  func promises(text: String) {
    #expect(Self.found(text, "Backups go to eu-west-2") == ["eu-west-2"])
    #expect(Self.found(text, "Backups go to us-east-1-lim-1a") == [])
    // What is ruled out breaks nothing.
    #expect(Self.found(text, "Nothing is stored in regions such as eu-west-2") == [])
    #expect(Self.found(text, "No data is stored in eu-west-2") == [])
  }

  @Test(arguments: [
    "Payment in Peru only", "Data may be transferred outside Peru without consent", "Offices in Peru",
    "Data may be stored in Peru", "There is no data residency requirement for Peru", "Peru region",
  ])
  func wordsThatPromiseNothing(text: String) {
    #expect(Self.found(text, "Backups go to eu-west-2") == [])
  }

  @Test func aPromiseMayHoldForManyCountries() {
    #expect(Self.found("Data residency: EU", "eu-west-1 and eu-west-2") == ["eu-west-2"])
    #expect(Self.found("Data Residency: Peru or Chile", "sa-west-1, sa-east-1") == ["sa-east-1"])
    #expect(
      Self.found("Data Residency: Peru", "Data Residency: Chile", "sa-west-1, sa-east-1") == ["sa-east-1"])
  }

  @Test func aBrokenPromiseIsToldWithBothPlaces() throws {
    var sample = Sample()
    sample.clauses = [Sample.clause("No data transfer outside Peru without consent")]
    sample.requirements.append(
      Sample.row("Disaster recovery", ["details": "AWS London, eu-west-2", "status": "Live"]))
    let finding = try #require(sample.findings().first)
    #expect(
      finding.message
        == "AWS region 'eu-west-2' is in London, United Kingdom, but the agreement keeps data in Peru; "
        + "name a region there or change the promise")
    #expect(finding.notes.first?.location == Sample.place("Data Residency"))
  }

  // Title and cells of a row are one statement: | AWS Lima | Live | eu-west-2 |.
  @Test func cellsOfARowAreReadTogether() {
    var sample = Sample.saying()
    sample.requirements = [Sample.row("AWS Lima", ["details": "eu-west-2", "status": "Live"])]
    #expect(sample.findings().count == 1)
    sample.requirements = [Sample.row("AWS London", ["details": "eu-west-2", "status": "Live"])]
    #expect(sample.findings().isEmpty)
  }

  @Test func eachOccurrenceHasItsPlace() throws {
    let file = SourceFile(path: "a.yaml", text: "clauses:\n  - Lima (eu-west-2) and\n    Lima (EU-West-2a)\n")
    var sample = Sample.saying()
    sample.clauses = [
      Clause(
        group: "terms", text: "Lima (eu-west-2) and Lima (EU-West-2a)",
        location: Diagnostics.SourceLocation(file: file, line: 2, column: 5, length: 1))
    ]
    #expect(sample.findings().map { $0.location?.description } == ["a.yaml:2:11", "a.yaml:3:11"])
  }

  @Test func manyFindingsAreCounted() throws {
    let findings = Sample.saying(String(repeating: "Lima (eu-west-2). ", count: 1000)).findings()
    #expect(findings.count == 201)
    #expect(findings.contains { $0.message.hasPrefix("800 more codes of cloud regions") })
  }
}
