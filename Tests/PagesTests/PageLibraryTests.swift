import Testing

@testable import Pages

@Suite("Templates of pages")
struct PageLibraryTests {
  private func page(_ template: String, _ members: [String: PageValue], _ others: [String: String] = [:]) throws
    -> String
  {
    try PageLibrary(others.merging(["page": template]) { $1 }).render("page", members)
  }

  @Test(
    "Text is escaped between tags and in attributes, and loses what reorders it",
    arguments: [
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("\" onload=\"x", "&quot; onload=&quot;x"), ("it's & that", "it&#39;s &amp; that"),
      ("a\u{0}b\u{1B}c", "abc"), ("admin\u{202E}gpj", "admingpj"), ("two\nlines", "two lines"),
      ("{{name}}", "{{name}}"), ("ñ 漢 🎉", "ñ 漢 🎉"),
    ])
  func escaped(text: String, html: String) throws {
    #expect(try page("{{name}}", ["name": .text(text)]) == html)
  }

  @Test(
    "A name that nobody has is a fault, wherever it stands",
    arguments: [
      "{{nmae}}", "{{#nmae}}x{{/nmae}}", "{{^nmae}}x{{/nmae}}", "{{#rows}}{{nmae}}{{/rows}}",
      "{{#rows}}{{#inner}}{{nmae}}{{/inner}}{{/rows}}",
    ])
  func unknownName(template: String) throws {
    let members: [String: PageValue] = ["name": "x", "rows": [["inner": ["a": "b"]]]]
    #expect(throws: PageFault.self) { try page(template, members) }
  }

  @Test("A name is found in what stands around")
  func outerName() throws {
    #expect(try page("{{#rows}}{{a}}{{b}} {{/rows}}", ["b": "2", "rows": [["a": "1"], ["a": "3"]]]) == "12 32 ")
  }

  @Test(
    "A template that could write text unescaped, or names a partial that is not there, is refused",
    arguments: ["{{{name}}}", "{{& name}}", "{{&name}}", "{{>nowhere}}", "{{> nowhere }}", "{{a.b}}"])
  func refusedTemplate(template: String) {
    #expect(throws: PageFault.self) { try PageLibrary(["page": template]) }
  }

  @Test("Only HTML stands under a name of HTML, and HTML under no other")
  func namesOfHTML() throws {
    #expect(try page("{{{x-html}}}", ["x-html": .html("<b>")]) == "<b>")
    #expect(throws: PageFault.self) { try page("{{{x-html}}}", ["x-html": .text("<b>")]) }
    #expect(throws: PageFault.self) { try page("{{x}}", ["x": .html("<b>")]) }
  }

  @Test("What is absent hides its section and shows the other one")
  func absent() throws {
    let template = "{{#a}}[{{a}}]{{/a}}{{^a}}none{{/a}}"
    #expect(try page(template, ["a": .optional(nil)]) == "none")
    #expect(try page(template, ["a": .optional("")]) == "none")
    #expect(try page(template, ["a": .optional("x")]) == "[x]")
  }
}
