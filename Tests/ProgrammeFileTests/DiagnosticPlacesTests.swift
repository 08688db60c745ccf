import Diagnostics
import TestSupport
import Testing

/// The exact words and places of common mistakes: the marker `^` in the second text shows where each must point.
@Suite struct DiagnosticPlacesTests {
  private static let head = """
    programme: p
    currency: PEN
    term: { from: 2025-01-01, length: 1 year }
    parties: { ours: { time-zone: America/Lima, business-centre: PE } }

    """

  static func errors(_ rest: String) throws -> [Diagnostic] {
    try ReadWorkspace(
      workspace: Fixtures.source("minimal-entente.yaml").file,
      programme: SourceFile(path: "p.yaml", text: head + rest)
    ).diagnostics.filter { $0.severity == .error }
  }

  @Test(arguments: [
    (
      "meetings: { s: { every: month, all-day: true, day: 3rd tuesdy } }",
      "p.yaml:5:52: '3rd tuesdy' is not a day rule; did you mean '3rd tuesday'?"
    ),
    (
      "meetings: { s: { evry: month, all-day: true, day: 3rd tuesday } }",
      "p.yaml:5:16: 'every' is missing here|p.yaml:5:18: there is no key 'evry' here; did you mean 'every'?"
    ),
    (
      "meetings: { s: { every: month, all-day: true, day: 1st monday, convention: folowing } }",
      "p.yaml:5:76: 'folowing' is not a business-day convention; did you mean 'following'?"
    ),
    (
      "meetings: { s: { every: month, day: 1st monday, time: 25:00, duration: 10 min } }",
      "p.yaml:5:55: '25:00' is not a time of day; write a time of day, such as \"09:30\""
    ),
    (
      "meetings: { s: { every: month, all-day: true, day: 1st monday, time-zone: America/Lma } }",
      "p.yaml:5:75: 'America/Lma' is not a time zone; did you mean 'America/Lima'?"
    ),
    (
      "meetings: { s: { every: month, all-day: true, day: 1st monday, centres: [PR] } }",
      "p.yaml:5:74: no business centre is named 'PR'; did you mean 'AR'?"
    ),
    (
      "meetings: { s: { every: month, all-day: true, day: 1st monday of month 2 } }",
      "p.yaml:5:52: a period of 1 month has no month 2; it has 1"
    ),
    (
      "funds: { f: { amount: 10.005 PEN } }",
      "p.yaml:5:23: '10.005 PEN' is not an amount of money; write an amount of money, such as 17500 PEN or 17500.50 PEN"
    ),
    (
      "certifications: { c: { target: -1 } }",
      "p.yaml:5:32: '-1' is not a whole number; write a whole number, from 0 to 1000000"
    ),
    ("title: a\ntitle: b", "p.yaml:6:1: 'title' stands here a second time; keep one of the two"),
    ("title: [a, b]", "p.yaml:5:8: 'title' is a single value, not a list or a mapping"),
    ("roles: { r: { them: Boss } }", "p.yaml:5:15: no party is named 'them'; known: ours"),
    ("title: \"unclosed", "p.yaml:5:17: found unexpected end of stream"),
  ])
  func aMistakeIsNamedWhereItStands(_ text: String, _ expected: String) throws {
    let shown = try Self.errors(text).map {
      "\($0.location.map(String.init(describing:)) ?? "-"): \($0.message)"
    }
    #expect(shown.joined(separator: "|") == expected)
  }

  @Test func severalMistakesAreToldAtOnce() throws {
    let errors = try Self.errors(
      "meetings: { s: { every: mnth, day: x, tme: 1 } }\nfunds: { f: { amount: many } }\nfoo: 1")
    #expect(
      errors.map(\.code) == [
        .keyMissing, .keyMissing, .valueWord, .scheduleDay, .keyUnknown, .valueMoney, .keyUnknown,
      ])
  }
}
