import BusinessCalendar
import Foundation
import Journal
import Testing

/// Something that every engine does.
struct Behaviour: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let run: @Sendable (any JournalEngine) throws -> Void

  init(_ name: String, _ run: @escaping @Sendable (any JournalEngine) throws -> Void) {
    testDescription = name
    self.run = run
  }
}

/// Short words for facts.
enum Sample {
  static let monday = day(2025, 6, 2)

  static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day) ?? .earliest
  }

  /// A fact that moves an amount from one bucket of the fund `mdf` to another.
  static func move(
    _ amount: Int, _ from: String, _ to: String, subject: String? = "R-1", programme: String = "p",
    on effective: CivilDate = monday, kind: String = "fund.submit"
  ) -> Fact {
    Fact(
      programme: programme, kind: kind, subject: subject, effective: effective,
      postings: [
        Posting(account: "mdf", bucket: from, minorUnits: -amount, currency: "PEN"),
        Posting(account: "mdf", bucket: to, minorUnits: amount, currency: "PEN"),
      ])
  }

  static func note(
    _ kind: String, subject: String? = nil, programme: String = "p", on effective: CivilDate = monday
  )
    -> Fact
  {
    Fact(programme: programme, kind: kind, subject: subject, effective: effective)
  }

  /// Texts that are easily lost: quotation marks, line ends, other planes, a letter with its accent apart, the empty text.
  static let awkward = Fact(
    programme: "p", kind: "fund.reject", subject: "R \"1\"", effective: day(9999, 12, 31),
    reason: "línea 1\r\nlínea 2\t\u{1B}[31m\u{7F}\u{2028}\\", reference: "",
    details: ["": "empty", "b": "\u{1F4B6}\u{10FFFF}", "a": "e\u{301}", "Z": "\u{FFFD}\u{FEFF}"],
    postings: [
      Posting(account: "ñ", bucket: "b", minorUnits: .max, currency: "PEN"),
      Posting(account: "ñ", bucket: "b", minorUnits: .min, currency: "USD"),
      Posting(account: "ñ", bucket: "b", minorUnits: 0, currency: "PEN"),
    ])
}

extension JournalEngine {
  /// Appends at an instant given in microseconds.
  @discardableResult
  func add(_ facts: Fact..., at microseconds: Int = 1_000_000, by actor: String = "ana") throws
    -> [JournalEvent]
  {
    try append(by: actor, now: { Timestamp(microseconds: microseconds) }) { _ in facts }
  }

  func events(_ change: (inout EventQuery) -> Void = { _ in }) throws -> [JournalEvent] {
    var query = EventQuery()
    change(&query)
    return try read { try $0.events(query) }
  }

  /// Balances as short texts, `p mdf/available PEN -100`, with the subject where it is told apart.
  func balances(_ change: (inout BalanceQuery) -> Void = { _ in }) throws -> [String] {
    var query = BalanceQuery()
    change(&query)
    return try read { try $0.balances(query) }.map { balance in
      "\(balance.programme) \(balance.account)/\(balance.bucket) \(balance.currency) \(balance.minorUnits)"
        + (query.bySubject ? " \(balance.subject ?? "-")" : "")
    }
  }

  var lines: String {
    get throws {
      var text = ""
      try forEachEvent { text += EventLine.text($0) }
      return text
    }
  }

  func importing(_ text: String, rehearsal: Bool = false) throws -> JournalImport {
    try JournalImport.run(into: self, isRehearsal: rehearsal) { body in
      var splitter = LineSplitter()
      try splitter.take(text.utf8, body)
      try splitter.finish(body)
    }
  }
}
