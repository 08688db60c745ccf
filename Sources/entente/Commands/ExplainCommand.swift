import ArgumentParser
import BusinessCalendar
import Diagnostics
import Journal

/// A register that can tell where its numbers come from.
enum ExplainedRegister: String, ExpressibleByArgument, CaseIterable {
  case funds, certs, training, metrics, initiatives, compliance, consumption, pipeline, rates, actions

  /// The explanations of a key, one a programme that knows it; empty where none does.
  func explanations(of key: String, _ options: RegisterReportOptions) throws -> [Explanation] {
    switch self {
    case .funds: try FundExplanations.of(key, options)
    case .pipeline: try PipelineExplanations.of(key, options)
    case .certs: try CertificationExplanations.of(key, options)
    case .training: try TrainingExplanations.of(key, options)
    case .consumption: try ConsumptionExplanations.of(key, options)
    case .rates: try RateExplanations.of(key, options)
    case .actions: try ActionExplanations.of(key, options)
    case .metrics: try ScorecardExplanations.ofMetrics(key, options)
    case .initiatives: try ScorecardExplanations.ofInitiatives(key, options)
    case .compliance: try ScorecardExplanations.ofCompliance(key, options)
    }
  }

  /// What it can explain, for suggestions.
  func keys(_ options: RegisterReportOptions) throws -> [String] {
    switch self {
    case .funds: try FundExplanations.keys(options)
    case .pipeline: try PipelineExplanations.keys(options)
    case .certs: try CertificationExplanations.keys(options)
    case .training: try TrainingExplanations.keys(options)
    case .consumption: try ConsumptionExplanations.keys(options)
    case .rates: try RateExplanations.keys(options)
    case .actions: try ActionExplanations.keys(options)
    case .metrics: try ScorecardExplanations.metrics(options)
    case .initiatives: try ScorecardExplanations.initiatives(options)
    case .compliance: try ScorecardExplanations.compliance(options)
    }
  }
}

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Prints where a number comes from: the arithmetic, and the facts behind it.",
    discussion: """
      Example:  entente explain funds apn-marketing-central
                entente explain funds MC-7 --as-of 2025-03-31
                entente explain pipeline Qualified
                entente explain certs solutions-architect/gap
                entente explain certs advanced/launched-opportunities
                entente explain training hands-on-labs/left
                entente explain consumption Y2/forecast
                entente explain rates USD/PEN
                entente explain actions A-12
                entente explain metrics platform-availability/budget
      """)

  @OptionGroup var options: RegisterReportOptions

  @Argument(help: "The register: \(ExplainedRegister.allCases.map(\.rawValue).joined(separator: ", ")).")
  var register: ExplainedRegister

  @Argument(help: "What the register's reports name it.")
  var key: String

  func run() throws {
    let found = try register.explanations(of: key, options)
    guard !found.isEmpty else {
      let keys = try register.keys(options)
      var near = Suggestion.ending(for: key, in: keys)
      if near.isEmpty {
        near =
          keys.isEmpty
          ? "; nothing of it is known as of that day"
          : "; it can explain \(keys.prefix(8).joined(separator: ", "))\(keys.count > 8 ? " and others" : "")"
      }
      throw Console.fail([
        Diagnostic(.nameUnknown, "\(register.rawValue) can explain no '\(key)'\(near)", at: nil)
      ])
    }
    switch options.report.format {
    case .table: Console.write(found.map(\.text).joined(separator: "\n"))
    case .json: Console.write((found.count == 1 ? found[0].json : .array(found.map(\.json))).text)
    case .csv: Console.write(Explanation.facts(of: found).csv)
    }
  }
}

extension Explanation {
  fileprivate var text: String {
    var text = TerminalText.visible(title) + "\n\n"
    var arithmetic = Table(columns: [.init("what"), .init("comes to", number: true)])
    arithmetic.rows = steps.map { [$0.what, $0.result] }
    text += arithmetic.text + "\n"
    let facts = Self.facts(of: [self])
    return text + (facts.rows.isEmpty ? "No fact is behind it.\n" : "Facts:\n\n" + facts.text)
  }

  fileprivate static func facts(of explanations: [Explanation]) -> Table {
    var table = Table(
      columns: [
        .init("number", number: true), .init("date"), .init("kind"), .init("subject"), .init("says"),
        .init("reason"), .init("reference"), .init("actor"), .init("recorded"), .init("id"),
      ])
    table.rows = explanations.flatMap(\.events).map(EventText.story)
    return table
  }

  fileprivate var json: JSONValue {
    .object([
      ("title", .string(title)),
      (
        "arithmetic",
        .array(steps.map { .object([("what", .string($0.what)), ("result", .string($0.result))]) })
      ),
      ("facts", .array(events.map(EventText.json))),
    ])
  }
}
