import ArgumentParser
import BusinessCalendar
import Diagnostics
import Pipeline
import Programme
import Scheduling

struct PipelineDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Prints what changed since the last pipeline review, and what stands still.",
    discussion: """
      Compares what was known at the end of --since with what is known at the end of --as-of. An opportunity can be in \
      several of: new, returned, advanced, regressed, moved, reopened, launched, lost, gone, slipped, amount, stale, \
      action-required, updated. Stale, action-required and a target close date that passed are told whether anything \
      changed or not.

      Without --since, it is the day of the last pipeline review before --as-of, else 14 days before it.

      Example:  entente pipeline diff
                entente pipeline diff --since 2026-03-01 --as-of 2026-03-31
                entente pipeline diff --only slipped --only stale --format csv
      """)

  @OptionGroup var options: RegisterReportOptions

  @Option(help: "The day at whose end the comparison begins; the last pipeline review unless given.")
  var since: CivilDate?

  @Option(help: "Only what is of that kind; may be repeated.")
  var only: [Kind] = []

  /// A kind of remark on the command line.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case new, returned, advanced, regressed, moved, reopened, launched, lost, gone, slipped, amount, stale
    case actionRequired = "action-required"
    case updated

    var remark: PipelineRemark.Kind? { PipelineRemark.Kind(rawValue: rawValue) }
  }

  func validate() throws {
    if let since, since > options.report.day {
      throw ValidationError("--since \(since) is after --as-of \(options.report.day)")
    }
  }

  func run() throws {
    let reports = try options.pipelines()
    let starts = try since == nil ? PipelineReviews(options) : nil
    let kinds = only.isEmpty ? Set(PipelineRemark.Kind.allCases) : Set(only.compactMap(\.remark))
    let texts = reports.map { report in
      let start = since.map { (date: $0, why: "") } ?? starts?.last(of: report.rules.programme)
      let date = start?.date ?? report.asOf.adding(days: -Schedule.usualReviewDistance)
      return PipelineDiffText(
        report, PipelineDiff(report, since: date), why: start?.why ?? "14 days before", kinds: kinds)
    }
    switch options.report.format {
    case .table: Console.write(texts.map(\.text).joined(separator: "\n"))
    case .json: Console.write((texts.count == 1 ? texts[0].json : .array(texts.map(\.json))).text)
    case .csv: Console.write(PipelineDiffText.csv(texts))
    }
  }
}

/// When pipelines were reviewed last, from the schedules of a workspace.
private struct PipelineReviews {
  private let schedules: [Schedule]
  private let day: CivilDate

  init(_ options: RegisterReportOptions) throws {
    day = options.report.day
    schedules = try LoadedWorkspace.load(options.workspace, asOf: day).schedules
  }

  /// The last review of a programme before the day of the report, and which it is.
  func last(of programme: String) -> (date: CivilDate, why: String)? {
    guard let schedule = schedules.first(where: { $0.programme.id == programme }) else { return nil }
    guard let review = schedule.lastPipelineReview(before: day), let date = review.date else { return nil }
    return (date, schedule.shortID(of: review))
  }
}

struct PipelineInfluenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "influence",
    abstract: "Prints the pipeline that each campaign influenced, beside the fund money spent on it.",
    discussion: """
      A campaign is the CampaignName of opportunities that were imported with get-opportunity. The money is that of fund \
      requests that are called so: their title, or their id, is the campaign's name, whatever its case.

      Example:  for id in O1234567 O2345678; do
                  aws partnercentral-selling get-opportunity --catalog AWS --identifier $id > $id.json
                done
                entente pipeline import O*.json
                entente pipeline influence
      """)

  @OptionGroup var options: RegisterReportOptions

  func run() throws {
    let reports = try options.pipelinesWithMoney()
    let texts = reports.map { PipelineInfluenceText($0.report, money: $0.money) }
    switch options.report.format {
    case .table: Console.write(texts.map(\.text).joined(separator: "\n"))
    case .json: Console.write((texts.count == 1 ? texts[0].json : .array(texts.map(\.json))).text)
    case .csv: Console.write(PipelineInfluenceText.csv(texts))
    }
    options.tell(reports.map(\.report))
  }
}
