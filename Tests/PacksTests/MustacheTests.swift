import Diagnostics
import Programme
import Testing

@testable import Packs

/// What the Mustache specification 1.4 says of lines, sections and partials.
@Suite struct MustacheTests {
  private static let view = PackValue.record([
    "t": .flag(true), "f": .flag(false), "word": .text("Hi"), "none": .text(nil),
    "list": .rows(["a", "b"], [.text("name") { $0 }]), "empty": .rows([String](), [.text("name") { $0 }]),
    "words": .list([.text("x"), .text("y")], of: .text),
    "outer": .record(["word": .text("inner")]),
  ])

  @Test(arguments: [
    // Tags alone on their line leave no line.
    ("| This Is\n{{#t}}\n|\n{{/t}}\n| A Line\n", "| This Is\n|\n| A Line\n"),
    ("  {{#t}}  \n x\n\t{{/t}}\t\ny", " x\ny"), ("|\r\n{{#t}}\r\n{{/t}}\r\n|", "|\r\n|"),
    ("  {{#t}}\n#{{/t}}\n/", "#\n/"), ("#{{#t}}\n/\n  {{/t}}", "#\n/\n"),
    ("a\n{{! a comment }}\nb", "a\nb"), ("a {{! a comment }}\nb", "a \nb"),
    ("a\n{{!\n several\n lines }}\nb", "a\nb"),
    // Values and inline sections keep theirs.
    ("{{word}}\n", "Hi\n"), (" | {{#t}}\t|\t{{/t}} | \n", " | \t|\t | \n"), ("  {{none}}\n", "  \n"),
    // Sections.
    ("{{#f}}x{{/f}}{{^f}}y{{/f}}", "y"), ("{{#list}}{{name}}{{word}},{{/list}}", "aHi,bHi,"),
    ("{{#empty}}x{{/empty}}{{^empty}}none{{/empty}}", "none"), ("{{#words}}({{.}}){{/words}}", "(x)(y)"),
    ("{{#outer}}{{word}}{{/outer}}{{word}}", "innerHi"), ("{{outer.word}}", "inner"),
    ("{{#word}}{{.}}{{/word}}", "Hi"), ("{{#none}}x{{/none}}", ""),
    // Partials; their lines are indented as the tag is.
    ("[{{> p}}]", "[Hi|]"), ("  {{> lines}}\n>", "  a\n  Hi\n\n  b\n>"), ("\t{{> p}}", "\tHi|"),
    ("{{#list}}\n{{> row}}\n{{/list}}\n.", "- a\n- b\n."),
  ])
  func rendersAsTheSpecificationSays(template: String, expected: String) throws {
    let sources = [
      ("main", template), ("p", "{{word}}|"), ("lines", "a\n{{word}}\n\nb\n"), ("row", "- {{name}}\n"),
    ].map { TemplateSource(name: $0.0, file: SourceFile(path: "\($0.0).mustache", text: $0.1)) }
    let library = TemplateLibrary(sources)
    let text = try TemplateRenderer.render(
      library.checked("main", against: Self.view.shape), view: Self.view,
      format: PackFormat(language: .englishGB))
    #expect(text == expected)
  }
}
