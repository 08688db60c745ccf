import Diagnostics
import Markdown
import Programme
import Testing

@testable import Packs

/// A pack's page, and what of a person's own Markdown is not in it.
@Suite struct PackPageTests {
  private func page(_ text: String, _ language: Workspace.Language = .englishGB) throws -> PackPage {
    try #require(PackPage(SourceFile(path: "packs/x.md", text: text), language: language))
  }

  @Test func standsAlone() throws {
    let page = try page("# A & B\n\n## One\n\ntext\n\n## Two\n\n| a | b |\n|---|--:|\n| RED | 5 |\n")
    #expect(page.html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">"))
    #expect(page.html.contains("<title>A &amp; B</title>"))
    #expect(page.html.contains("<h2 id=\"s2\">One</h2>"))
    #expect(page.html.contains("<li><a href=\"#s3\">Two</a></li>"))
    #expect(page.html.contains("<td class=\"red\">RED</td>"))
    #expect(page.html.contains("default-src 'none'"))
    // Nothing is loaded from anywhere, and nothing runs.
    for word in ["http://", "https://", "<script", "src=", "@import", "url("] {
      #expect(!page.html.contains(word), "\(word)")
    }
    #expect(page.losses.isEmpty)
  }

  /// WCAG 2.2, 4.1.2: a control has a name, also where nobody can change it here.
  @Test func namesBoxesToTick() throws {
    let text = "# A\n\n- [ ] A-1 @cto 2025-01-17 first\n- [x] A-2 @cto 2025-01-17 second\n"
    for (language, words) in [
      (Workspace.Language.englishGB, ["to do", "done"]), (.spanishPE, ["por hacer", "hecho"]),
    ] {
      let html = try page(text, language).html
      let names = html.matches(of: /<input type="checkbox" aria-label="([^"]*)"/).map { String($0.output.1) }
      #expect(names == words)
    }
  }

  @Test func marksStatusInTheLanguageOfThePack() throws {
    let text = "# A\n\n| a |\n|---|\n| SIN DATOS |\n"
    #expect(try page(text, .spanishPE).html.contains("<td class=\"no-data\">SIN DATOS</td>"))
    #expect(try page(text).html.contains("<td>SIN DATOS</td>"))
  }

  @Test func leavesOutWhatIsNotSafeAndSaysSo() throws {
    let page = try page(
      """
      # A

      <!-- keep:x -->
      <script>alert(1)</script>

      a <b onclick="x()">bold</b> and [link](javascript:alert(1)) and [good](https://example.com)

      ![a plan](https://example.com/plan.png)
      <!-- /keep -->
      """)
    #expect(!page.html.contains("<script"))
    #expect(!page.html.contains("onclick"))
    #expect(!page.html.contains("javascript:"))
    #expect(!page.html.contains("<!--"))
    #expect(!page.html.contains("<img"))
    #expect(page.html.contains("[a plan]"))
    #expect(page.html.contains("<a href=\"https://example.com\">good</a>"))
    #expect(
      page.losses.map { "\($0.location?.description ?? "-") \($0.severity.rawValue): \($0.message)" } == [
        "packs/x.md:4 note: HTML is left out; only its words are shown: <script>alert(1)</script>",
        "packs/x.md:6 note: HTML is left out; only its words are shown: <b onclick=\"x()\">",
        "packs/x.md:6 note: HTML is left out; only its words are shown: </b>",
        "packs/x.md:8 note: the picture is left out, its words 'a plan' stand in its place",
      ])
  }

  @Test func tellsWhichTablesNoSlideHolds() throws {
    let rows = String(repeating: "| x |\n", count: 13)
    let page = try page("# A\n\n| a |\n|---|\n\(rows)\n| a | b |\n|---|---|\n| c | d |\n")
    #expect(page.overfull.map { $0.location?.line } == [3])
  }

  @Test func aTableBeginsASlideOfItsOwn() throws {
    let page = try page(
      "# A\n\n## B\n\n| a |\n|---|\n| 1 |\n\nWords.\n\n| b |\n|---|\n| 2 |\n\n---\n\n### C\n\n| c |\n|---|\n| 3 |\n"
    )
    let before = page.slides.matches(of: /(\S+)\s*<table>/).map { String($0.1) }
    #expect(before == ["<h2>B</h2>", "<hr>", "<h3>C</h3>"])
    // One break for the table after words, one that the pack has itself.
    #expect(page.slides.matches(of: /<hr/).count == 2)
    #expect(page.slides.replacing("<hr>\n", with: "") == page.plain)
  }

  /// By hand: "a" and "x" have room in 2; of "description of a thing" the longest word has 11 letters, and half of all 22 is 11.
  /// 2 of 13 are 15%, 11 of 13 are 84%.
  @Test func convertersAreToldHowWideColumnsAre() throws {
    let page = try page(
      "# A\n\n| a | b |\n|---|---|\n| x | description of a thing |\n\n| one |\n|---|\n| 1 |\n")
    let tables = page.plain.matches(of: /<table>\n<colgroup>(.*)<\/colgroup>/).map { String($0.1) }
    #expect(
      tables == [
        "<col style=\"width: 15%\"><col style=\"width: 84%\">", "<col style=\"width: 100%\">",
      ])
    #expect(!page.html.contains("<colgroup>"))
  }

  /// Each short row is filled up to the width of the heading.
  @Test func refusesTablesWithoutEnd() {
    let wide = String(repeating: "|a", count: 20_000) + "|\n" + String(repeating: "|-", count: 20_000) + "|\n"
    let text = wide + String(repeating: "|\n", count: 20_000)
    let page = PackPage(SourceFile(path: "x.md", text: text), language: .englishGB)
    #expect(page?.html == nil)
    // Bars that are escaped part nothing.
    #expect(
      MarkdownDocument(String(repeating: "\\|", count: 100_000) + String(repeating: "\n", count: 1000)) != nil
    )
  }

  @Test func survivesAnyBytes() throws {
    for text in [
      "", "\u{0}", "|", "|\n|-|\n|", "![a <b>x</b>](y)", "<b>![x](y)</b>", "[x]: <javascript:y>\n[x]",
    ] {
      let html = try page(text).html
      #expect(html.hasPrefix("<!DOCTYPE html>\n") && html.hasSuffix("</html>\n"))
      #expect(!html.contains("<img") && !html.contains("javascript:"))
    }
  }
}

/// What the linter of packs, and of tests, sees of a document.
@Suite struct MarkdownDocumentTests {
  @Test func countsTheCellsThatWereWritten() throws {
    let document = try #require(
      MarkdownDocument("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 |\n1 | 2\n| a \\| b | `c\\|d` |\n"))
    #expect(document.tables.map(\.columns) == [2])
    #expect(document.tables.first?.rows.map(\.written) == [2, 3, 1, 2, 2])
    #expect(document.tables.first?.rows.map(\.line) == [1, 3, 4, 5, 6])
    #expect(document.tables.first?.rows.last?.cells == ["a | b", "c|d"])
  }

  @Test func findsSectionsWithoutContent() throws {
    let document = try #require(
      MarkdownDocument(
        "# A\n\n## B\n\n<!-- keep:x -->\n<!-- /keep -->\n\n## C\n\n### D\n\ntext\n\n### E\n\n## F\n"))
    #expect(document.emptySections.map(\.text) == ["B", "E", "F"])
    #expect(document.headings.map(\.level) == [1, 2, 2, 3, 3, 2])
  }
}
