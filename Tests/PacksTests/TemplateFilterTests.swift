import BusinessCalendar
import Diagnostics
import Programme
import Testing

@testable import Packs

@Suite struct TemplateFilterTests {
  private static func view() throws -> PackValue {
    let decimal = { (text: String) in try Sample.unwrap(DecimalNumber(text)) }
    return .record([
      "money": .money(Money(minorUnits: 123_456_750, currency: try Sample.unwrap(Currency("PEN")))),
      "debt": .money(Money(minorUnits: -150, currency: try Sample.unwrap(Currency("USD")))),
      "no_money": .money(nil), "day": .date(try Sample.date("2026-11-03")), "no_day": .date(nil),
      "share": .percent(try decimal("37.25")), "count": .number(3800), "one": .number(1),
      "half": .decimal(try decimal("2.5")),
      "status": .status(.amber), "claim": .status(.partPaid), "text": .text("a|b"), "no_text": .text(nil),
      "long": .text(String(repeating: "é", count: 100)),
      "series": .series([1, nil, 3, 8].map { $0.map { DecimalNumber(mantissa: $0) } }),
      "flat": .series([DecimalNumber(mantissa: 4), DecimalNumber(mantissa: 4)]), "no_series": .series([nil]),
      "over": .percent(try decimal("140")), "under": .percent(try decimal("-3")),
    ])
  }

  private func render(_ text: String, _ language: Workspace.Language) throws -> String {
    let view = try Self.view()
    let library = TemplateLibrary([
      TemplateSource(name: "main", file: SourceFile(path: "main.mustache", text: text)),
      TemplateSource(name: "part", file: SourceFile(path: "part.mustache", text: "{{money | dat}}")),
    ])
    return try TemplateRenderer.render(
      library.checked("main", against: view.shape), view: view, format: PackFormat(language: language))
  }

