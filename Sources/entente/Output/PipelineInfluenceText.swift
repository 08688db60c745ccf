import BusinessCalendar
import Pipeline
import Programme

/// What campaigns brought and cost, as a person reads it, and as scripts do.
struct PipelineInfluenceText {
  private let report: PipelineReport
  private let influence: PipelineInfluence

  init(_ report: PipelineReport, money: [CampaignMoney]) {
    self.report = report
    influence = PipelineInfluence(report, money: money)
  }

  private static let nameless = "(AWS funding used, no campaign named)"

  var text: String {
    let unknown =
      influence.undetailed == 0
      ? ""
      : "Of \(influence.undetailed) opportunities no campaign is known: get-opportunity was not imported for them.\n"
    guard !influence.rows.isEmpty else {
      return "\(report.rules.programme): no campaign has opportunities or spent money as of \(report.asOf).\n"
        + unknown
    }
    var table = Table(
      columns: [.init("campaign"), .init("opportunities", number: true)]
        + ["open", "weighted", "launched", "spent", "reimbursed"].map { Table.Column($0, number: true) }
        + [.init("requests")])
    table.rows = influence.rows.map { row in
      [
        row.campaign ?? Self.nameless, String(row.lines.count), PipelineText.cell(row.monthly),
        PipelineText.cell(row.weighted), PipelineText.cell(row.launched), Self.cell(row.spent),
        Self.cell(row.reimbursed), row.requests.map(\.request).joined(separator: ", "),
      ]
    }
    let footing = PipelineText.footing(report)
    return PipelineText.heading(report, "pipeline by campaign as of \(report.asOf)") + table.text + footing
      + (unknown.isEmpty ? "" : (footing.isEmpty ? "\n" : "") + unknown)
  }

  private static func cell(_ amounts: [Money]) -> String {
    amounts.isEmpty ? "-" : amounts.map { "\($0.grouped) \($0.currency.code)" }.joined(separator: " + ")
  }

  var json: JSONValue {
    .object(
      PipelineText.head(report) + [
        (
          "campaigns",
          .array(
            influence.rows.map { row in
              .object([
                ("campaign", .optional(row.campaign)), ("opportunities", .integer(row.lines.count)),
                ("ids", .array(row.lines.map { .string($0.opportunity.id) })),
                ("monthly", PipelineText.json(row.monthly)), ("weighted", PipelineText.json(row.weighted)),
                ("amounts", PipelineText.amounts(row.monthly, row.weighted, isWeighed: true)),
                ("launched", PipelineText.json(row.launched)),
                ("launched_amounts", PipelineText.moneys(row.launched.amounts)),
                ("requests", .array(row.requests.map { .string($0.request) })),
                ("spent", PipelineText.moneys(row.spent)),
                ("reimbursed", PipelineText.moneys(row.reimbursed)),
              ])
            })
        ), ("without_detail", .integer(influence.undetailed)),
      ] + PipelineText.standing(report))
  }

  /// A line a campaign; sums in the report's currency, empty where currencies are kept apart.
  static func csv(_ texts: [PipelineInfluenceText]) -> String {
    var table = Table(
      columns: [
        .init("as_of"), .init("programme"), .init("campaign"), .init("opportunities", number: true),
        .init("currency"), .init("monthly", number: true), .init("weighted", number: true),
        .init("launched", number: true), .init("spent_currency"), .init("spent", number: true),
        .init("reimbursed", number: true), .init("requests"),
      ])
    for text in texts {
      for row in text.influence.rows {
        // A programme's funds are in one currency nearly always; where they are not, each has a line.
        let spent = row.spent.isEmpty ? [Money?.none] : row.spent.map { .some($0) }
        table.rows += spent.map { money in
          let back = row.reimbursed.first { $0.currency == money?.currency }
          return [
            text.report.asOf.description, text.report.rules.programme, row.campaign ?? "",
            String(row.lines.count), text.report.currency?.code ?? "",
            row.monthly.reported?.number.description ?? "", row.weighted.reported?.number.description ?? "",
            row.launched.reported?.number.description ?? "", money?.currency.code ?? "",
            money?.number.description ?? "", back?.number.description ?? "",
            row.requests.map(\.request).joined(separator: " "),
          ]
        }
      }
    }
    return table.csv
  }
}
