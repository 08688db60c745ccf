import Actions
import BusinessCalendar
import Diagnostics
import Journal
import Programme
import Testing

@testable import Packs

/// Actions in a pack: shown, carried over, and read back as they are.
@Suite struct CarriedActionsTests {
  /// A book with one open action that slipped, and one closed at and one after the meeting of 15 October 2024.
  private static func book(_ what: String) throws -> ActionBook {
    var events: [JournalEvent] = []
    func add(
      _ kind: String, _ subject: String, _ date: String, _ details: [String: String], _ reason: String? = nil
    ) throws {
      let number = events.count + 1
      let fact = Fact(
        programme: "mifibra-aws", kind: "action." + kind, subject: subject, effective: try Sample.date(date),
        reason: reason, details: details)
      events.append(
        JournalEvent(
          number: number, id: "E\(number)", recorded: Timestamp(microseconds: number), actor: "t", fact: fact,
          previousHash: "", hash: ""))
    }
    for (id, due) in [("A-1", "2025-01-10"), ("A-2", "2024-10-01"), ("A-3", "2024-12-01")] {
      try add("add", id, "2024-09-01", ["what": what, "owner": "psa", "due": due, "occurrence": "qbr/Y2-Q1"])
    }
    try add("slip", "A-1", "2025-01-09", ["due": "2025-01-20"], what)
    try add("done", "A-2", "2024-10-15", [:])
    try add("drop", "A-3", "2024-10-16", [:], what)
    return ActionBook(programme: "mifibra-aws", events: events)
  }

  /// As the program makes them of its register.
  private static func pack(_ book: ActionBook) throws -> String {
    let plain = try Sample.context()
    var registers = PackRegisters()
    registers.actions = book.actions.map { action in
      PackAction(
        id: action.id, what: action.what, owner: action.owner, due: action.due, opened: action.added,
        occurrence: action.occurrence,
        state: action.state == .done ? .done : action.state == .dropped ? .dropped : .slipped,
        slips: action.slips.count, reason: action.reason, closed: action.closed, closedIn: action.closedBy)
    }
    return try Sample.pack(
      PackContext(
        programme: plain.programme, schedule: plain.schedule, occurrence: plain.occurrence,
        funds: plain.funds, certifications: plain.certifications, people: plain.people,
        language: plain.language, asOf: plain.asOf, sources: plain.sources, version: plain.version,
        registers: registers))
  }

  @Test func showsAgeSlipsAndWhatWasClosedSince() throws {
    let text = try Self.pack(Self.book("Review"))
    let owner = "Partner Solutions Architect (Amazon Web Services EMEA SARL)"
    // 1 September 2024 to 27 January 2025: 29 + 31 + 30 + 31 + 27 = 148 days.
    #expect(
      text.contains(
        "| A-1: Review | \(owner) | 20 January 2025: OVERDUE | SLIPPED | 148 | 1 | qbr/Y2-Q1 | Review |"))
    // 1 September to 16 October: 29 + 16.
    #expect(text.contains("| A-3: Review | \(owner) | DROPPED | 16 October 2024 | 45 | 0 | Review |"))
    #expect(!text.contains("| A-2: ") && !text.contains("] A-2 "))
    #expect(text.contains("<!-- keep:actions -->\n- [ ] A-1 @psa 2025-01-20 Review\n<!-- /keep -->"))
    #expect(text.contains("Open: 1, of which overdue: 1."))
  }

  /// Whatever an action says, its line is read back as the same action, and the pack keeps its shape.
  @Test(arguments: [
    "a | b", #"a \| b"#, "- item", "1. item", "# heading #", "*_~`[x](y)", "<!-- /keep -->",
    "<!-- keep:headline -->", "{{as_of}} {{{raw}}}", "- [ ] @psa 2025-01-01 inner", "(reason) x",
    #"C:\temp\*"#, "&lt; &amp", "\u{202E}drow", "e\u{301}", "https://x.example", "<<<<<<< x",
  ])
  func aCarriedLineIsReadBackAsItIs(what: String) throws {
    let book = try Self.book(what)
    let text = try Self.pack(book)
    let plain = try Self.pack(Self.book("Review"))
    #expect(text.split(separator: "\n").count == plain.split(separator: "\n").count)
    let programme = try Sample.programme()
    let read = ActionIngest(
      SourceFile(path: "p.md", text: text), of: "qbr/Y2-Q3", lastBuild: nil, into: book,
      on: try Sample.date("2025-01-09"), owners: ActionOwners(programme, people: try Sample.people()))
    #expect(read.diagnostics.isEmpty)
    // A character that turns the writing round is the one thing that no pack shows.
    #expect(read.facts.map(\.details["what"]) == (what.contains("\u{202E}") ? ["drow"] : []))
  }

  /// The review has all series' actions, another meeting its own; none what it set itself, which its own commitments say.
  @Test(arguments: [
    ("qbr/Y2-Q3", ["A-7", "A-14", "A-15", "A-13", "A-12", "A-16"]), ("technical-sync/2025-02", ["A-13"]),
    ("pipeline-review/2025-W06", ["A-14"]), ("marketing-sync/2025-02", ["A-15"]),
    ("partner-training/Y2-H2", ["A-16"]), ("technical-sync/2025-01", []),
  ])
  func eachMeetingCarriesItsOwn(meeting: String, expected: [String]) throws {
    let data = PackBuilder.data(try Sample.fullContext(occurrence: meeting))
    guard case .object(let fields) = data,
      case .array(let tables)? = fields.first(where: { $0.name == "actions" })?.value
    else { throw Sample.Missing() }
    var ids: [String] = []
    for case .object(let table) in tables {
      for case .array(let rows) in table.filter({ $0.name == "rows" }).map(\.value) {
        for case .object(let row) in rows {
          if case .string(let id)? = row.first(where: { $0.name == "id" })?.value { ids.append(id) }
        }
      }
    }
    #expect(ids == expected)
  }
}
