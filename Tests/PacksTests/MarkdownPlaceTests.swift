import Diagnostics
import Markdown
import Programme
import Testing

@testable import Packs

/// A value shows as it is wherever a template puts it, by libcmark-gfm.
@Suite struct MarkdownPlaceTests {
  /// On one line and without what no text shows.
  private static let texts = HostileModelTests.texts.filter {
    !$0.unicodeScalars.contains { $0.value < 0x20 || (0x202A...0x202E).contains($0.value) }
  }

  private func written(_ text: String, in template: String) throws -> MarkdownDocument {
    let view = PackValue.record(["x": .text(text)])
    let library = TemplateLibrary([
      TemplateSource(name: "main", file: .init(path: "main.mustache", text: template))
    ])
    return try #require(
      MarkdownDocument(
        TemplateRenderer.render(
          library.checked("main", against: view.shape), view: view, format: PackFormat(language: .englishGB)))
    )
  }

  @Test(arguments: texts)
  func aCellShowsTheText(text: String) throws {
    let table = try #require(written(text, in: "| a | b |\n|---|---|\n| {{x}} | {{x}}b |\n").tables.first)
    #expect(table.rows.last?.cells == [text, text + "b"])
  }

  @Test(arguments: texts)
  func aHeadingShowsTheText(text: String) throws {
    #expect(try written(text, in: "## {{x}}\n").headings.map(\.text) == [text])
    #expect(try written(text, in: "## a {{x}}\n").headings.map(\.text) == ["a " + text])
  }

  @Test(arguments: texts)
  func aParagraphShowsTheText(text: String) throws {
    for template in [
      "{{x}}\n", "a\n{{x}}\n", "- {{x}}\n", "> {{x}}\n", "1. {{x}}\n", "a {{x}} b\n", "*{{x}}*\n",
    ] {
      let document = try written(text, in: template)
      let harmless = try written("x", in: template)
      let tags = /<[^>]*>/
      #expect(
        document.html.matches(of: tags).map { String($0.output) }
          == harmless.html.matches(of: tags).map { String($0.output) }, "\(template)")
      #expect(document.html.replacing(tags, with: "").contains(Self.inHTML(text)), "\(template)")
    }
  }

  private static func inHTML(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// Of each place, what is escaped there and not elsewhere.
  @Test(arguments: [
    ("- x", MarkdownPlace.inline, "- x"), ("- x", .cell, "- x"), ("- x", .heading, "- x"),
    ("- x", .blockStart, #"\- x"#), ("a|b", .inline, "a|b"), ("a|b", .cell, #"a\|b"#),
    ("a|b", .blockStart, #"a\|b"#), ("x ##", .heading, "x \\##"), ("x ##", .inline, "x ##"),
    ("x ##", .cell, "x ##"), ("1. x", .cell, "1. x"), ("*x*", .cell, #"\*x\*"#), ("# x", .inline, "# x"),
  ])
  func escapesWhatMattersThere(text: String, place: MarkdownPlace, expected: String) {
    #expect(MarkdownText.escape(text, for: place) == expected)
  }

  /// Where no escape is read, a value is an error rather than a hole.
  @Test(arguments: [
    ("`{{x}}`", "main.mustache:1:2: 'x' stands in code"),
    ("| `a {{x}}` |\n|---|\n", "main.mustache:1:6: 'x' stands in code"),
    ("```\n{{x}}\n```\n", "main.mustache:2:1: 'x' stands in a block of code"),
    ("[a]({{x}})", "main.mustache:1:5: 'x' stands in the target of a link"),
    ("<a href=\"{{x}}\">", "main.mustache:1:10: 'x' stands in an HTML tag"),
  ])
  func refusesPlacesWithoutEscapes(template: String, expected: String) throws {
    let error = #expect(throws: PackError.self) { try written("x", in: template) }
    let told = error?.diagnostics.map { "\($0.location?.description ?? "-"): \($0.message)" } ?? []
    #expect(told == [expected + ", where no value can be escaped; put it elsewhere"])
  }

  @Test func takesUpAfterCodeAndLinks() throws {
    #expect(try written("*x*", in: "`a` [b](c) <b>d</b> {{x}}\n").html.contains("*x*"))
    #expect(try written("*x*", in: "```\na\n```\n{{x}}\n").html.contains("<p>*x*</p>"))
    #expect(try written("*x*", in: "<!-- keep:{{x}} -->\n").losses.isEmpty)
  }
}
