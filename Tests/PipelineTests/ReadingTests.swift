import BusinessCalendar
import Interchange
import Journal
import Pipeline
import Programme
import Testing

/// What is taken of a listing, and what is told of it (partnercentral-selling, API 2022-07-26).
@Suite struct ReadingTests {
  @Test func aFullLineOfAListingIsTakenWhole() throws {
    let text = """
      {"OpportunitySummaries": [{"Catalog": "AWS", "Arn": "arn:aws:partnercentral:us-east-1:111122223333:catalog/AWS/opportunity/O7",
        "Id": "O7", "PartnerOpportunityIdentifier": " CRM-88 ", "OpportunityType": "Net New Business",
        "LastModifiedDate": "2026-03-01T23:20:30-05:00", "CreatedDate": 1767225600.25,
        "LifeCycle": {"Stage": "closed  LOST", "ClosedLostReason": "Price", "NextSteps": "None", "ReviewStatus": "ACTION REQUIRED",
          "ReviewComments": "Say more", "TargetCloseDate": "2026-06-30"},
        "Customer": {"Account": {"CompanyName": "Ópera", "Industry": "Retail", "Address": {"CountryCode": "PE"}}},
        "Project": {"ExpectedCustomerSpend": [{"Amount": "12000.00", "CurrencyCode": "USD", "Frequency": "Monthly", "TargetCompany": "AWS"},
          {"Amount": "7.", "CurrencyCode": "EUR", "Frequency": "Monthly", "TargetCompany": "AWS"},
          {"Amount": "500.00", "CurrencyCode": "JPY", "Frequency": "Monthly", "TargetCompany": "AWS"},
          {"Amount": "", "CurrencyCode": "USD", "Frequency": "Monthly", "TargetCompany": "AWS"}]},
        "Unheard": [1, {"of": null}]}]}
      """
    let reading = try PipelineBench.reading(text)
    #expect(reading.problems.isEmpty && reading.notes.isEmpty)
    let snapshot = try #require(reading.snapshot)
    #expect(snapshot.extent == .complete)
    let found = try #require(snapshot.opportunities.first)
    #expect(found.id == "O7" && found.detail == nil)
    let summary = found.summary
    #expect(summary.partnerID == "CRM-88" && summary.type == "Net New Business")
    #expect(summary.stage == .closedLost && summary.review == .actionRequired && !found.isOpen)
    #expect(summary.lostReason == "Price" && summary.reviewComments == "Say more")
    // 23:20:30 at -05:00 is 04:20:30 of the next day; 1767225600 is 2026-01-01T00:00:00Z.
    #expect(summary.lastModified?.description.hasPrefix("2026-03-02T04:20:30") == true)
    #expect(summary.created?.description.hasPrefix("2026-01-01T00:00:00") == true)
    #expect(summary.customer == "Ópera" && summary.country == "PE" && summary.industry == "Retail")
    #expect(summary.targetClose?.description == "2026-06-30")
    #expect(found.monthly.map(\.description) == ["7.00 EUR", "500 JPY", "12000.00 USD"])
    #expect(found.uncounted.isEmpty)
  }

  @Test(
    "an optional part that is missing, null or empty is not stated",
    arguments: [
      "{\"Catalog\": \"AWS\", \"Id\": \"O1\"}",
      "{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"LifeCycle\": null, \"Customer\": null, \"Project\": null, \"LastModifiedDate\": null}",
      "{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"LifeCycle\": {}, \"Customer\": {}, \"Project\": {}, \"LastModifiedDate\": \"\"}",
      "{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"LifeCycle\": {\"Stage\": \" \", \"TargetCloseDate\": \"\", \"ReviewStatus\": null}, \"Project\": {\"ExpectedCustomerSpend\": []}}",
    ])
  func notStated(item: String) throws {
    let reading = try PipelineBench.reading(listing([item]))
    #expect(reading.problems.isEmpty)
    let found = try #require(reading.snapshot?.opportunities.first)
    #expect(found == Opportunity(id: "O1", summary: .init(catalog: "AWS")))
    #expect(found.stageName == "not stated" && found.isOpen && found.name == "O1")
  }

  @Test(
    "words that the API does not have yet are kept as they are",
    arguments: [("Contracting", "Contracting"), ("technical validation", "Technical Validation")])
  func words(stage: String, name: String) throws {
    let snapshot = try PipelineBench.snapshot(
      listing([item("O1", stage, ["5 XAU"], review: "Escalated")]))
    let found = try #require(snapshot.opportunities.first)
    #expect(found.stageName == name && found.isOpen)
    #expect(found.summary.review?.name == "Escalated")
    #expect(found.monthly.isEmpty && found.uncounted.map(\.words) == ["5 XAU"])
  }

