import BusinessCalendar
public import Journal
import Programme
import Rates

extension PipelineReport {
  /// The keys that ``explanation(of:money:)`` takes: `open`, a stage's name, an opportunity's id, `campaign:` and its name.
  public var keys: [String] {
    let stages = PipelineStatus(self).rows.map(\.stage)
    let campaigns = Set(lines.compactMap(\.opportunity.detail?.campaign)).sorted()
    return ["open"] + stages + lines.map(\.opportunity.id) + campaigns.map { "campaign:\($0)" }
  }

  /// Where a number of the pipeline comes from; nil for an unknown key.
  ///
  /// - Parameter money: The requests of the programme's funds, for campaigns.
  public func explanation(of key: String, money: [CampaignMoney] = []) -> Explanation? {
    let wanted = key.folded
    if let line = lines.first(where: { $0.opportunity.id.folded == wanted }) { return explanation(of: line) }
    if wanted == "open" {
      return explanation(
        "the open pipeline: every stage but Launched and Closed Lost",
        lines.filter(\.opportunity.isOpen))
    }
    if wanted.hasPrefix("campaign:") {
      let name = String(wanted.dropFirst("campaign:".count)).folded
      guard
        let row = PipelineInfluence(self, money: money).rows.first(where: { $0.campaign?.folded == name })
      else { return nil }
      return explanation(of: row)
    }
    guard let row = PipelineStatus(self).rows.first(where: { $0.stage.folded == wanted }) else { return nil }
    return explanation("the stage \(row.stage)", lines.filter { $0.opportunity.stageName == row.stage })
  }

  private func explanation(_ title: String, _ lines: [PipelineLine]) -> Explanation {
    var (monthly, weighted) = (nothing, nothing)
    var steps: [Explanation.Step] = rateSteps(of: lines)
    for line in lines {
      steps += self.steps(of: line)
      monthly.add(line.monthly)
      weighted.add(line.weighted)
    }
    steps.append(.init("monthly, sum of \(lines.count)", words(monthly)))
    steps.append(.init("weighted, sum of \(lines.count)", words(weighted)))
    return Explanation(
      title: "\(rules.programme), pipeline as of \(asOf): \(title)", steps: steps, events: events(of: lines))
  }

  private func explanation(of line: PipelineLine) -> Explanation {
    let opportunity = line.opportunity
    var steps = rateSteps(of: [line]) + self.steps(of: line)
    if let since = line.inStageSince, let count = line.daysInStage {
      steps.append(
        .init("in \(opportunity.stageName) since \(since) at least = \(asOf) − \(since)", "\(count) days"))
    }
    let history = book.histories[opportunity.id]?.moments.map(\.event) ?? []
    return Explanation(
      title: "\(rules.programme), pipeline as of \(asOf): \(opportunity.id), \(opportunity.name)",
      steps: steps, events: sorted(history + history.compactMap(book.file) + rates(for: [line]).map(\.event)))
  }

  private func explanation(of row: PipelineInfluence.Row) -> Explanation {
    var steps = rateSteps(of: row.lines)
    for line in row.lines { steps += self.steps(of: line) }
    steps.append(.init("open, monthly", words(row.monthly)))
    steps.append(.init("open, weighted", words(row.weighted)))
    steps.append(.init("launched, monthly", words(row.launched)))
    steps += row.requests.map {
      .init("spent under \($0.request) (\($0.title)), \($0.state)", $0.spent.description)
    }
    if !row.requests.isEmpty {
      steps.append(.init("spent, sum", row.spent.map(\.description).joined(separator: " + ")))
    }
    return Explanation(
      title:
        "\(rules.programme), pipeline as of \(asOf): the campaign \(row.campaign ?? "that is not named")",
      steps: steps, events: sorted(events(of: row.lines) + row.requests.flatMap(\.events)))
  }

  // MARK: Steps

  private func rateSteps(of lines: [PipelineLine]) -> [Explanation.Step] {
    rates(for: lines).map {
      .init("rate \($0.rate.pair) of \($0.rate.date), \($0.rate.source)", $0.rate.number.description)
    }
  }

  private func steps(of line: PipelineLine) -> [Explanation.Step] {
    let opportunity = line.opportunity
    let label = "\(opportunity.id), \(opportunity.stageName)"
    var steps = opportunity.uncounted.map { Explanation.Step("\(label): not counted", $0.words) }
    if line.monthly.amounts.isEmpty {
      if steps.isEmpty { steps.append(.init("\(label): monthly", "no amount is stated")) }
      return steps
    }
    steps.append(.init("\(label): monthly = \(apart(line.monthly))", words(line.monthly)))
    if let weight = line.weight {
      steps.append(
        .init("\(label): weighted = \(words(line.monthly)) × \(weight)%", words(line.weighted)))
    } else {
      steps.append(.init("\(label): weighted", "the stage has no weight"))
    }
    return steps
  }

  private func apart(_ value: PipelineValue) -> String {
    value.amounts.map(\.description).joined(separator: " + ")
  }

  private func words(_ value: PipelineValue) -> String {
    if value.isOverflowing { return "more than can be counted" }
    if let reported = value.reported { return reported.description }
    return value.amounts.isEmpty ? "nothing" : apart(value)
  }

  // MARK: Facts

  private func rates(for lines: [PipelineLine]) -> [RateBook.Entry] {
    let used = Set(lines.flatMap { $0.monthly.amounts.map(\.currency) })
    return rates.filter { used.contains($0.rate.from) || used.contains($0.rate.to) }
  }

  /// The facts that opportunities are known by, and those of the files that they came with.
  private func events(of lines: [PipelineLine]) -> [JournalEvent] {
    let last = lines.compactMap { book.histories[$0.opportunity.id]?.moments.last?.event }
    return sorted(last + last.compactMap(book.file) + rates(for: lines).map(\.event))
  }

  private func sorted(_ events: [JournalEvent]) -> [JournalEvent] {
    var seen: Set<Int> = []
    return events.filter { seen.insert($0.number).inserted }.sorted {
      ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number)
    }
  }
}
