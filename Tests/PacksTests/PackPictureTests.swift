import BusinessCalendar
import Charts
import Diagnostics
import Funds
import Programme
import Testing

@testable import Packs

/// Pictures of packs: what they show of the registers, and where they stand.
@Suite struct PackPictureTests {
  private func context(_ occurrence: String) throws -> PackContext {
    try Sample.fullContext(occurrence: occurrence)
  }

  @Test(arguments: [
    ("qbr/Y2-Q3", ["Y2-Q3.consumption.svg", "Y2-Q3.funds.svg", "Y2-Q3.certifications.svg"]),
    ("marketing-sync/2025-02", ["2025-02.funds.svg"]),
    ("partner-training/Y2-H2", ["Y2-H2.certifications.svg"]),
    ("technical-sync/2025-02", []), ("pipeline-review/2025-W06", []),
  ])
  func eachKindShowsItsOwn(occurrence: String, files: [String]) throws {
    let context = try context(occurrence)
    let pack = try PackBuilder.render(
      context, templates: ShippedTemplates.sources(for: .englishGB), template: context.kind.rawValue)
    #expect(PackBuilder.pictures(context).filter { $0.isShown(in: pack) }.map(\.file) == files)
    #expect(pack.matches(of: /!\[[^\]]+\]\(([^)]+)\)/).map { String($0.1) } == files)
  }

  @Test func whatIsNotRecordedHasNoPicture() throws {
    #expect(PackBuilder.pictures(try Sample.context(occurrence: "qbr/Y2-Q3")).isEmpty)
  }

  /// MC-1 is approved with 18,000 on 18 November, MC-2 with 30,000 on 16 January; the claim is a draft.
  @Test func theFundsAreThoseOfTheBook() throws {
    let rows = try #require(PackView(context("qbr/Y2-Q3")).pictures.funds).rows
    #expect(
      rows.map { "\($0.date) \($0.course.allocated) \($0.course.committed) \($0.course.claimed)" } == [
        "2024-07-31 205000.00 PEN 0.00 PEN 0.00 PEN", "2024-08-31 205000.00 PEN 0.00 PEN 0.00 PEN",
        "2024-09-30 205000.00 PEN 0.00 PEN 0.00 PEN", "2024-10-31 205000.00 PEN 0.00 PEN 0.00 PEN",
        "2024-11-30 205000.00 PEN 18000.00 PEN 0.00 PEN", "2024-12-31 205000.00 PEN 18000.00 PEN 0.00 PEN",
        "2025-01-27 205000.00 PEN 48000.00 PEN 0.00 PEN",
      ])
  }

  /// Four million a year are 333,333.33 a month. Seven months are left, October among them: (3,003,333.33 − 1,230,000) / 7 is
  /// 253,333.33, and the range is the lowest month and the highest, 230,000 and 265,000.
  @Test func consumptionIsToldByMonth() throws {
    let consumption = try #require(
      PackView(context("qbr/Y2-Q3")).pictures.consumption(Sample.consumption()))
    let states = consumption.months.map(\.state)
    #expect(
      states.prefix(6) == [
        .spent(23_000_000), .spent(24_000_000), .spent(24_500_000), .missing, .spent(25_000_000),
        .estimated(26_500_000),
      ])
    #expect(states.dropFirst(6).allSatisfy { $0 == .ahead } && states.count == 12)
    #expect(consumption.months.allSatisfy { $0.share == 33_333_333 })
    #expect(
      consumption.forecast == .init(amount: 25_333_333, lowest: 23_000_000, highest: 26_500_000))
  }

  // MARK: On the page

  private func page(_ text: String) throws -> (PackPage, [PackPicture]) {
    let pictures = PackBuilder.pictures(try context("qbr/Y2-Q3"))
    let source = SourceFile(path: "packs/qbr/Y2-Q3.md", text: text)
    return (try #require(PackPage(source, language: .englishGB, pictures: pictures)), pictures)
  }

  @Test func thePageHoldsThemWhole() throws {
    let (page, pictures) = try page("# A\n\n![Words](Y2-Q3.funds.svg)\n\ntext\n")
    let funds = try #require(pictures.first { $0.name == "funds" })
    #expect(page.html.contains("<figure>\n\(funds.inline(number: 1))</figure>\n<p>text</p>"))
    #expect(!page.html.contains("<img"))
    #expect(page.losses.isEmpty)
    #expect(page.plain.contains("<p><img src=\"Y2-Q3.funds.svg\" alt=\"Words\" /></p>"))
    #expect(page.pictures.map(\.file) == ["Y2-Q3.funds.svg"])
    // As a file and in the page it says the same.
    for word in [
      "role=\"img\"", "id=\"picture-funds\"", "aria-labelledby=\"picture-funds-title picture-funds-desc\"",
    ] {
      #expect(page.html.contains(word) && funds.text.contains(word), "\(word)")
    }
    #expect(funds.text.hasPrefix(PackPicture.beginning))
  }

  /// Shown twice, its ids are not, and amid words it stands there.
  @Test func aPictureMayBeShownTwice() throws {
    let (page, _) = try page("# A\n\n![a](Y2-Q3.funds.svg)\n\nsee ![b](Y2-Q3.funds.svg) and\n")
    #expect(page.html.matches(of: /<svg\s/).count == 2)
    #expect(page.html.contains("id=\"picture-funds\"") && page.html.contains("id=\"picture-funds-2\""))
    #expect(page.html.contains("<p>see <svg "))
  }

  /// Only what the program drew is shown, by its whole name.
  @Test(arguments: [
    "![x](other.svg)", "![x](../Y2-Q3.funds.svg)", "![x](https://example.com/Y2-Q3.funds.svg)",
    "`<img src=\"Y2-Q3.funds.svg\" />`", "<img src=\"Y2-Q3.funds.svg\" />",
  ])
  func otherPicturesStayOut(markdown: String) throws {
    let (page, _) = try page("# A\n\n\(markdown)\n")
    #expect(!page.html.contains("<svg") && !page.html.contains("<img"))
  }
}
