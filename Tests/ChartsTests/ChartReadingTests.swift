import BusinessCalendar
import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Charts

/// Charts as programs and people read them: valid, named, and with no words upon others.
@Suite struct ChartReadingTests {
  @Test func everyChartIsWellFormedAndNamed() throws {
    for (name, chart) in try ChartSamples.all() {
      for place in [ChartPlace.file, .page, .document] {
        let picture = try ParsedPicture(chart.svg(id: "pack-funds", for: place), name)
        let root = try #require(picture.elements.first)
        #expect(root.name == "svg" && root.attributes["role"] == "img", "\(name)")
        #expect(root.attributes["aria-labelledby"] == "pack-funds-title pack-funds-desc", "\(name)")
        #expect(picture.text(of: "pack-funds-title")?.isEmpty == false, "\(name)")
        #expect(
          picture.text(of: "pack-funds-desc") == chart.summary.replacing("\u{A0}", with: "\u{A0}"), "\(name)")
        #expect(!picture.texts.isEmpty, "\(name)")
        // Ids of several charts on one page stay apart, and every pattern that is named is there.
        let ids = picture.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count && ids.allSatisfy { $0.hasPrefix("pack-funds") }, "\(name)")
        for fill in picture.elements.compactMap({ $0.attributes["fill"] }) where fill.hasPrefix("url(#") {
          #expect(ids.contains(String(fill.dropFirst(5).dropLast())), "\(name): \(fill)")
        }
      }
    }
  }

  /// By the widest of the common fonts, which is what is reserved.
  @Test func noWordsLieUponOthersOrBeyondTheEdge() throws {
    for (name, chart) in try ChartSamples.all() {
      try ParsedPicture(chart.svg(id: "c", for: .file), name).checkWords()
    }
    var generator = Mutation(seed: 11)
    for round in 0..<Mutation.rounds(200) {
      for chart in try Self.random(&generator) {
        try ParsedPicture(chart.svg(id: "c", for: .page), "round \(round): \(chart.title)").checkWords()
      }
    }
  }

  static func random(_ generator: inout Mutation) throws -> [any Chart] {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func amount() -> Int { number(.min ... .max) >> number(8...63) }
    let language = ChartLanguage.allCases[number(0...1)]
    let first = CivilDate(clamping: number(0...40_000))
    let span = try #require(DateSpan(first, first.adding(days: number(0...6000) >> number(0...9))))
    func day() -> CivilDate { first.adding(days: number(-50...span.count + 50)) }
    let unit = ChartUnit.money(sign: ["S/", "PEN", "US$"][number(0...2)], digits: number(0...3))
    let funds = FundChart(
      year: number(1...12), span: span,
      days: (0..<number(0...40)).map { _ in
        FundChart.Day(
          date: day(), allocated: amount(), committed: amount(), claimed: amount(), reimbursed: amount())
      }, asOf: day(), expiries: (0..<number(0...8)).map { _ in day() }, unit: unit, language: language)
    let states: [ConsumptionChart.State] = (0..<number(0...70)).map { _ in
      switch number(0...3) {
      case 0: .missing
      case 1: .ahead
      case 2: .estimated(amount())
      default: .spent(amount())
      }
    }
    let month = CivilDate(year: first.year, month: first.month, day: 1) ?? first
    let consumption = ConsumptionChart(
      subject: String(repeating: "W", count: number(0...90)),
      months: states.enumerated().map {
        .init(
          first: month.adding(months: $0.offset), share: number(0...3) == 0 ? nil : amount(),
          state: $0.element)
      }, forecast: number(0...1) == 0 ? nil : .init(amount: amount(), lowest: amount(), highest: amount()),
      asOf: day(), unit: unit, language: language)
    let certifications = CertificationChart(
      span: span,
      tracks: (0..<number(0...10)).map { _ in
        CertificationChart.Track(
          title: "Certification \(amount())",
          holders: (0..<number(0...5)).map { _ in .init(date: day(), holders: number(0...1 << number(0...40)))
          },
          projected: (0..<number(0...5)).map { _ in .init(date: day(), holders: number(0...30)) },
          target: number(0...100), due: number(0...1) == 0 ? nil : day())
      }, asOf: day(), language: language)
    return [funds, consumption, certifications]
  }

  /// LibreOffice takes the rules for the dark as those for every day.
  @Test func anOfficeDocumentGetsNoStyleSheet() throws {
    let svg = try ChartSamples.funds(ChartSamples.fundYear).svg(id: "c", for: .document)
    #expect(!svg.contains("<style") && svg.contains("class=\"paper\""))
  }

  /// What a title must not become.
  @Test(arguments: [
    "</title><script>alert(1)</script>", "\"><svg onload=x>", "a & b &amp; c", "\u{0}\u{8}\u{FFFE}bell",
    "]]>",
    "\u{202E}turned\u{202C}", "عقد الشراكة", "👩‍👩‍👧‍👦 party", String(repeating: "x", count: 10_000), "", " ",
    "line\nbreak\ttab",
  ])
  func hostileTitlesStayText(title: String) throws {
    let months = try ChartSamples.months([.spent(100)])
    let consumption = try ChartSamples.consumption(months, subject: title)
    let track = try ChartSamples.track(title, [("2024-07-01", 1)], [], 2)
    for chart: any Chart in [consumption, try ChartSamples.certifications([track])] {
      let picture = try ParsedPicture(chart.svg(id: title, for: .page), title)
      let names = Set(picture.elements.map(\.name))
      #expect(
        names.isSubset(of: [
          "svg", "title", "desc", "style", "defs", "pattern", "circle", "path", "g", "text", "rect",
        ]))
      #expect(picture.elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
      picture.checkWords()
      #expect(chart.svg(id: "c", for: .file).utf8.count < 20_000)
    }
  }

  /// WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for what figures are told by (1.4.11); relative luminance by its definition.
  @Test func coloursStandAgainstTheirPaper() {
    func luminance(_ colour: String) -> Double {
      let value = Int(colour.dropFirst(), radix: 16) ?? 0
      let parts = [value >> 16, value >> 8 & 255, value & 255].map { part -> Double in
        let share = Double(part) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    func contrast(_ one: String, _ other: String) -> Double {
      let (a, b) = (luminance(one), luminance(other))
      return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }
    #expect(contrast(ChartInk.text.light, ChartInk.paper.light) >= 4.5)
    #expect(contrast(ChartInk.text.dark, ChartInk.paper.dark) >= 4.5)
    for ink in ChartInk.allCases {
      #expect(contrast(ink.light, ChartInk.paper.light) >= 4.5, "\(ink)")
      #expect(contrast(ink.dark, ChartInk.paper.dark) >= 4.5, "\(ink)")
    }
  }
}
