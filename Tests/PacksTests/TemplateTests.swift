import Diagnostics
import Programme
import Testing

@testable import Packs

@Suite struct TemplateTests {
  private static let view = PackValue.record([
    "title": .text("A | B"), "empty": .text(""), "raw": .text("*x*"), "flag": .flag(true),
    "place": .record(["city": .text("Lima")]),
    "rows": .rows(["one", "two"], [.text("name") { $0 }, .rows("parts", [.text("part") { $0 }]) { [$0] }]),
    "none": .rows([String](), [.text("name") { $0 }, .text("number") { $0 }]),
  ])

  private func render(_ text: String, _ partials: [String: String] = [:]) throws(PackError) -> String {
    let sources = ([("main", text)] + partials.sorted { $0.key < $1.key }).map { name, text in
      TemplateSource(name: name, file: SourceFile(path: "templates/\(name).mustache", text: text))
    }
    let library = TemplateLibrary(sources)
    let checked = try library.checked("main", against: Self.view.shape)
    return try TemplateRenderer.render(
      checked, view: Self.view, format: PackFormat(language: .englishGB))
  }

  private func problems(_ text: String, _ partials: [String: String] = [:]) -> [String] {
    do {
      _ = try render(text, partials)
      return []
    } catch {
      return error.diagnostics.map { diagnostic in
        let notes = diagnostic.notes.map { " / \($0.location?.description ?? "-") \($0.message)" }.joined()
        return "\(diagnostic.location?.description.replacing("templates/", with: "") ?? "-") "
          + "\(diagnostic.code.rawValue): \(diagnostic.message)" + notes.replacing("templates/", with: "")
      }
    }
  }