  @Test(
    "an opportunity is told again by its id, else its resource name, else the partner's own",
    arguments: [
      ("\"Id\": \"O12\", \"PartnerOpportunityIdentifier\": \"A\"", "O12"),
      ("\"Arn\": \"arn:aws:partnercentral:::catalog/AWS/opportunity/O34\"", "O34"),
      (
        "\"Arn\": \"arn:aws:partnercentral:::catalog/AWS/other\", \"PartnerOpportunityIdentifier\": \"A\\r\\n  B\"",
        "partner:A B"
      ),
    ])
  func identity(members: String, id: String) throws {
    let snapshot = try PipelineBench.snapshot(listing(["{\"Catalog\": \"AWS\", \(members)}"]))
    #expect(snapshot.opportunities.map(\.id) == [id] && snapshot.extent == .complete)
  }

  @Test func whatHasNoNameIsPassedOverAndTheListingIsNotWhole() throws {
    let reading = try PipelineBench.reading(listing([item("O1"), item(nil)]))
    #expect(reading.problems.isEmpty && reading.notes.count == 1)
    #expect(reading.snapshot?.opportunities.map(\.id) == ["O1"] && reading.snapshot?.extent == .partial)
  }

  @Test(
    "what says whether a listing is whole",
    arguments: [
      (nil, false, PipelineSnapshot.Extent.complete), ("null", false, .complete), ("\"\"", false, .complete),
      ("\"eyJ\"", false, .partial), (nil, true, .partial), ("5", false, .partial),
    ])
  func extent(token: String?, isFiltered: Bool, extent: PipelineSnapshot.Extent) throws {
    let reading = try PipelineBench.reading(listing([item("O1")], token: token), isFiltered: isFiltered)
    #expect(reading.snapshot?.extent == extent && reading.problems.isEmpty)
    let isPage = token != nil && token != "null" && token != "\"\""
    #expect(reading.notes.contains { $0.reason.contains("one page of several") } == isPage)
  }

