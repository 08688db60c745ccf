import Diagnostics
import Journal
import Scorecard

extension ProgrammeLedger {
  /// The metrics' values; those that count as of a day, or all.
  func metrics(_ moment: ReportMoment) throws -> MetricBook {
    MetricBook(
      MetricRules(programme),
      events: try events(MetricBook.kinds, asOf: moment.day, knownAt: moment.knownAt))
  }

  /// What is recorded of growth initiatives.
  func initiatives(_ options: RegisterReportOptions) throws -> InitiativeBook {
    InitiativeBook(
      programme,
      events: try events(InitiativeBook.kinds, asOf: options.report.day, knownAt: options.knownAt))
  }

  /// What is recorded of compliance.
  func compliance(_ options: RegisterReportOptions) throws -> ComplianceBook {
    ComplianceBook(
      programme,
      events: try events(ComplianceBook.kinds, asOf: options.report.day, knownAt: options.knownAt))
  }

  /// As ``record(_:by:_:)``; a refusal ends the command.
  func recordScorecard(
    _ kinds: String, by actor: String, _ decide: ([JournalEvent]) throws -> [Fact]
  ) throws -> [JournalEvent] {
    do {
      return try record(kinds, by: actor, decide)
    } catch let refusal as ScorecardRefusal {
      throw refusal.failure
    }
  }
}

extension ScorecardRefusal {
  var diagnostic: Diagnostic {
    Diagnostic(code == .unknownName ? .nameUnknown : .scorecardRefused, message, at: nil)
  }

  /// Tells it, and ends the command.
  var failure: any Error { Console.fail([diagnostic]) }
}

extension RecordProblem {
  /// Tells of facts that a report leaves out.
  static func tell(_ problems: [RecordProblem]) {
    for problem in problems {
      let fact = "fact \(problem.event.number) (\(problem.event.fact.kind))"
      Console.say("warning: \(TerminalText.visible("\(fact) is left out: \(problem.message)"))")
    }
  }
}