  @Test(arguments: [
    ("{{title}}", #"A \| B"#), ("{{{title}}}", "A | B"), ("{{&title}}", "A | B"), ("[{{empty}}]", "[]"),
    ("{{#empty}}yes{{/empty}}{{^empty}}no{{/empty}}", "no"), ("{{#title}}yes{{/title}}", "yes"),
    ("{{#rows}}{{name}},{{/rows}}", "one,two,"),
    (
      "{{#rows}}{{#parts}}{{part}}{{title}}{{/parts}};{{/rows}}",
      "oneA | B;twoA | B;"
    ),
    ("{{#none}}{{number}}{{/none}}{{^none}}none{{/none}}", "none"), ("{{place.city}}", "Lima"),
    ("{{#place}}{{city}}{{/place}}", "Lima"), ("{{! a comment }}x", "x"), ("{{#flag}}x{{/flag}}", "x"),
    ("{{ title }}{{!\n two\n lines }}", #"A \| B"#),
  ])
  func renders(template: String, expected: String) throws { #expect(try render(template) == expected) }

  /// The library escapes for HTML in partials unless each says what it is.
  @Test func escapesInPartialsToo() throws {
    let partials = ["a": "{{raw}}\n{{> b}}", "b": "{{raw}} & {{{raw}}}\n"]
    #expect(try render("{{> a}}\n{{raw}}", partials) == "\\*x\\*\n\\*x\\* & *x*\n\\*x\\*")
    #expect(try render("  {{> b}}\n", partials) == "  \\*x\\* & *x*\n")
  }

  @Test(arguments: [
    ("{{titel}}", ["main.mustache:1:1 template.name: the pack has no 'titel' here; did you mean 'title'?"]),
    (
      "x\né {{#rows}}{{nmae}}{{/rows}} {{zzzzzz}}",
      [
        "main.mustache:2:12 template.name: the pack has no 'nmae' here; did you mean 'name'?",
        "main.mustache:2:30 template.name: the pack has no 'zzzzzz' here",
      ]
    ),
    // There are no rows, and the name is wrong all the same.
    (
      "{{#none}}{{numbr}}{{/none}}",
      ["main.mustache:1:10 template.name: the pack has no 'numbr' here; did you mean 'number'?"]
    ),
    // Fields of a list are not at hand outside it.
    ("{{number}}", ["main.mustache:1:1 template.name: the pack has no 'number' here"]),
    (
      "{{place.citi}}",
      ["main.mustache:1:1 template.name: the pack has no 'citi' of 'place.citi' here; did you mean 'city'?"]
    ),
    (
      "{{#rws}}{{anything}}{{.}}{{/rws}}",
      ["main.mustache:1:1 template.name: the pack has no 'rws' here; did you mean 'rows'?"]
    ),
    ("{{rows}}", ["main.mustache:1:1 template.name: 'rows' is a list, not words; open it with '{{#rows}}'"]),
    (
      "{{flag}}",
      ["main.mustache:1:1 template.name: 'flag' is a yes or no, not words; open it with '{{#flag}}'"]
    ),
    ("{{> stat}}", ["main.mustache:1:1 template.name: there is no partial 'stat'"]),
  ])
  func refusesUnknownNames(template: String, expected: [String]) { #expect(problems(template) == expected) }

  @Test func tellsHowAPartialCameToBeUsed() {
    #expect(
      problems("{{#rows}}\n{{> a}}\n{{/rows}}", ["a": "{{name}}\n {{> b}}", "b": "{{nam}}"]) == [
        "b.mustache:1:1 template.name: the pack has no 'nam' here; did you mean 'name'?"
          + " / a.mustache:2:2 partial 'b' is used here / main.mustache:2:1 partial 'a' is used here"
      ])
    #expect(
      problems("{{> one}}", ["one": "{{> twoo}}", "two": ""]) == [
        "one.mustache:1:1 template.name: there is no partial 'twoo'; did you mean 'two'?"
          + " / main.mustache:1:1 used by 'main' here"
      ])
  }

  @Test(arguments: [
    ("a {{title", ["main.mustache:1:3 template.syntax: the tag is not closed; end it with '}}'"]),
    ("{{{title}}", ["main.mustache:1:1 template.syntax: the tag is not closed; end it with '}}}'"]),
    (
      "\n{{#rows}}",
      ["main.mustache:2:1 template.syntax: section 'rows' is not closed; end it with '{{/rows}}'"]
    ),
    ("{{/rows}}", ["main.mustache:1:1 template.syntax: '{{/rows}}' closes nothing"]),
    (
      "{{#rows}}\n{{/row}}",
      [
        "main.mustache:2:1 template.syntax: '{{/row}}' stands where '{{/rows}}' is due"
          + " / main.mustache:1:1 the section was opened here"
      ]
    ),
    (
      "{{}}",
      [
        "main.mustache:1:1 template.syntax: '' is not a name; names are letters, digits, '_' and '-', joined by '.'"
      ]
    ),
    (
      "{{a b}}",
      [
        "main.mustache:1:1 template.syntax: 'a b' is not a name; names are letters, digits, '_' and '-', joined by '.'"
      ]
    ),
    ("{{\ntitle}}", ["main.mustache:1:1 template.syntax: a tag stands on one line"]),
    ("{{=<% %>=}}", ["main.mustache:1:1 template.syntax: the delimiters of tags cannot be changed"]),
    (
      "{{% CONTENT_TYPE:HTML}}",
      ["main.mustache:1:1 template.syntax: pragmas are not allowed; a pack is always Markdown"]
    ),
    (
      "{{> *title}}",
      ["main.mustache:1:1 template.syntax: a partial is named in the template, not by a value"]
    ),
    (
      "{{> ../../etc/passwd}}",
      [
        "main.mustache:1:1 template.syntax: '../../etc/passwd' is not a name; names are letters, digits, '_' and '-', joined by '.'"
      ]
    ),
    (
      "{{<main}}{{/main}}",
      [
        "main.mustache:1:1 template.syntax: templates do not inherit from each other; use a partial, '{{> name}}'",
        "main.mustache:1:10 template.syntax: '{{/main}}' closes nothing",
      ]
    ),
    (
      "{{uppercased(title)}}",
      ["main.mustache:1:1 template.syntax: 'uppercased(title)' calls a function; templates only show values"]
    ),
  ])
  func refusesWhatIsNotATemplate(template: String, expected: [String]) {
    #expect(problems(template) == expected)
  }

  @Test func refusesToRunForEver() {
    #expect(
      problems("{{> a}}", ["a": "{{> b}}", "b": "x {{> a}}"]) == [
        "b.mustache:1:3 template.syntax: partial 'a' uses itself: a > b > a"
          + " / a.mustache:1:1 used by 'a' here / main.mustache:1:1 used by 'main' here"
      ])
    // Each partial uses the next one sixteen times: 16^7 tags from a few hundred bytes.
    let doubling = Dictionary(
      uniqueKeysWithValues: (1...7).map { number in
        ("p\(number)", number == 7 ? "" : String(repeating: "{{> p\(number + 1)}}", count: 16))
      })
    #expect(
      problems("{{> p1}}", doubling) == [
        "main.mustache:1:1 template.syntax: more than 100000 tags, counting those of partials"
      ])
    let deep = String(repeating: "{{#rows}}", count: 100) + String(repeating: "{{/rows}}", count: 100)
    #expect(problems(deep).first?.hasSuffix("sections stand within each other more than 32 deep") == true)
  }

  @Test func refusesToPrintWithoutEnd() {
    // Two rows, within each other 25 times: 2^25 lines.
    let rows = String(repeating: "{{#rows}}", count: 25) + "x" + String(repeating: "{{/rows}}", count: 25)
    #expect(
      problems(rows) == ["main.mustache template.syntax: the pack would be longer than 4 MB; show fewer rows"]
    )
    #expect(
      problems(String(repeating: "x", count: 5 << 20)) == [
        "main.mustache template.syntax: the pack would be longer than 4 MB; show fewer rows"
      ])
  }

  @Test func namesTheNearestTemplate() {
    let library = TemplateLibrary([
      TemplateSource(name: "qbr", file: SourceFile(path: "qbr.mustache", text: ""))
    ])
    #expect {
      try library.checked("qbrr", against: .text)
    } throws: { error in
      (error as? PackError)?.diagnostics.map(\.message) == [
        "there is no template 'qbrr'; did you mean 'qbr'?"
      ]
    }
  }
}