  @Test func aListAloneIsAPartAndAnEmptyListingSaysNothing() throws {
    let alone = try PipelineBench.reading("[\(item("O1"))]")
    #expect(
      alone.snapshot?.extent == .partial && alone.notes.first?.reason.contains("taken as a part") == true)
    let empty = try PipelineBench.reading(listing([]))
    #expect(empty.snapshot?.opportunities == [])
    #expect(empty.notes.first?.reason == "the listing is empty; what is known is not taken as gone")
  }

  @Test func oneOpportunityTellsWhatAListingDoesNot() throws {
    let text = """
      {"Catalog": "AWS", "Id": "O1", "Project": {"Title": "Contact centre"}, "Marketing": {"Source": "Marketing Activity",
        "AwsFundingUsed": "yes", "CampaignName": "Summit"}, "OpportunityTeam": [{"FirstName": "Account", "LastName": "Manager"},
        {"Email": "b@example.com"}]}
      """
    let snapshot = try PipelineBench.snapshot(text)
    #expect(snapshot.extent == .single)
    let detail = try #require(snapshot.opportunities.first?.detail)
    #expect(detail.title == "Contact centre" && detail.campaign == "Summit" && detail.fundingUsed == true)
    #expect(detail.source == "Marketing Activity" && detail.lead == "Account Manager")
  }

  @Test(
    "what cannot be taken is told with its place, and the rest is taken",
    arguments: [
      ("{\"Id\": \"O1\"}", "1:27", "the key 'Catalog' is missing or empty"),
      ("{\"Catalog\": \"AWS\", \"Id\": \"X1\"}", "1:52", "'X1' is no id of an opportunity"),
      ("{\"Catalog\": \"AWS\", \"Id\": \"O99999999999999999999\"}", "1:52", "is no id of an opportunity"),
      ("{\"Catalog\": \"AWS\", \"Id\": 5}", "1:52", "'Id' has to be a text, not a number"),
      (
        "{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"LifeCycle\": []}", "1:71",
        "'LifeCycle' has to be an object, not a list"
      ),
      (
        "{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"LifeCycle\": {\"TargetCloseDate\": \"2026-02-30\"}}",
        "1:91", "'2026-02-30' is no target close date"
      ),
      (
        "{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"Customer\": {\"Account\": {}}}", "1:82",
        "the key 'CompanyName' of the account is missing"
      ),
      (
        "{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"LastModifiedDate\": \"soon\"}", "1:78",
        "'soon' is no instant"
      ),
      (
        "{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"LastModifiedDate\": 1.5e400}", "1:78",
        "1.5e400 is no number of seconds"
      ),
      (
        "{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"LastModifiedDate\": -1}", "1:78",
        "-1 is no number of seconds"
      ),
      ("{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"LastModifiedDate\": []}", "1:78", "has to be an instant"),
      (
        "{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"Project\": {\"ExpectedCustomerSpend\": {}}}", "1:95",
        "has to be a list"
      ),
      (
        "{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"Project\": {\"ExpectedCustomerSpend\": [1]}}", "1:96",
        "what a customer spends is an object"
      ),
      (
        "{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"NextSteps\": \"\", \"PartnerOpportunityIdentifier\": \"a\\u0000b\"}",
        "1:107", "holds the character U+0000"
      ),
      ("[]", "1:27", "an opportunity is wanted here, not a list"),
    ])
  func badItems(item text: String, place: String, words: String) throws {
    let reading = try PipelineBench.reading(listing([text, item("O2")]))
    let problem = try #require(reading.problems.first)
    #expect(reading.problems.count == 1, "\(reading.problems)")
    #expect("\(problem.place.line):\(problem.place.column ?? 0)" == place, "\(problem.reason)")
    #expect(problem.reason.contains(words), "\(problem.reason)")
    #expect(reading.snapshot?.opportunities.map(\.id) == ["O2"] && reading.snapshot?.extent == .partial)
  }

  /// The API's pattern: `((0|([1-9][0-9]{0,30}))(\.[0-9]{0,2})?)?`.
  @Test(
    "amounts are what the API's pattern allows, and nothing is rounded",
    arguments: [
      ("\"\"", nil, ""), ("\"0\"", "0.00 USD", ""), ("\"12000.5\"", "12000.50 USD", ""),
      ("12000.50", "12000.50 USD", ""),
      ("null", nil, ""), ("\"1e400\"", nil, "'1e400' is no amount"), ("1e400", nil, "'1e400' is no amount"),
      ("\"-5\"", nil, "'-5' is no amount"), ("\"5.005\"", nil, "'5.005' is no amount"),
      ("\"05\"", nil, "'05' is no amount"),
      ("\"5,000\"", nil, "'5,000' is no amount"), ("\"NaN\"", nil, "'NaN' is no amount"),
      ("\"٥\"", nil, "is no amount"),
      ("true", nil, "'Amount' has to be a text, not a truth value"),
      ("{}", nil, "has to be a text, not an object"),
    ])
  func amounts(written: String, money: String?, problem: String) throws {
    let text =
      "{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"Project\": {\"ExpectedCustomerSpend\": [{\"Amount\": \(written), \"CurrencyCode\": \"USD\"}]}}"
    let reading = try PipelineBench.reading(listing([text]))
    #expect(reading.problems.isEmpty == problem.isEmpty, "\(reading.problems)")
    #expect(
      problem.isEmpty || reading.problems.first?.reason.contains(problem) == true, "\(reading.problems)")
    #expect(reading.snapshot?.opportunities.first?.monthly.first?.description == money)
  }

  @Test(
    "what is stated and cannot be counted is kept and told",
    arguments: [
      "5 USD Yearly", "5 XXX", "5.50 JPY", "999999999999999999999999999999 USD", "100000000000000.01 USD",
    ])
  func uncounted(amount: String) throws {
    let reading = try PipelineBench.reading(listing([item("O1", "Qualified", [amount, "1 USD"])]))
    #expect(reading.problems.isEmpty && reading.notes.count == 1)
    let found = try #require(reading.snapshot?.opportunities.first)
    #expect(found.uncounted.count == 1 && found.monthly.map(\.description) == ["1.00 USD"])
  }

  @Test func anAmountWithoutCurrencyIsAnError() throws {
    let text =
      "{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"Project\": {\"ExpectedCustomerSpend\": [{\"Amount\": \"5\"}, {\"Amount\": \"\"}]}}"
    let reading = try PipelineBench.reading(listing([text]))
    #expect(reading.problems.map(\.reason) == ["the amount 5 has no 'CurrencyCode'"])
  }

  @Test func theSameOpportunityTwiceIsToldAndOneThatSaysOtherwiseIsAnError() throws {
    let same = try PipelineBench.reading(listing([item("O1"), item("O1")]))
    #expect(same.problems.isEmpty && same.snapshot?.opportunities.count == 1)
    #expect(same.notes.map(\.reason) == ["O1 stands here again, as on line 1"])
    let other = try PipelineBench.reading(listing([item("O1"), item("O1", "Committed")]))
    #expect(other.problems.map(\.reason) == ["O1 stands here again, and says otherwise than on line 1"])
    #expect(other.problems.first?.place.line == 2)
  }

  @Test(
    "a file that is none of both is told",
    arguments: [
      ("5", "a listing or an opportunity is wanted here, not a number"), ("null", "not null"),
      ("{}", "it has nothing"), ("{\"Items\": []}", "it has 'Items'"),
      ("{\"OpportunitySummaries\": {}}", "'OpportunitySummaries' has to be a list, not an object"),
      ("{\"OpportunitySummaries\": null}", "has to be a list, not null"),
    ])
  func otherFiles(text: String, words: String) throws {
    let reading = try PipelineBench.reading(text)
    #expect(reading.snapshot == nil && reading.problems.count == 1)
    #expect(reading.problems.first?.reason.contains(words) == true, "\(reading.problems)")
  }

  @Test(
    "a text that is no JSON, or more than it may be, is refused",
    arguments: [
      "", " ", "{", "{\"OpportunitySummaries\": [}", "{\"a\": 1, \"a\": 2}", "{\"Catalog\": \"a\u{1}b\"}",
      "{\"Catalog\": \"\\ud800\"}",
      String(repeating: "[", count: 100_000),
      String(repeating: "{\"a\":", count: 65) + "1" + String(repeating: "}", count: 65),
    ])
  func noJSON(text: String) {
    #expect(throws: FileProblem.self) { try PipelineBench.reading(text) }
  }
}