  /// The forms of CLDR 45 for en-GB and es-PE, with a no-break space in Peru.
  @Test(arguments: [
    ("{{money}}", "PEN 1,234,567.50", "S/\u{A0}1,234,567.50"),
    ("{{money | money}}", "PEN 1,234,567.50", "S/\u{A0}1,234,567.50"),
    ("{{money | money code}}", "PEN 1,234,567.50", "PEN\u{A0}1,234,567.50"),
    ("{{money | money symbol}}", "S/\u{A0}1,234,567.50", "S/\u{A0}1,234,567.50"),
    // Half away from zero.
    ("{{money | money whole}}", "PEN 1,234,568", "S/\u{A0}1,234,568"),
    ("{{debt | money whole}}", "-USD 2", "-USD\u{A0}2"),
    ("{{debt | money symbol}}", "-US$\u{A0}1.50", "-US$\u{A0}1.50"),
    ("{{day}}", "3 November 2026", "3 de noviembre de 2026"),
    ("{{day | date long}}", "Tuesday, 3 November 2026", "martes, 3 de noviembre de 2026"),
    ("{{day | date month}}", "November 2026", "noviembre de 2026"),
    ("{{day | date iso}}", "2026-11-03", "2026-11-03"),
    ("{{share}}", "37.25%", "37.25%"), ("{{share | percent 1}}", "37.3%", "37.3%"),
    ("{{share | number 0}}", "37", "37"), ("{{count}}", "3,800", "3,800"),
    ("{{count | number 2}}", "3,800.00", "3,800.00"), ("{{half | number 0}}", "3", "3"),
    ("{{one | days}}", "1 day", "1 día"), ("{{count | days}}", "3,800 days", "3,800 días"),
    ("{{status}}", "AMBER", "ÁMBAR"), ("{{status | status code}}", "amber", "amber"),
    ("{{claim}}", "part-paid", "pagada en parte"),
    // 37.25 of 10 blocks is 3.7, of 4 is 1.49.
    ("{{share | bar}}", "████░░░░░░ 37.25%", "████░░░░░░ 37.25%"),
    ("{{share | bar 4}}", "█░░░ 37.25%", "█░░░ 37.25%"), ("{{over | bar 2}}", "██ 140%", "██ 140%"),
    ("{{under | bar 2}}", "░░ -3%", "░░ -3%"),
    // 1 to 8 in eight steps: 3 is two steps up.
    ("{{series | sparkline}}", "▁·▃█", "▁·▃█"), ("{{flat | sparkline}}", "▄▄", "▄▄"),
    ("{{no_series | sparkline | default \"none\"}}", "none", "none"),
    ("{{text | cell}}", #"a\|b"#, #"a\|b"#), ("x {{text | cell}}", #"x a\|b"#, #"x a\|b"#),
    ("{{long | cell 4}}", "ééé…", "ééé…"), ("{{money | cell 5}}", "PEN …", "S/\u{A0}1…"),
    ("{{no_text | default \"not | stated\"}}", "not | stated", "not | stated"),
    ("{{no_money | money whole | default \"none\"}}", "none", "none"),
    ("{{money | default \"none\"}}", "PEN 1,234,567.50", "S/\u{A0}1,234,567.50"),
    ("[{{no_day | date long}}]", "[]", "[]"), ("{{{text | cell 2}}}", "a…", "a…"),
  ])
  func formats(template: String, english: String, spanish: String) throws {
    #expect(try render(template, .englishGB) == english)
    #expect(try render(template, .spanishPE) == spanish)
  }

  @Test(arguments: [
    (
      "a\n {{money | mony}}",
      "main.mustache:2:12 template.name: there is no filter 'mony'; did you mean 'money'?"
    ),
    (
      "{{nothing}} {{money | mony}} {{#texts}}x{{/texts}}",
      """
      main.mustache:1:1 template.name: the pack has no 'nothing' here
      main.mustache:1:23 template.name: there is no filter 'mony'; did you mean 'money'?
      main.mustache:1:30 template.name: the pack has no 'texts' here; did you mean 'text'?
      """
    ),
    (
      "{{> part}}",
      "part.mustache:1:11 template.name: there is no filter 'dat'; did you mean 'date'?"
    ),
    (
      "{{money | date}}",
      "main.mustache:1:11 template.syntax: filter 'date' takes date, and 'money' is money here"
    ),
    (
      "{{money | money whole | number}}",
      "main.mustache:1:25 template.syntax: filter 'number' takes number or percent, and 'money' is text here"
    ),
    (
      "{{text | bar}}",
      "main.mustache:1:10 template.syntax: filter 'bar' takes number or percent, and 'text' is text here"
    ),
    (
      "{{day | date short}}",
      "main.mustache:1:9 template.syntax: filter 'date' takes 'long', 'month', 'iso' or nothing, not 'short'"
    ),
    (
      "{{share | bar 99}}",
      "main.mustache:1:11 template.syntax: filter 'bar' takes a width from 1 to 40 or nothing, not '99'"
    ),
    (
      "{{text | default}}",
      "main.mustache:1:10 template.syntax: filter 'default' needs words in double quotes"
    ),
    (
      "{{text | default none}}",
      "main.mustache:1:10 template.syntax: filter 'default' takes words in double quotes, not 'none'"
    ),
    ("{{text | }}", "main.mustache:1:9 template.syntax: a filter is due after '|'"),
    (
      "{{text | default \"a}}",
      "main.mustache:1:18 template.syntax: the quote is not closed; end it with '\"'"
    ),
    ("{{txt | cell}}", "main.mustache:1:1 template.name: the pack has no 'txt' here; did you mean 'text'?"),
  ])
  func refuses(template: String, expected: String) throws {
    let error = #expect(throws: PackError.self) { try render(template, .englishGB) }
    #expect(
      error?.diagnostics.map { "\($0.location?.description ?? "-") \($0.code.rawValue): \($0.message)" }
        .joined(separator: "\n") == expected)
  }

  @Test func namesItsFilters() {
    #expect(TemplateFilter.names == TemplateFilter.names.sorted())
    for name in TemplateFilter.names {
      let arguments: [TemplateFilter.Argument] = name == "default" ? [.quoted("x")] : []
      #expect(throws: Never.self) { try TemplateFilter(name: name, arguments) }
    }
  }

  /// The numbers at the ends of their range.
  @Test func drawsAnyNumber() {
    let ends =
      [Int.min, 0, .max].map { DecimalNumber(mantissa: $0) } + [DecimalNumber(mantissa: .max, scale: 18)]
    #expect(PackFormat.sparkline(ends).count == 4)
    for number in ends { #expect(PackFormat.bar(number, width: 40).count == 40) }
  }
}
