import BusinessCalendar
import Journal
import Pipeline
import Programme
import TestSupport
import Testing

/// What holds for every sequence of snapshots: 500 of up to 20 in a soak run, a tenth otherwise.
struct RandomPipelineTests {
  /// What a reader who keeps every listing in a drawer knows: nothing but the last one and what each told.
  private struct Drawer {
    /// The stage and the amount of what is listed, by id.
    var known: [String: Line] = [:]

    struct Line: Equatable {
      var stage: String
      var amount: String
      /// What only one opportunity tells; it outlives listings.
      var campaign: String?
    }

    /// Campaigns that were told of what is no longer listed.
    private var campaigns: [String: String] = [:]

    mutating func take(_ lines: [(id: String, line: Line)], isWhole: Bool, isSingle: Bool) {
      for (id, line) in lines {
        if isSingle { campaigns[id] = line.campaign }
        known[id] = Line(stage: line.stage, amount: line.amount, campaign: campaigns[id])
      }
      guard isWhole, !lines.isEmpty else { return }
      let listed = Set(lines.map(\.id))
      known = known.filter { listed.contains($0.key) }
    }

    /// A whole listing as it was once; campaigns are as they are known by now.
    mutating func `repeat`(_ other: Drawer) {
      guard !other.known.isEmpty else { return }
      known = other.known.reduce(into: [:]) { lines, entry in
        lines[entry.key] = Line(
          stage: entry.value.stage, amount: entry.value.amount, campaign: campaigns[entry.key])
      }
    }

    init() {}
  }

  private static let stages = OpportunityStage.known.map(\.name) + ["Contracting"]

