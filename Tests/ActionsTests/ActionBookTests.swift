import Actions
import BusinessCalendar
import Journal
import Testing

@Suite struct ActionBookTests {
  @Test func anActionLivesFromItsPromiseToItsEnd() throws {
    var test = try TestBook()
    try test.add("Send the statement of work")
    try test.take(
      .slip(id: "A-1", to: TestBook.date("2025-05-15")), on: "2025-04-14", reason: " Legal\n is late ")
    try test.take(.edit(id: "A-1", what: "Send it signed", owner: "@alliance-director"), on: "2025-04-20")
    let open = try #require(test.book.action("A-1"))
    #expect(open.state == .open && open.slips.count == 1 && open.reason == "Legal is late")
    #expect(open.what == "Send it signed" && open.owner == "alliance-director")
    #expect(open.slips.first?.from.description == "2025-04-15")
    // 1 April to 20 April; due 15 May.
    #expect(open.age(on: try TestBook.date("2025-04-20")) == 19)
    #expect(!open.isOverdue(on: try TestBook.date("2025-05-15")))
    #expect(open.isOverdue(on: try TestBook.date("2025-05-16")))
    try test.take(.done(id: "A-1"), on: "2025-05-10")
    let done = try #require(test.book.action("A-1"))
    // 1 April to 10 May: 29 + 10, whatever the day of the report.
    #expect(done.state == .done)
    #expect(done.age(on: try TestBook.date("2026-01-01")) == 39)
    #expect(!done.isOverdue(on: try TestBook.date("2026-01-01")))
  }

  private static let refusals: [(ActionStep, String?, String)] = [
    (.done(id: "A-9"), nil, "there is no action 'A-9'; did you mean 'A-1'?"),
    (.drop(id: "A-1"), nil, "an action that is dropped needs a reason; give it with --reason"),
    (.drop(id: "A-1"), "  ", "an action that is dropped needs a reason; give it with --reason"),
    (.done(id: "A-2"), nil, "A-2 is done since 2025-04-03; add a new one instead"),
    (
      .edit(id: "A-1", owner: "alliance-directr"), nil,
      "'alliance-directr' is no role or person of the programme; did you mean 'alliance-director'?"
    ),
    (.edit(id: "A-1", what: " \n "), nil, "it says not what is to be done"),
    (
      .edit(id: "A-1", what: "Go (reason: none)"), nil,
      "'Go (reason: none)' ends as a reason does; give the reason by itself, with --reason"
    ),
    (.edit(id: "A-1"), nil, "A-1 would not change; say what, who or by when"),
    (
      .attend(occurrence: "qbr/Y2-Q4", present: ["psa"], absent: ["psa"]), nil,
      "'psa' is said to have come and to have sent apologies"
    ),
  ]

  @Test(arguments: refusals)
  func refusesWhatCannotBe(_ step: ActionStep, _ reason: String?, _ message: String) throws {
    var test = try TestBook()
    try test.add("One")
    try test.add("Two")
    try test.take(.done(id: "A-2"), on: "2025-04-03")
    #expect {
      try test.take(step, on: "2025-04-05", reason: reason)
    } throws: { ($0 as? ActionRefusal)?.message == message }
  }

  @Test func refusesDatesOutOfOrder() throws {
    var test = try TestBook()
    try test.add("One")
    func message(_ step: ActionStep, on date: String) -> String? {
      do {
        var trial = test
        try trial.take(step, on: date, reason: "why")
        return nil
      } catch { return (error as? ActionRefusal)?.message }
    }
    let (early, same, late) = try (
      TestBook.date("2025-04-10"), TestBook.date("2025-04-15"), TestBook.date("2025-05-15")
    )
    #expect(
      message(.slip(id: "A-1", to: early), on: "2025-04-05")
        == "A-1 is due on 2025-04-15, and 2025-04-10 is not later; a slip puts it off")
    #expect(message(.slip(id: "A-1", to: same), on: "2025-04-05")?.contains("is not later") == true)
    #expect(
      message(.edit(id: "A-1", due: late), on: "2025-04-05")
        == "A-1 is due on 2025-04-15, and 2025-05-15 is later; record that as a slip, with a reason")
    #expect(
      message(.done(id: "A-1"), on: "2025-03-31")
        == "A-1 has a step of 2025-04-01, which lies after 2025-03-31; record this one on that day or later")
    #expect(
      message(.add(what: "x", owner: "psa", due: early, occurrence: nil), on: "2025-04-11")
        == "it would be due on 2025-04-10, before 2025-04-11, the day from which it is true")
  }

  @Test func whatWasUndoneIsLeftOutAndItsIdNotGivenAgain() throws {
    var test = try TestBook()
    try test.add("Mistake")
    let event = try #require(test.events.first)
    test.append([
      Fact(
        programme: "mifibra-aws", kind: "action.undo", subject: "A-1", effective: event.fact.effective,
        corrects: event.id)
    ])
    #expect(test.book.actions.isEmpty && test.book.problems.isEmpty)
    try test.add("Right")
    #expect(test.book.actions.map(\.id) == ["A-2"])
  }

  /// Facts that no command would make are told, and everything else is still read.
  @Test(arguments: [
    Fact(programme: "mifibra-aws", kind: "action.add", effective: .earliest),
    Fact(
      programme: "mifibra-aws", kind: "action.add", subject: "A-1", effective: .earliest,
      details: ["what": "x"]),
    Fact(
      programme: "mifibra-aws", kind: "action.add", subject: "A-2", effective: .earliest,
      details: ["what": "x", "owner": "psa", "due": "2025-02-30"]),
    Fact(programme: "mifibra-aws", kind: "action.done", subject: "A-99999999999", effective: .latest),
    Fact(programme: "mifibra-aws", kind: "action.eat", subject: "A-1", effective: .latest),
    Fact(
      programme: "mifibra-aws", kind: "action.slip", subject: "A-1", effective: .latest, details: ["due": ""]),
  ])
  func aFactThatMakesNoSenseIsTold(fact: Fact) throws {
    var test = try TestBook()
    try test.add("Good")
    test.append([fact])
    #expect(test.book.problems.count == 1)
    #expect(test.book.actions.map(\.what) == ["Good"])
  }

  @Test func explainsItsFigures() throws {
    var test = try TestBook()
    try test.add("Good")
    try test.take(.slip(id: "A-1", to: TestBook.date("2025-05-15")), on: "2025-04-14", reason: "Late")
    let told = try test.book.explanation(of: "A-1", on: TestBook.date("2025-05-20"), events: test.events)
    #expect(
      told.steps == [
        // 30 days of April less the first, and 20 of May: 49.
        .init("age = 2025-05-20 − 2025-04-01, the day it was set (still open)", "49 days"),
        .init("slip 1, on 2025-04-14: due 2025-04-15, now 2025-05-15", "Late"), .init("slips", "1"),
        .init("days left = 2025-05-15, the day it is due − 2025-05-20", "-5 days, overdue"),
      ])
    #expect(told.events.count == 2)
  }
}
