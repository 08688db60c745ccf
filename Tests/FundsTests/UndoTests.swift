import BusinessCalendar
import Journal
import Programme
import Funds
import Testing

/// Corrections: the last step of a subject, while nothing stands on it.
struct UndoTests {
  static func ledger(_ steps: [(String, String)]) throws -> TestLedger {
    var ledger = try Sample.ledger()
    for (date, step) in steps { try ledger.take(try StepText.command(step, on: date)) }
    return ledger
  }

  static let approved = [
    ("2025-01-10", "request apn-marketing-central 20000"), ("2025-01-13", "submit MC-1"),
    ("2025-01-20", "approve MC-1 15000"),
  ]

  @Test func undoingShowsWhatItReversesAndReversesIt() throws {
    var ledger = try Self.ledger(Self.approved)
    let undo = try ledger.book.undo("MC-1", reason: "it was 12,000")
    #expect(
      undo.words
        == "undoes: MC-1 approved on 2025-01-20, 15000.00 PEN; apn-marketing-central available -5000.00 PEN, "
        + "apn-marketing-central requested +20000.00 PEN, apn-marketing-central committed -15000.00 PEN")
    #expect(undo.fact.kind == "fund.undo")
    #expect(undo.fact.corrects == ledger.events.last?.id)
    #expect(try undo.fact.effective == Sample.date("2025-01-20"))
    ledger.append([undo.fact])
    #expect(ledger.book.request("MC-1")?.state == .submitted)
    #expect(try ledger.book.account(Sample.central)?.sums[Bucket.requested] == Sample.soles(20_000))
    // The journal still knows what it knew.
    let before = FundBook(ledger.rules, events: ledger.events, knownAt: Timestamp(microseconds: 4))
    #expect(before.request("MC-1")?.state == .approved)
    try ledger.take(try StepText.command("approve MC-1 12000", on: "2025-01-20"))
    #expect(try ledger.book.account(Sample.central)?.sums[Bucket.committed] == Sample.soles(12_000))
    #expect(ledger.book.problems.isEmpty)
  }

  @Test func stepsAreUndoneOneByOneFromTheLast() throws {
    var ledger = try Self.ledger(Self.approved)
    for expected in [RequestState.submitted, .draft] {
      ledger.append([try ledger.book.undo("MC-1").fact])
      #expect(ledger.book.request("MC-1")?.state == expected)
    }
    ledger.append([try ledger.book.undo("MC-1").fact])
    #expect(ledger.book.request("MC-1") == nil)
    // Then the fund's allotment, after which it is as the agreement has it.
    ledger.append([try ledger.book.undo(Sample.central).fact])
    #expect(ledger.balances().isEmpty)
    let status = FundsStatus(ledger.book, asOf: try Sample.date("2025-02-01"))
    #expect(status.isRecorded == false)
    #expect(try status.balances.first?.amount(in: .available) == Sample.soles(100_000))
    #expect(throws: FundRefusal.self) { try ledger.book.undo(Sample.central) }
  }

  static let refusals: [(event: Int, words: [String])] = [
    // The request's drafting (event 2): its approval is later.
    (2, ["is not the last step of MC-1", "undo first: MC-1 spent on 2025-03-13 (E5)"]),
    // What was spent (event 5): the claim stands on it.
    (
      5,
      [
        "cannot be undone: MC-1-C1 submitted on 2025-03-20", "6000.00 PEN", "0.00 PEN",
        "undo that step first",
      ]
    ),
    // The allotment: everything stands on it.
    (1, ["cannot be undone: MC-1 submitted on 2025-01-13", "0.00 PEN is available"]),
  ]

  @Test(arguments: UndoTests.refusals)
  func whatOthersStandOnIsNotUndone(_ event: Int, _ words: [String]) throws {
    let ledger = try Self.ledger(
      Self.approved + [("2025-03-13", "spend MC-1 10000"), ("2025-03-20", "claim MC-1 6000")])
    do {
      _ = try ledger.book.undo(event: "E\(event)")
      Issue.record("it was undone")
    } catch {
      #expect((error as FundRefusal).code == .undo)
      for part in words { #expect(error.message.contains(part), "\(error)") }
    }
  }

  @Test func moneyThatWasUsedSinceIsNotTakenBack() throws {
    let ledger = try Self.ledger(
      Self.approved + [
        ("2025-02-03", "cancel MC-1"), ("2025-02-04", "request apn-marketing-central 90000"),
        ("2025-02-05", "submit MC-2"),
      ])
    do {
      _ = try ledger.book.undo("MC-1")
      Issue.record("it was undone")
    } catch {
      #expect(error.message.contains("MC-2 submitted on 2025-02-05 would no longer be possible"))
      #expect(error.message.contains("90000.00 PEN, and 85000.00 PEN is available"))
    }
  }

  @Test func anUndoneStepAndAnUndoingAreNotUndone() throws {
    var ledger = try Self.ledger(Self.approved)
    ledger.append([try ledger.book.undo("MC-1").fact])
    for (event, words) in [
      ("E4", "was undone by E5 already"), ("E5", "take the step E4 again"), ("E9", "no event"),
    ] {
      do {
        _ = try ledger.book.undo(event: event)
        Issue.record("\(event) was undone")
      } catch { #expect(error.message.contains(words), "\(error)") }
    }
  }

  @Test func aJournalThatDoesNotFollowIsTold() throws {
    let ledger = try Self.ledger(Self.approved)
    func book(_ change: (inout Fact) -> Void) -> FundBook {
      let events = ledger.events.enumerated().map { index, event -> JournalEvent in
        var fact = event.fact
        if index == 3 { change(&fact) }
        return JournalEvent(
          number: event.number, id: event.id, recorded: event.recorded, actor: "x", fact: fact,
          previousHash: "", hash: "")
      }
      return FundBook(ledger.rules, events: events)
    }
    let changes: [(String, (inout Fact) -> Void)] = [
      ("postings", { $0.postings = [] }), ("amount", { $0.details["amount"] = "1e400" }),
      ("too much", { $0.details["amount"] = "20000.01" }), ("currency", { $0.details["currency"] = "XXX" }),
      ("subject", { $0.subject = nil }), ("subject", { $0.subject = "MC-5" }),
      ("kind", { $0.kind = "fund.party" }),
    ]
    for (name, change) in changes {
      let broken = book(change)
      #expect(broken.problems.map(\.event.id) == ["E4"], "\(name)")
      #expect(broken.request("MC-1")?.state == .submitted, "\(name)")
    }
    #expect(book { _ in }.problems.isEmpty)
  }
}
