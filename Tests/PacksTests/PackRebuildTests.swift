import Diagnostics
import Programme
import Testing

@testable import Packs

@Suite struct PackRebuildTests {
  private static let rendered = """
    # Pack
    <!-- keep:headline -->
    To be written.
    <!-- /keep -->
    Figures.
    <!-- keep:risks --><!-- /keep -->

    """

  private func outcome(
    _ existing: String?, _ rendered: String = rendered, last: [String] = [], edits: HandEdits = .refused
  ) throws(PackError) -> PackRebuild {
    try PackRebuild.make(
      rendered, over: existing.map { SourceFile(path: "packs/x.md", text: $0) }, records: last, edits: edits,
      language: .englishGB)
  }

  /// The new text, or the difference for which it was refused.
  private func merge(
    _ existing: String?, _ rendered: String = rendered, last: [String] = [], edits: HandEdits = .refused
  ) throws(PackError) -> String {
    switch try outcome(existing, rendered, last: last, edits: edits) {
    case .built(let pack): pack.text
    case .refused(let difference): difference.text
    }
  }

  private func problems(_ existing: String, _ rendered: String = rendered) -> [String] {
    do {
      _ = try merge(existing, rendered)
      return []
    } catch {
      return error.diagnostics.map { "\($0.location?.description ?? "-") \($0.code.rawValue): \($0.message)" }
    }
  }

  // MARK: Blocks

  @Test func leavesThePlaceholdersOfANewPack() throws { #expect(try merge(nil) == Self.rendered) }

  /// Byte for byte: Windows line ends, trailing spaces, decomposed accents, a fence, what looks like a tag.
  @Test(arguments: [
    "\nWe won.\n", "\r\nWe won.  \r\n", "caf\u{65}\u{301}", "\n```\n{{as_of}} | <b>\n```\n", "", " ",
    "\n| a | b |\n|---|---|\n", "\n=======\n", "\u{0}\u{FEFF}\u{2028}",
  ])
  func carriesTextOver(body: String) throws {
    let written = Self.rendered.replacing("\nTo be written.\n", with: body)
    let newer = Self.rendered.replacing("Figures.", with: "New figures.")
    let merged = try merge(written, newer, last: [Self.rendered])
    let expected = newer.replacing("\nTo be written.\n", with: body)
    #expect(Array(merged.utf8) == Array(expected.utf8))
    #expect(try merge(merged, newer, last: [newer]) == merged)
  }

  @Test func acceptsMarkersThatAnEditorReformatted() throws {
    let merged = try merge(
      "# Pack\r\n<!--keep:headline-->We won.<!--   /keep-->\r\nFigures.\r\n<!-- keep:risks --><!-- /keep -->",
      last: [Self.rendered])
    #expect(merged == Self.rendered.replacing("\nTo be written.\n", with: "We won."))
  }

  /// What nobody wrote is the template's: another template's placeholder takes its place.
  @Test func aPlaceholderIsNobodysWord() throws {
    let newer = Self.rendered.replacing("To be written.", with: "Five lines.")
    #expect(try merge(Self.rendered, newer, last: [Self.rendered]) == newer)
    // Where nothing is remembered it might be somebody's.
    #expect(try merge(Self.rendered, newer).contains("To be written."))
  }

  private static let old = """
    # Pack
    <!-- keep:win -->
    Nothing yet.
    <!-- /keep -->
    <!-- keep:gone --> \u{20}
    <!-- /keep -->

    """

  @Test func movesABlockWithoutAPlaceToTheEnd() throws {
    let merged = try merge(
      Self.old.replacing("Nothing yet.", with: "Big."), last: [Self.old])
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
    guard
      case .built(let pack) = try outcome(
        Self.old.replacing("Nothing yet.", with: "Big."), last: [Self.old])
    else {
      Issue.record("it was refused")
      return
    }
    #expect(pack.text == merged)
    #expect(!pack.record.contains("Big."))
    #expect(try merge(merged, last: [pack.record]) == merged)
    // Once the template has a place for it, it goes back there.
    #expect(
      try merge(merged, "<!-- keep:win -->?<!-- /keep -->\n", last: [pack.record])
        == "<!-- keep:win -->\nBig.\n<!-- /keep -->\n")
    // What the template wrote is not carried there.
    #expect(try merge(Self.old, last: [Self.old]) == Self.rendered)
  }

