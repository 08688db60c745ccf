import ArgumentParser
import BusinessCalendar
import Diagnostics
import Programme
import ProgrammeFile

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads the whole workspace and prints everything that is wrong, assumed or does not agree.",
    discussion: """
      Errors make it end with 1; warnings and notes do not.

      Example:  entente check
                entente check --format json --as-of 2025-10-01
                entente check --codes
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: "table or json.")
  var format: Format = .table

  @Option(name: .customLong("as-of"), help: "Look from that day; today unless given.")
  var asOf: CivilDate?

  @Flag(help: "Print what every code means, and read nothing.")
  var codes = false

  func run() throws {
    if codes {
      Console.write(DiagnosticCode.allCases.map { "\($0.rawValue)\n    \($0.explanation)\n" }.joined())
      return
    }
    let loaded = try LoadedWorkspace.load(workspace, asOf: asOf ?? .today)
    let diagnostics = loaded.allDiagnostics(asOf: asOf ?? .today)
    switch format {
    case .json: Console.write(JSONValue.object([("diagnostics", .array(diagnostics.map(\.json)))]).text)
    case .table:
      let formatter = DiagnosticFormatter(colour: false)
      Console.write(diagnostics.map(formatter.format).joined())
      Console.write(Self.summary(diagnostics) + "\n")
    }
    if diagnostics.hasErrors { throw ExitCode(1) }
  }

  static func summary(_ diagnostics: [Diagnostic]) -> String {
    let counts = Diagnostic.Severity.allCases.map { severity in
      let count = diagnostics.count { $0.severity == severity }
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return counts.joined(separator: ", ")
  }
}

extension LoadedWorkspace {
  /// Everything there is to say, sorted by place.
  func allDiagnostics(asOf: CivilDate) -> [Diagnostic] {
    var diagnostics = readingDiagnostics + schedulingDiagnostics
    for programme in portfolio.programmes {
      diagnostics += CrossExamination.examine(programme, asOf: asOf)
      diagnostics += programme.assumptions.map {
        Diagnostic(
          .assumed, "'\($0.path)' was assumed; check it, then strike it from assumed", at: $0.location)
      }
      if let drift = drift(of: programme) { diagnostics.append(drift) }
      diagnostics += missingTemplates(of: programme)
    }
    return diagnostics.sorted()
  }
}
