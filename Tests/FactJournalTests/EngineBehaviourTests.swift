import BusinessCalendar
import Foundation
import Testing

@testable import Journal

/// What every engine does: one table of behaviours, run against each.
@Suite struct EngineBehaviourTests {
  @Test(arguments: EngineKind.allCases, behaviours)
  func behaves(_ kind: EngineKind, _ behaviour: Behaviour) throws {
    try kind.withEngine { journal in
      try behaviour.run(journal)
      #expect(try journal.verify([]).findings == [])
    }
  }

  static let behaviours = appending + querying + summing

  private struct Refusal: Error, Equatable {}

  private static let appending: [Behaviour] = [
    Behaviour("nothing is there at first") { (journal) throws in
      #expect(try journal.events() == [])
      #expect(try journal.balances() == [])
      #expect(try journal.read { try $0.event(id: "01ARYZ6S41TSV4RRFFQ69G5FAV") } == nil)
      #expect(try journal.verify([]).count == 0)
    },
    Behaviour("numbers rise from 1, each event names the one before, and one append is one instant") {
      journal in
      let first = try journal.add(Sample.note("a"), Sample.note("b"), at: 5_000_000)
      let second = try journal.add(Sample.note("c"), at: 6_000_000)
      let all = first + second
      #expect(all.map(\.number) == [1, 2, 3])
      #expect(all.map(\.previousHash) == [String(repeating: "0", count: 64), all[0].hash, all[1].hash])
      #expect(all.map(\.recorded.microseconds) == [5_000_000, 5_000_000, 6_000_000])
      #expect(all.map(\.id) == all.map(\.id).sorted() && Set(all.map(\.id)).count == 3)
      #expect(try journal.events() == all)
      #expect(try journal.read { try $0.event(id: all[1].id) } == all[1])
    },
    Behaviour("a clock that goes back or stands still does not take the journal with it") {
      (journal) throws in
      try journal.add(Sample.note("a"), at: 5_000_000)
      try journal.add(Sample.note("b"), at: 4_000_000)
      try journal.add(Sample.note("c"), at: 5_000_001)
      try journal.add(Sample.note("d"), at: 9_000_000)
      let events = try journal.events()
      #expect(events.map(\.recorded.microseconds) == [5_000_000, 5_000_001, 5_000_002, 9_000_000])
      #expect(events.map(\.id) == events.map(\.id).sorted())
    },
    Behaviour("every text and number comes back as it went in") { (journal) throws in
      let events = try journal.add(Sample.awkward, by: "Ñandú <n@x>")
      #expect(try journal.events() == events)
      let fact = try #require(try journal.events().first?.fact)
      #expect(fact == Sample.awkward)
      #expect(fact.reason.map { Array($0.utf8) } == Sample.awkward.reason.map { Array($0.utf8) })
      #expect(Array(fact.details["a", default: ""].utf8) == Array("e\u{301}".utf8))
      #expect(fact.reference == "")
    },
    Behaviour("nothing decided is nothing appended, and what decides may refuse") { (journal) throws in
      try journal.add(Sample.note("a"))
      #expect(try journal.append(by: "ana", now: { .latest }) { _ in [] } == [])
      #expect(throws: Refusal.self) {
        try journal.append(by: "ana", now: { .latest }) { _ in throw Refusal() }
      }
      #expect(try journal.events().count == 1)
    },
    Behaviour("what decides sees the journal as it stands") { (journal) throws in
      try journal.add(Sample.move(100, "available", "requested"))
      _ = try journal.append(by: "ana", now: { Timestamp(microseconds: 2_000_000) }) { reading in
        let requested = try reading.balances(BalanceQuery()).first { $0.bucket == "requested" }
        #expect(requested?.minorUnits == 100)
        #expect(try reading.events(EventQuery()).count == 1)
        return [Sample.move(requested?.minorUnits ?? 0, "requested", "committed")]
      }
      #expect(try journal.balances() == ["p mdf/available PEN -100", "p mdf/committed PEN 100"])
    },
    Behaviour("one fact that cannot be recorded keeps all of its append out") { (journal) throws in
      var corrects = Sample.note("b")
      corrects.corrects = "01ARYZ6S41TSV4RRFFQ69G5FAV"
      var zero = Sample.note("b")
      zero.details = ["a": "b\u{0}c"]
      for bad in [corrects, zero, Sample.note(""), Sample.note("b", programme: "")] {
        #expect(throws: JournalError.self) { try journal.add(Sample.note("a"), bad) }
      }
      #expect(throws: JournalError.self) { try journal.add(Sample.note("a"), by: "") }
      #expect(throws: JournalError.self) { try journal.add(Sample.note("a"), at: .max) }
      #expect(throws: JournalError.self) { try journal.add(Sample.note("a"), at: .min) }
      #expect(try journal.events() == [])
    },
    Behaviour("an event may correct one that is there") { (journal) throws in
      let first = try journal.add(Sample.note("a"))
      var correction = Sample.note("b")
      correction.corrects = first[0].id
      try journal.add(correction)
      #expect(try journal.events().last?.fact.corrects == first[0].id)
    },
  ]

  private static let querying: [Behaviour] = [
    Behaviour("events come by effective date, then number, and are found by each filter") {
      (journal) throws in
      try journal.add(
        Sample.note("fund.b", subject: "R-1", on: Sample.day(2025, 6, 3)),
        Sample.note("fund.a", subject: "R-2", on: Sample.day(2025, 6, 1)),
        Sample.note("fun", subject: "R-1", programme: "q", on: Sample.day(2025, 6, 1)),
        Sample.note("funds", on: Sample.day(2025, 6, 3)), at: 1_000_000)
      try journal.add(Sample.note("fund.c", subject: "R-1", on: Sample.day(2025, 6, 2)), at: 2_000_000)
      func kinds(_ change: (inout EventQuery) -> Void) throws -> [String] {
        try journal.events(change).map(\.fact.kind)
      }
      #expect(try kinds { _ in } == ["fund.a", "fun", "fund.c", "fund.b", "funds"])
      #expect(try kinds { $0.kindPrefix = "fund." } == ["fund.a", "fund.c", "fund.b"])
      #expect(try kinds { $0.kindPrefix = "fun" } == ["fund.a", "fun", "fund.c", "fund.b", "funds"])
      #expect(try kinds { $0.kindPrefix = "" } == ["fund.a", "fun", "fund.c", "fund.b", "funds"])
      #expect(try kinds { $0.kindPrefix = "FUND" } == [])
      #expect(try kinds { $0.kindPrefix = "fund_" } == [])
      #expect(try kinds { $0.kindPrefix = "%" } == [])
      #expect(try kinds { $0.programme = "q" } == ["fun"])
      #expect(try kinds { $0.subject = "R-1" } == ["fun", "fund.c", "fund.b"])
      #expect(
        try kinds {
          $0.subject = "R-1"
          $0.programme = "p"
        } == ["fund.c", "fund.b"])
      #expect(try kinds { $0.asOf = Sample.day(2025, 6, 2) } == ["fund.a", "fun", "fund.c"])
      #expect(
        try kinds { $0.knownAt = Timestamp(microseconds: 1_999_999) } == ["fund.a", "fun", "fund.b", "funds"])
      #expect(try kinds { $0.knownAt = Timestamp(microseconds: 999_999) } == [])
    },
    Behaviour("texts that only look the same are not the same") { (journal) throws in
      try journal.add(
        Sample.move(1, "a", "b", subject: "e\u{301}", programme: "\u{212A}"),
        Sample.move(2, "a", "b", subject: "\u{E9}", programme: "K"))
      #expect(try journal.events { $0.subject = "\u{E9}" }.map(\.number) == [2])
      #expect(try journal.events { $0.programme = "\u{212A}" }.map(\.number) == [1])
      #expect(try journal.balances().count == 4)
      #expect(try journal.balances { $0.programme = "K" } == ["K mdf/a PEN -2", "K mdf/b PEN 2"])
    },
  ]

  private static let summing: [Behaviour] = [
    Behaviour("balances are sums by programme, account, bucket and currency without those that are zero") {
      journal in
      try journal.add(
        Sample.move(100, "available", "requested"),
        Sample.move(40, "requested", "committed", subject: "R-2", on: Sample.day(2025, 6, 3)),
        Sample.move(100, "available", "requested", subject: nil, programme: "q"), at: 1_000_000)
      try journal.add(Sample.move(60, "requested", "available"), at: 2_000_000)
      #expect(
        try journal.balances() == [
          "p mdf/available PEN -40", "p mdf/committed PEN 40", "q mdf/available PEN -100",
          "q mdf/requested PEN 100",
        ])
      #expect(
        try journal.balances {
          $0.bySubject = true
          $0.programme = "p"
        } == [
          "p mdf/available PEN -40 R-1", "p mdf/committed PEN 40 R-2", "p mdf/requested PEN 40 R-1",
          "p mdf/requested PEN -40 R-2",
        ])
      #expect(
        try journal.balances {
          $0.bySubject = true
          $0.programme = "q"
        } == ["q mdf/available PEN -100 -", "q mdf/requested PEN 100 -"])
      #expect(
        try journal.balances { $0.subject = "R-2" } == ["p mdf/committed PEN 40", "p mdf/requested PEN -40"])
      #expect(try journal.balances { $0.account = "other" } == [])
      #expect(
        try journal.balances {
          $0.asOf = Sample.monday
          $0.knownAt = Timestamp(microseconds: 1_000_000)
          $0.programme = "p"
        } == ["p mdf/available PEN -100", "p mdf/requested PEN 100"])
    },
    Behaviour("a sum that is larger than any number is an error, and the largest is not") {
      (journal) throws in
      func fact(_ amount: Int) -> Fact {
        Fact(
          programme: "p", kind: "k", effective: Sample.monday,
          postings: [Posting(account: "a", bucket: "b", minorUnits: amount, currency: "PEN")])
      }
      try journal.add(fact(.max - 1), fact(1))
      #expect(try journal.balances() == ["p a/b PEN 9223372036854775807"])
      try journal.add(fact(1))
      #expect(throws: JournalError.self) { try journal.balances() }
      // What decides is told, too, and the journal goes on.
      #expect(throws: JournalError.self) {
        try journal.append(by: "a", now: { .latest }) { reading in
          _ = try reading.balances(BalanceQuery())
          return [fact(1)]
        }
      }
      #expect(try journal.balances { $0.programme = "q" } == [])
      #expect(try journal.add(fact(-1)).map(\.number) == [4])
    },
  ]
}
