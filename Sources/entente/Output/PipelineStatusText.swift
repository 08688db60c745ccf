import BusinessCalendar
import Journal
import Pipeline
import Programme

/// The pipeline by stage, as a person reads it, and as scripts do.
struct PipelineStatusText {
  private let report: PipelineReport
  private let status: PipelineStatus

  init(_ report: PipelineReport) {
    self.report = report
    status = PipelineStatus(report)
  }

  var text: String {
    var table = Table(columns: [
      .init("stage"), .init("weight", number: true), .init("opportunities", number: true),
      .init("monthly", number: true), .init("weighted", number: true),
    ])
    table.rows = (status.rows + [status.open]).map { row in
      let isOpen = row.stage == status.open.stage
      let weighted = row.weight == nil && !isOpen ? "-" : PipelineText.cell(row.weighted)
      return [
        row.stage, row.weight.map { "\($0)%" } ?? (isOpen ? "" : "-"), String(row.count),
        PipelineText.cell(row.monthly), weighted,
      ]
    }
    return PipelineText.heading(report, "pipeline as of \(report.asOf)") + table.text
      + PipelineText.footing(report)
  }

  var json: JSONValue {
    .object(
      PipelineText.head(report) + [
        ("stages", .array(status.rows.map { .object([("stage", .string($0.stage))] + members($0)) })),
        ("open", .object(members(status.open, isOpen: true))),
      ] + PipelineText.standing(report))
  }

  private func members(_ row: PipelineStatus.Row, isOpen: Bool = false) -> [(String, JSONValue)] {
    let isWeighed = isOpen || row.weight != nil
    return (isOpen ? [] : [("weight", .optional(row.weight?.description))]) + [
      ("opportunities", .integer(row.count)), ("monthly", PipelineText.json(row.monthly)),
      ("weighted", isWeighed ? PipelineText.json(row.weighted) : .null),
      ("amounts", PipelineText.amounts(row.monthly, row.weighted, isWeighed: isWeighed)),
      ("uncounted", .integer(row.uncounted)),
    ]
  }

  /// A line a stage, or a line a stage and currency where these are kept apart.
  static func csv(_ texts: [PipelineStatusText]) -> String {
    var table = Table(columns: [
      .init("as_of"), .init("programme"), .init("stage"), .init("weight", number: true),
      .init("opportunities", number: true), .init("currency"), .init("monthly", number: true),
      .init("weighted", number: true), .init("uncounted", number: true),
    ])
    for text in texts {
      let (report, status) = (text.report, text.status)
      for row in status.rows + [status.open] {
        let isWeighed = row.weight != nil || row.stage == status.open.stage
        func line(_ currency: String, _ monthly: Money?, _ weighted: Money?) -> [String] {
          [
            report.asOf.description, report.rules.programme, row.stage, row.weight?.description ?? "",
            String(row.count), currency, monthly?.number.description ?? "",
            isWeighed ? weighted?.number.description ?? "" : "", String(row.uncounted),
          ]
        }
        if let currency = report.currency {
          table.rows.append(line(currency.code, row.monthly.reported, row.weighted.reported))
        } else if row.monthly.amounts.isEmpty {
          table.rows.append(line("", nil, nil))
        } else {
          table.rows += row.monthly.amounts.map { money in
            line(money.currency.code, money, row.weighted.amounts.first { $0.currency == money.currency })
          }
        }
      }
    }
    return table.csv
  }
}

/// Opportunities one by one, as a person reads them, and as scripts do.
struct PipelineListText {
  private let report: PipelineReport
  private let lines: [PipelineLine]

  init(_ report: PipelineReport, stage: String?, all: Bool) {
    self.report = report
    let wanted = stage.map { OpportunityStage($0).name }
    lines = report.lines.filter { line in
      wanted.map { $0 == line.opportunity.stageName } ?? (all || line.opportunity.isOpen)
    }.sorted(by: PipelineLine.isWorthMore)
  }

