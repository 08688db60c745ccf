import BusinessCalendar
import Diagnostics
import Pipeline
import Programme
import Rates

/// What the reports of the pipeline share.
enum PipelineText {
  /// An amount as a person reads it: in the report's currency, which the heading names, else in each.
  static func cell(_ value: PipelineValue) -> String {
    if value.isOverflowing { return "too much" }
    if let reported = value.reported { return reported.grouped }
    return value.amounts.isEmpty
      ? "-" : value.amounts.map { "\($0.grouped) \($0.currency.code)" }.joined(separator: " + ")
  }

  /// The number in the report's currency; null where currencies are kept apart.
  static func json(_ value: PipelineValue) -> JSONValue { .optional(value.reported?.number.description) }

  /// What stands behind the sums, one a currency.
  static func amounts(_ monthly: PipelineValue, _ weighted: PipelineValue, isWeighed: Bool) -> JSONValue {
    .array(
      monthly.amounts.map { money in
        let part = weighted.amounts.first { $0.currency == money.currency }
        return .object([
          ("currency", .string(money.currency.code)), ("monthly", .string(money.number.description)),
          ("weighted", isWeighed ? .optional(part?.number.description) : .null),
        ])
      })
  }

  static func moneys(_ amounts: [Money]) -> JSONValue {
    .array(
      amounts.map {
        .object([
          ("amount", .string($0.number.description)), ("currency", .string($0.currency.code)),
        ])
      })
  }

  /// `mifibra-aws: pipeline as of 2026-03-15, a month, in PEN. Source: listing.json of 2026-03-15.`
  static func heading(_ report: PipelineReport, _ what: String) -> String {
    let currency = report.currency.map { "in \($0.code)" } ?? "currencies apart"
    let files = report.sources
    var named = files.prefix(1).map { "\($0.name) of \($0.date)" }
    if files.count == 2, let last = files.last { named.append("\(last.name) of \(last.date)") }
    if files.count > 2, let last = files.last { named.append("\(files.count - 1) files until \(last.date)") }
    let source = named.isEmpty ? "nothing; no snapshot is recorded" : named.joined(separator: ", ")
    return
      "\(report.rules.programme): \(what), a month, \(currency). Source: \(TerminalText.visible(source)).\n\n"
  }

  /// What a number of the report stands on, a line each: rates, missing rates, amounts that do not count, assumptions.
  static func footing(_ report: PipelineReport, weights: Bool = true) -> String {
    var lines = report.rates.map { "Rate: \($0.rate.words)." }
    if !report.missingRates.isEmpty {
      let what = report.currency == nil ? "Currencies are kept apart" : "Not in \(report.rules.currency.code)"
      let pairs = report.missingRates.map { "\($0.code)/\(report.rules.currency.code)" }
      lines.append("\(what): no rate \(pairs.joined(separator: ", ")) of \(report.asOf) or shortly before.")
    }
    lines += report.lines.flatMap { line in
      line.opportunity.uncounted.map { "Not counted: \(line.opportunity.id), \($0.words)." }
    }
    if weights { lines += report.rules.assumptions.map { "Assumed: \($0)." } }
    return lines.isEmpty
      ? "" : "\n" + lines.map { TerminalText.visible($0) + "\n" }.joined()
  }

  /// The same for scripts.
  static func standing(_ report: PipelineReport) -> [(String, JSONValue)] {
    [
      (
        "snapshots",
        .array(
          report.sources.map {
            .object([
              ("file", .string($0.name)), ("date", .string($0.date.description)),
              ("opportunities", .integer($0.count)), ("extent", .string($0.extent.rawValue)),
              ("sha256", .string($0.sha256)),
            ])
          })
      ),
      (
        "rates",
        .array(
          report.rates.map {
            .object([
              ("from", .string($0.rate.from.code)), ("to", .string($0.rate.to.code)),
              ("rate", .string($0.rate.number.description)), ("date", .string($0.rate.date.description)),
              ("source", .string($0.rate.source)),
            ])
          })
      ),
      ("missing_rates", .array(report.missingRates.map { .string($0.code) })),
      ("assumptions", .array(report.rules.assumptions.map { .string($0) })),
    ]
  }

  static func head(_ report: PipelineReport) -> [(String, JSONValue)] {
    [
      ("as_of", .string(report.asOf.description)), ("programme", .string(report.rules.programme)),
      ("currency", .optional(report.currency?.code)),
    ]
  }
}