  @Test func losesNoneOfTwoBlocksWithOneName() throws {
    let old = """
      <!-- keep:risks -->one<!-- /keep -->
      <!-- keep:risks -->two<!-- /keep -->
      <!-- keep:risks -->one<!-- /keep -->
      <!-- keep:risks-2 -->three<!-- /keep -->
      """
    let merged = try merge(old, edits: .overwritten)
    #expect(merged.contains("<!-- keep:risks -->one<!-- /keep -->"))
    #expect(merged.contains("<!-- keep:risks-3 -->two<!-- /keep -->"))
    #expect(merged.contains("<!-- keep:risks-2 -->three<!-- /keep -->"))
    #expect(try merge(merged, edits: .overwritten) == merged)
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

  @Test func takesOtherCommentsForText() throws {
    let text = "<!-- keep calm --> <!-- /keeper --> \\<!-- keep:x --> \\<!-- /keep --> <!--\n"
    #expect(try merge(text, text, last: [text]) == text)
  }

  // MARK: Text outside blocks

  private static let base =
    "# Pack\n\nAs of Monday.\n\n| a | 1 |\n| b | 2 |\n\n<!-- keep:x -->?<!-- /keep -->\n\nEnd.\n"
  private static let later = base.replacing("Monday", with: "Tuesday").replacing(
    "| b | 2 |", with: "| b | 3 |")

  @Test func refusesAndShowsWhatWasEdited() throws {
    let edited = Self.base.replacing("End.\n", with: "End.\nCall the bank.\n").replacing(
      "?", with: "\nYes.\nNo.\n")
    guard case .refused(let difference) = try outcome(edited, Self.later, last: [Self.base]) else {
      Issue.record("it was built")
      return
    }
    // The block takes three lines of the pack and one of the difference.
    #expect(difference.text == "--- last build\n+++ packs/x.md\n@@ line 12 @@\n \n End.\n+Call the bank.\n")
    #expect(difference.location.description == "packs/x.md:14")
    #expect(difference.hasRecord)
  }

  @Test func mergesWhatOnlyOneSideChanged() throws {
    let edited = Self.base.replacing("End.", with: "End, and call the bank.").replacing("?", with: "Yes.")
    #expect(
      try merge(edited, Self.later, last: [Self.base], edits: .merged)
        == Self.later.replacing("End.", with: "End, and call the bank.").replacing("?", with: "Yes."))
    // A deletion by hand is an edit too.
    let shortened = Self.base.replacing("| a | 1 |\n", with: "")
    #expect(
      try merge(shortened, Self.base.replacing("Monday", with: "Tuesday"), last: [Self.base], edits: .merged)
        == shortened.replacing("Monday", with: "Tuesday"))
    // The edits are still edits at the next rebuild.
    guard case .built(let pack) = try outcome(edited, Self.later, last: [Self.base], edits: .merged) else {
      return
    }
    #expect(pack.record == Self.later)
    #expect(pack.hasEdits && pack.conflicts == 0)
    #expect(try merge(pack.text, Self.later, last: [pack.record], edits: .merged) == pack.text)
  }

  @Test func marksWhatBothSidesChanged() throws {
    let edited = Self.base.replacing("As of Monday.", with: "As of Monday, more or less.")
    let merged = try merge(edited, Self.later, last: [Self.base], edits: .merged)
    #expect(
      merged
        == Self.later.replacing(
          "As of Tuesday.",
          with: """
            <<<<<<< written by hand
            As of Monday, more or less.
            =======
            As of Tuesday.
            >>>>>>> built anew
            """))
    for edits in [HandEdits.refused, .merged] {
      #expect {
        try merge(merged, Self.later, last: [Self.later], edits: edits)
      } throws: { error in
        (error as? PackError)?.diagnostics.map { "\($0.location?.description ?? "") \($0.code.rawValue)" }
          == [
            "packs/x.md:3:1 pack.conflict"
          ]
      }
    }
    #expect(try merge(merged, Self.later, last: [Self.later], edits: .overwritten) == Self.later)
  }

  /// A line that a person deleted and the rebuild changed: git leaves one side of the conflict empty, too.
  @Test func marksADeletionOfWhatChanged() throws {
    let shortened = Self.base.replacing("| b | 2 |\n", with: "")
    let merged = try merge(shortened, Self.later, last: [Self.base], edits: .merged)
    #expect(
      merged.contains("| a | 1 |\n<<<<<<< written by hand\n=======\n| b | 3 |\n>>>>>>> built anew\n"))
  }

  @Test func keepsBlocksOfAPersonsOwnWhereTheyStand() throws {
    let edited = Self.base.replacing("End.", with: "<!-- keep:mine -->\nMine.\n<!-- /keep -->\nEnd.")
    guard case .built(let pack) = try outcome(edited, Self.later, last: [Self.base], edits: .merged) else {
      return
    }
    #expect(
      pack.text == Self.later.replacing("End.", with: "<!-- keep:mine -->\nMine.\n<!-- /keep -->\nEnd."))
    // Overwritten, it goes to the end: it was written by hand.
    let overwritten = try merge(edited, Self.later, last: [Self.base], edits: .overwritten)
    #expect(overwritten.hasPrefix(Self.later))
    #expect(overwritten.hasSuffix("### mine\n\n<!-- keep:mine -->\nMine.\n<!-- /keep -->\n"))
  }

  /// The section that a person edited is gone from the template: both stand, and the block's text once more at the end.
  @Test func aSectionThatVanishedUnderAnEditIsAConflict() throws {
    let last = "# A\n\nIntro.\n\n<!-- keep:x -->?<!-- /keep -->\n\n# B\n"
    let edited = last.replacing("Intro.", with: "My intro.").replacing("?", with: "My words.")
    guard case .built(let pack) = try outcome(edited, "# B\n", last: [last], edits: .merged) else { return }
    #expect(pack.conflicts == 1)
    #expect(pack.text.contains("My intro."))
    #expect(pack.text.contains("My words."))
  }

  // MARK: What is remembered

  @Test func withoutARecordEveryDifferenceIsAPersons() throws {
    guard case .refused(let difference) = try outcome(Self.base, Self.later) else {
      Issue.record("it was built")
      return
    }
    #expect(!difference.hasRecord)
    let merged = try merge(Self.base, Self.later, edits: .merged)
    #expect(merged.contains("As of Monday.\n=======\nAs of Tuesday.\n"))
    // A line that only one of the two has stays.
    #expect(
      try merge(
        Self.base + "Mine.\n", Self.base.replacing("# Pack\n", with: "# Pack\nNew.\n"), edits: .merged)
        == Self.base.replacing("# Pack\n", with: "# Pack\nNew.\n") + "Mine.\n")
    // Nothing is different: nothing is asked.
    #expect(try merge(Self.base, Self.base) == Self.base)
  }

  @Test func ofTwoRecordsTheNearerCounts() throws {
    for records in [[Self.base, Self.later], [Self.later, Self.base]] {
      #expect(try merge(Self.base, Self.later, last: records) == Self.later)
      #expect(try merge(Self.later, Self.later, last: records) == Self.later)
    }
  }

  @Test func aDamagedRecordIsNone() throws {
    guard case .refused(let difference) = try outcome(Self.base, Self.later, last: ["<!-- keep:x -->"]) else {
      Issue.record("it was built")
      return
    }
    #expect(!difference.hasRecord)
  }
}