  private static let columns: [Table.Column] = [
    .init("opportunity"), .init("name"), .init("stage"), .init("monthly", number: true),
    .init("weighted", number: true), .init("currency"), .init("days in stage", number: true),
    .init("target close"), .init("review"), .init("next steps"), .init("lead"), .init("campaign"),
  ]

  /// A line an opportunity, as a person reads it.
  static func table(_ texts: [PipelineListText]) -> Table {
    var table = Table(columns: columns)
    for text in texts {
      table.rows += text.lines.map { line in
        cells(
          line, PipelineText.cell(line.monthly), line.weight == nil ? "-" : PipelineText.cell(line.weighted),
          text.report.currency?.code ?? "")
      }
    }
    return table
  }

  /// A line an opportunity, or a line an opportunity and currency where these are kept apart; amounts in plain digits.
  static func records(_ texts: [PipelineListText]) -> Table {
    var table = Table(columns: [.init("as_of"), .init("programme")] + columns)
    for text in texts {
      for line in text.lines {
        func record(_ monthly: Money?, _ weighted: Money?, _ currency: String) -> [String] {
          let part = line.weight == nil ? nil : weighted
          return [text.report.asOf.description, text.report.rules.programme]
            + cells(line, monthly?.number.description ?? "", part?.number.description ?? "", currency)
        }
        if let currency = text.report.currency {
          table.rows.append(record(line.monthly.reported, line.weighted.reported, currency.code))
        } else if line.monthly.amounts.isEmpty {
          table.rows.append(record(nil, nil, ""))
        } else {
          table.rows += line.monthly.amounts.map { money in
            record(
              money, line.weighted.amounts.first { $0.currency == money.currency }, money.currency.code)
          }
        }
      }
    }
    return table
  }

  private static func cells(
    _ line: PipelineLine, _ monthly: String, _ weighted: String, _ currency: String
  ) -> [String] {
    let opportunity = line.opportunity
    let summary = opportunity.summary
    return [
      opportunity.id, opportunity.name, opportunity.stageName, monthly, weighted, currency,
      line.daysInStage.map(String.init) ?? "", summary.targetClose?.description ?? "",
      summary.review?.name ?? "", summary.nextSteps ?? "", opportunity.detail?.lead ?? "",
      opportunity.detail?.campaign ?? "",
    ]
  }

  var json: [JSONValue] {
    lines.map { line in
      let opportunity = line.opportunity
      let summary = opportunity.summary
      return .object(
        [
          ("id", .string(opportunity.id)), ("programme", .string(report.rules.programme)),
          ("customer", .optional(summary.customer)), ("title", .optional(opportunity.detail?.title)),
          ("partner_id", .optional(summary.partnerID)), ("type", .optional(summary.type)),
          ("stage", .optional(summary.stage?.name)), ("weight", .optional(line.weight?.description)),
          ("currency", .optional(report.currency?.code)), ("monthly", PipelineText.json(line.monthly)),
          ("weighted", line.weight == nil ? .null : PipelineText.json(line.weighted)),
          (
            "amounts", PipelineText.amounts(line.monthly, line.weighted, isWeighed: line.weight != nil)
          ),
          ("in_stage_since", .optional(line.inStageSince?.description)),
          ("days_in_stage", line.daysInStage.map { .integer($0) } ?? .null),
          ("target_close", .optional(summary.targetClose?.description)),
          ("review_status", .optional(summary.review?.name)), ("next_steps", .optional(summary.nextSteps)),
        ] + [
          ("lead", .optional(opportunity.detail?.lead)),
          ("campaign", .optional(opportunity.detail?.campaign)),
          ("aws_funding_used", opportunity.detail?.fundingUsed.map { .bool($0) } ?? .null),
          ("last_modified", .optional(summary.lastModified?.description)),
        ])
    }
  }
}
