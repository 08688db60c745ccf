import Diagnostics
import Programme
import Testing

@testable import Packs

@Suite struct KeptTextTests {
  private static let rendered = """
    # Pack
    <!-- keep:headline -->
    To be written.
    <!-- /keep -->
    Figures.
    <!-- keep:risks --><!-- /keep -->

    """

  private func merge(_ existing: String?, _ rendered: String = rendered) throws(PackError) -> String {
    try KeptText.merge(
      existing.map { SourceFile(path: "packs/x.md", text: $0) }, into: SourceFile(path: "x", text: rendered),
      template: SourceFile(path: "Templates/x.mustache", text: ""), language: .englishGB)
  }

  private func problems(_ existing: String, _ rendered: String = rendered) -> [String] {
    do {
      _ = try merge(existing, rendered)
      return []
    } catch {
      return error.diagnostics.map { "\($0.location?.description ?? "-") \($0.code.rawValue): \($0.message)" }
    }
  }

  @Test func leavesThePlaceholdersOfANewPack() throws { #expect(try merge(nil) == Self.rendered) }

  /// Byte for byte: Windows line ends, trailing spaces, decomposed accents, a fence, what looks like a tag.
  @Test(arguments: [
    "\nWe won.\n", "\r\nWe won.  \r\n", "caf\u{65}\u{301}", "\n```\n{{as_of}} | <b>\n```\n", "", " ",
    "\n| a | b |\n|---|---|\n",
  ])
  func carriesTextOver(body: String) throws {
    let merged = try merge("Old.\n<!-- keep:headline -->\(body)<!-- /keep -->\nOld too.")
    let expected = Self.rendered.replacing("\nTo be written.\n", with: body)
    #expect(Array(merged.utf8) == Array(expected.utf8))
    #expect(try merge(merged) == merged)
  }

  @Test func acceptsMarkersThatAnEditorReformatted() throws {
    let merged = try merge("<!--keep:headline-->We won.<!--   /keep-->")
    #expect(merged == Self.rendered.replacing("\nTo be written.\n", with: "We won."))
  }

  @Test func movesABlockWithoutAPlaceToTheEnd() throws {
    let merged = try merge("<!-- keep:win -->\nBig.\n<!-- /keep -->\n<!-- keep:gone --> \n<!-- /keep -->")
    #expect(
      merged == Self.rendered + """

        ## Kept from an earlier build

        These blocks were written by hand, and the template has no place for them any more. Move what is still needed, then
        delete them.

        ### win

        <!-- keep:win -->
        Big.
        <!-- /keep -->

        """)
    #expect(try merge(merged) == merged)
    // Once the template has a place for it, it goes back there.
    #expect(
      try merge(merged, "<!-- keep:win -->?<!-- /keep -->\n").hasPrefix(
        "<!-- keep:win -->\nBig.\n<!-- /keep -->\n"))
  }

  @Test func losesNoneOfTwoBlocksWithOneName() throws {
    let old = """
      <!-- keep:risks -->one<!-- /keep -->
      <!-- keep:risks -->two<!-- /keep -->
      <!-- keep:risks -->one<!-- /keep -->
      <!-- keep:risks-2 -->three<!-- /keep -->
      """
    let merged = try merge(old)
    #expect(merged.contains("<!-- keep:risks -->one<!-- /keep -->"))
    #expect(merged.contains("<!-- keep:risks-3 -->two<!-- /keep -->"))
    #expect(merged.contains("<!-- keep:risks-2 -->three<!-- /keep -->"))
    #expect(try merge(merged) == merged)
  }

  @Test func refusesMarkersWithoutAPartner() {
    #expect(
      problems("# Pack\n  <!-- keep:headline -->\nText") == [
        "packs/x.md:2:3 pack.keep: the pack is left as it is: block 'keep:headline' is not closed; end it with "
          + "'<!-- /keep -->'"
      ])
    #expect(
      problems("<!-- keep:a -->\n<!-- keep:b -->\n<!-- /keep -->") == [
        "packs/x.md:1:1 pack.keep: the pack is left as it is: block 'keep:a' is not closed before 'keep:b' begins"
      ])
    #expect(
      problems("é <!-- /keep -->") == [
        "packs/x.md:1:3 pack.keep: the pack is left as it is: '/keep' closes no block"
      ])
    #expect(
      problems("<!-- keep: -->x<!-- /keep -->").first
        == "packs/x.md:1:1 pack.keep: the pack is left as it is: 'keep:' is not followed by a name of letters, "
        + "digits, '-' and '.'")
  }

  @Test func refusesATemplateWithTwoBlocksOfOneName() {
    #expect(
      problems("", "<!-- keep:a --><!-- /keep --><!-- keep:a --><!-- /keep -->") == [
        "Templates/x.mustache template.syntax: the pack that it renders has two blocks 'keep:a'"
      ])
  }

  @Test func takesOtherCommentsForText() throws {
    let text = "<!-- keep calm --> <!-- /keeper --> \\<!-- keep:x --> \\<!-- /keep --> <!--\n"
    #expect(try merge(text, text) == text)
  }
}