  @Test func aViewOfADateIsAReplayOfTheSnapshotsUntilThen() throws {
    var (imports, undoings, pages, repeats, changes) = (0, 0, 0, 0, 0)
    for seed in 0..<UInt64(Mutation.rounds(500)) {
      var random = Mutation(seed: seed)
      let bench = try PipelineBench(PipelineTerms(currency: Currency("USD")))
      var date = try day("2026-01-01")
      var drawer = Drawer()
      /// What the drawer holds after each import, of how many files that was, and what the journal knew then.
      var seen: [(date: CivilDate, files: Int, drawer: Drawer, knownAt: Timestamp)] = []
      var last: (texts: [String], drawer: Drawer)?
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        if Int.random(in: 0..<8, using: &random) == 0, let undone = seen.popLast() {
          // File by file, the last one first.
          for _ in 0..<undone.files {
            let file = try #require(bench.book().snapshots.last)
            #expect(file.date == undone.date, "seed \(seed)")
            try bench.undo(file.event)
          }
          undoings += 1
          drawer = seen.last?.drawer ?? Drawer()
          continue
        }
        date = date.adding(days: Int.random(in: 1...12, using: &random))
        var (texts, next) = Self.snapshot(after: drawer, &random)
        if Int.random(in: 0..<6, using: &random) == 0, let known = last {
          // What was told once is told again, in the same bytes.
          texts = known.texts
          next = drawer
          next.repeat(known.drawer)
          repeats += 1
        }
        let before = try bench.book().snapshots.count
        let made = try bench.take(texts, on: date.description)
        imports += 1
        changes += made.added + made.changed + made.gone.count
        if texts.count > 1 { pages += 1 }
        // Once more, it adds nothing.
        #expect(try bench.take(texts, on: date.description).facts.isEmpty, "seed \(seed)")
        if texts.count == 1, texts[0].hasPrefix("{\"Opp"), !texts[0].contains("NextToken") {
          last = (texts, next)
        }
        drawer = next
        let files = try bench.book().snapshots.count - before
        #expect(files == 0 || files == texts.count, "seed \(seed)")
        guard files > 0 else { continue }
        seen.append((date, files, drawer, try #require(bench.events().last).recorded))
      }
      let events = try bench.events()
      #expect(try bench.book().problems.isEmpty, "seed \(seed)")
      for (index, entry) in seen.enumerated() {
        let until = index + 1 < seen.count ? seen[index + 1].date.adding(days: -1) : date
        guard until >= entry.date else { continue }
        let book = try bench.book(asOf: until.description)
        #expect(Self.differences(book, entry.drawer) == [], "seed \(seed), as of \(until)")
        let prefix = PipelineBook(
          PipelineBench.programme, events: events.filter { $0.fact.effective <= until })
        #expect(prefix.opportunities == book.opportunities, "seed \(seed), as of \(until)")
      }
      try Self.checkDiffs(bench, seen.map(\.date), seed, &random)
    }
    #expect(imports > 300 && undoings > 10 && pages > 10 && repeats > 10 && changes > 1000)
  }

  /// A diff says exactly what makes of the pipeline at its beginning that at its end.
  private static func checkDiffs(
    _ bench: PipelineBench, _ dates: [CivilDate], _ seed: UInt64, _ random: inout Mutation
  ) throws {
    for _ in 0..<3 {
      guard let since = dates.randomElement(using: &random), let asOf = dates.randomElement(using: &random),
        since <= asOf
      else { continue }
      let report = try bench.report(asOf.description)
      let diff = PipelineDiff(report, since: since)
      let before = report.book.opportunities(on: since)
      #expect(try diff.applied(to: before) == report.book.opportunities, "seed \(seed), \(since) to \(asOf)")
      for change in diff.changes
      where !change.fields.isEmpty && change.fields.map(\.name) != ["last-modified"] {
        #expect(!change.remarks.isEmpty, "seed \(seed), \(change.id): \(change.fields)")
      }
    }
  }

  private static func differences(_ book: PipelineBook, _ drawer: Drawer) -> [String] {
    let lines: [String: Drawer.Line] = book.opportunities.reduce(into: [:]) { lines, found in
      lines[found.id] = .init(
        stage: found.stageName, amount: found.summary.spends.first?.amount ?? "",
        campaign: found.detail?.campaign)
    }
    return Set(lines.keys).union(drawer.known.keys).sorted().compactMap { id in
      lines[id] == drawer.known[id]
        ? nil : "\(id): \(String(describing: lines[id])), not \(String(describing: drawer.known[id]))"
    }
  }

  /// A listing in one to three pages, a filtered one, or one opportunity.
  private static func snapshot(after drawer: Drawer, _ random: inout Mutation) -> ([String], Drawer) {
    var next = drawer
    let ids = (1...12).filter { _ in Int.random(in: 0..<10, using: &random) < 7 }.map { "O\($0)" }
    var lines: [(id: String, line: Drawer.Line)] = []
    for id in ids {
      var line = drawer.known[id] ?? .init(stage: "Prospect", amount: "100", campaign: nil)
      if Int.random(in: 0..<3, using: &random) == 0 {
        line.stage = stages.randomElement(using: &random) ?? ""
      }
      if Int.random(in: 0..<4, using: &random) == 0 {
        line.amount = String(Int.random(in: 0...9, using: &random))
      }
      lines.append((id, line))
    }
    func text(_ lines: [(id: String, line: Drawer.Line)]) -> [String] {
      lines.map { item($0.id, $0.line.stage, ["\($0.line.amount) USD"]) }
    }
    switch Int.random(in: 0..<6, using: &random) {
    case 0 where !lines.isEmpty:
      lines = [lines[0]]
      lines[0].line.campaign = ["Summit", "Fair"].randomElement(using: &random)
      next.take(lines, isWhole: false, isSingle: true)
      let campaign = "\"Marketing\": {\"CampaignName\": \"\(lines[0].line.campaign ?? "")\"}"
      return ([item(lines[0].id, lines[0].line.stage, ["\(lines[0].line.amount) USD"], more: campaign)], next)
    case 1:
      next.take(lines, isWhole: false, isSingle: false)
      return ([listing(text(lines), token: "\"more\"")], next)
    case 2 where lines.count > 3:
      next.take(lines, isWhole: true, isSingle: false)
      let cut = Int.random(in: 1..<lines.count, using: &random)
      return (
        [listing(text(Array(lines[..<cut])), token: "\"more\""), listing(text(Array(lines[cut...])))]
          .shuffled(using: &random), next
      )
    default:
      next.take(lines, isWhole: true, isSingle: false)
      return ([listing(text(lines))], next)
    }
  }
}
