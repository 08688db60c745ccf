import BusinessCalendar
import Interchange
import Journal
import Programme
import Testing

@testable import Scorecard

@Suite struct MetricBookTests {
  @Test func aValueIsDatedByTheEndOfItsPeriod() throws {
    let fact = try Sample().record("deployments", "31", "2025-03", source: "CRM").fact
    #expect(fact.kind == "metric.record" && fact.subject == "deployments")
    #expect(fact.effective.description == "2025-03-31" && fact.corrects == nil && fact.postings == [])
    #expect(
      fact.details == [
        "period": "2025-03", "from": "2025-03-01", "length": "month", "value": "31", "source": "CRM",
      ])
    // A metric's own source stands where nobody names one.
    #expect(try Sample().record("revenue", "200,000 PEN", "2025-03").fact.details["source"] == "Billing")
  }

  /// 2025-Q1 and Y2-Q3 are the same days.
  @Test func aSecondValueForTheSameDaysCorrectsTheFirst() throws {
    let sample = try Sample()
    let first = try sample.record("deployments", "31", "2025-Q1", at: 1_000)
    let month = try sample.record("deployments", "30", "2025-03", at: 2_000)
    let second = try sample.record("deployments", "33", "Y2-Q3", at: 3_000)
    #expect(second.fact.corrects == first.id)
    let history = try sample.metrics().history(of: "deployments")
    #expect(
      history.map(\.standing) == [.superseded(by: second.id), .current, .current]
        && history.map(\.event.id) == [first.id, month.id, second.id])
    #expect(try sample.status("deployments", "2025-03-31").reading?.value.description == "33")
    // As it was known before the correction.
    let before = try sample.metrics(knownAt: first.recorded)
    #expect(before.values(of: "deployments").map(\.value.description) == ["31"])
    #expect(before.history(of: "deployments").map(\.standing) == [.current])
    // A correction that is taken back brings the first value back.
    try sample.append([second.undoing(reason: nil, reference: nil)])
    let after = try sample.metrics().history(of: "deployments")
    #expect(after.first?.standing == .current)
    guard case .undone = after.last?.standing else {
      Issue.record("\(String(describing: after.last))")
      return
    }
    #expect(try sample.metrics().problems == [])
  }

  /// A value, and the reason why it is none.
  @Test(
    arguments: [
      ("deploymnts", "31", "2025-03", ScorecardRefusal.Code.unknownName, "did you mean 'deployments'?"),
      ("zzz", "31", "2025-03", .unknownName, "its metrics stand under 'metrics:'"),
      ("deployments", "31", "2025-13", .period, "'2025-13' is no period; write a month 2025-03"),
      ("deployments", "31", "2025-05", .period, "2025-05 ends on 2025-05-31, after 2025-05-30"),
      (
        "availability", "99.9", "2025-Q1", .period,
        "2025-Q1 is a quarter, and availability is kept by the month"
      ),
      ("deployments", "31.5", "2025-03", .value, "31.5 is no count"),
      ("deployments", "-1", "2025-03", .value, "-1 is no count"),
      ("deployments", "many", "2025-03", .value, "'many' is no value of deployments"),
      ("deployments", "", "2025-03", .value, "'' is no value"),
      ("deployments", "1,23", "2025-03", .value, "'1,23' is no value"),
      ("deployments", "99999999999999999999", "2025-03", .value, "is no value"),
      ("availability", "100.01", "2025-03", .value, "100.01 is no share of time"),
      ("resolve", "-1", "2025-03", .value, "-1 is no length of time"),
      ("revenue", "200000 USD", "2025-03", .currency, "is in USD; revenue is in PEN"),
      ("revenue", "200000.001", "2025-03", .value, "more digits than PEN has"),
      ("revenue", "PEN", "2025-03", .value, "'PEN' is no amount"),
    ])
  func whatIsNoValueIsRefused(
    metric: String, value: String, period: String, code: ScorecardRefusal.Code, said: String
  ) throws {
    let book = try Sample().metrics()
    let today = try Sample.date("2025-05-30")
    do {
      _ = try book.decide(MetricCommand(metric: metric, period: period, value: value), today: today)
      Issue.record("\(metric) \(value) \(period) was taken")
    } catch {
      #expect(error.code == code && error.message.contains(said), "\(error)")
    }
  }

  @Test(
    arguments: [
      ("deployments", "1,234", "1234"), ("deployments", " 31 ", "31"), ("deployments", "31.0", "31.0"),
      ("availability", "99.97%", "99.97"), ("availability", "99.97 %", "99.97"),
      ("resolve", "3.5 hours", "3.5"),
      ("nps", "-10", "-10"), ("nps", "52 NPS", "52"), ("revenue", "180,000.50", "180000.50 PEN"),
      ("revenue", "PEN 180000", "180000.00 PEN"), ("revenue", "0", "0.00 PEN"),
    ])
  func valuesAreReadAsPeopleWriteThem(metric: String, text: String, value: String) throws {
    let found = try Sample().rules.metric(metric)
    #expect(try MetricValueText.read(text, for: found).description == value)
  }

  @Test func theSameOnceMoreIsRefused() throws {
    let sample = try Sample()
    try sample.record("deployments", "31", "2025-03", source: "CRM")
    let again = MetricCommand(metric: "deployments", period: "2025-03", value: "31.0", source: "CRM")
    let today = try Sample.date("2025-05-30")
    #expect(throws: ScorecardRefusal.self) { try sample.metrics().decide(again, today: today) }
    // Another source is something new.
    var other = again
    other.source = "Board paper"
    #expect(try sample.metrics().decide(other, today: today).count == 1)
  }

  /// Facts that another program wrote, and what is said of them.
  @Test(
    arguments: [
      (["period": "2025-03"], "metric.record", "no period"),
      (
        ["period": "2025-03", "from": "2025-04-01", "length": "month", "value": "1"], "metric.record",
        "no period"
      ),
      (
        ["period": "2025-03", "from": "2025-03-01", "length": "aeon", "value": "1"], "metric.record",
        "no period"
      ),
      (
        ["period": "2025-03", "from": "2025-03-01", "length": "month", "value": "x"], "metric.record",
        "no value"
      ),
      (
        ["period": "2025-03", "from": "2025-03-01", "length": "month", "value": "1.005", "currency": "PEN"],
        "metric.record", "no amount in PEN"
      ), ([:], "metric.guess", "'metric.guess' is nothing"), ([:], "metric.undo", "undoes nothing"),
    ])
  func factsWithoutSenseAreLeftOutAndTold(details: [String: String], kind: String, said: String) throws {
    let sample = try Sample()
    try sample.record("deployments", "31", "2025-03")
    try sample.append([
      Fact(
        programme: "mifibra-aws", kind: kind, subject: "deployments", effective: Sample.date("2025-03-31"),
        details: details)
    ])
    let book = try sample.metrics()
    #expect(book.values(of: "deployments").map(\.value.description) == ["31"])
    #expect(book.problems.count == 1 && book.problems[0].message.contains(said), "\(book.problems)")
    let findings = try sample.journal.verify([MetricBook.check]).findings
    #expect(findings.count == 1 && findings[0].number == 2 && findings[0].message.contains(said))
  }

  /// An undoing of another date, of another undoing, and of what was undone before.
  @Test func undoingsAreHeldToWhatTheyUndo() throws {
    let sample = try Sample()
    let event = try sample.record("deployments", "31", "2025-03")
    var wrong = event.undoing(reason: nil, reference: nil)
    wrong.effective = try Sample.date("2025-04-30")
    try sample.append([wrong])
    #expect(try sample.metrics().values(of: "deployments").count == 1)
    let right = try #require(try sample.append([event.undoing(reason: nil, reference: nil)]).first)
    try sample.append([
      event.undoing(reason: nil, reference: nil), right.undoing(reason: nil, reference: nil),
    ])
    let book = try sample.metrics()
    #expect(book.values(of: "deployments").isEmpty && book.problems.count == 3)
  }

  /// A metric that the programme no longer has keeps its history.
  @Test func strangersAreKnown() throws {
    let sample = try Sample()
    try sample.record("nps", "51", "2025-03")
    let renamed = try Sample(Sample.text.replacing("  nps:", with: "  net-promoters:"))
    let book = MetricBook(renamed.rules, events: try sample.events(MetricBook.kinds))
    #expect(book.strangers == ["nps"] && book.history(of: "nps").count == 1)
  }
}
