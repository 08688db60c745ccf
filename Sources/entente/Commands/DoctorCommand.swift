import ArgumentParser
import BusinessCalendar
import Foundation
import Packs

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Says what is installed, and what of the program cannot be used without what is missing.",
    discussion: """
      Example:  entente doctor
                entente doctor --format json
      """)

  @OptionGroup var report: ReportOptions

  /// Something that the program needs, or that some of it needs.
  private struct Finding {
    let part: String
    let found: String?
    /// What cannot be done without it, and where to get it.
    let otherwise: String
    var isNeeded = false
  }

  private var findings: [Finding] {
    let installation = try? Installation.find()
    let pandoc = ExternalProgram.first(of: ["pandoc"])
    let engine = pandoc == nil ? nil : ExternalProgram.first(of: PackConverter.engines)
    let printer = ExternalProgram.first(of: PackConverter.printers)
    return [
      Finding(
        part: "holidays and templates", found: installation?.templates,
        otherwise: "nothing works; install with 'make install', or set ENTENTE_SHARE", isNeeded: true),
      Finding(
        part: "pandoc", found: pandoc?.path,
        otherwise: "no packs as docx, pptx or odt; apt-get install pandoc, or https://pandoc.org"),
      Finding(
        part: ConvertedPictures.drawer, found: ExternalProgram.first(of: [ConvertedPictures.drawer])?.path,
        otherwise:
          "no pictures in packs as pptx, and in docx none for programs that read no SVG; apt-get install librsvg2-bin"
      ),
      Finding(
        part: "PDF engine", found: printer?.path ?? engine?.path,
        otherwise: "no packs as pdf; apt-get install weasyprint or chromium"),
    ]
  }

  func run() throws {
    let findings = findings
    switch report.format {
    case .table, .csv:
      var table = Table(columns: ["part", "found", "without it"].map { Table.Column($0) })
      table.rows = findings.map { [$0.part, $0.found ?? "MISSING", $0.found == nil ? $0.otherwise : ""] }
      Console.write(report.format == .csv ? table.csv : table.text)
    case .json:
      Console.write(
        JSONValue.array(
          findings.map {
            .object([
              ("part", .string($0.part)), ("found", .optional($0.found)),
              ("without_it", .optional($0.found == nil ? $0.otherwise : nil)),
            ])
          }
        ).text)
    }
    if findings.contains(where: { $0.isNeeded && $0.found == nil }) { throw ExitCode(1) }
  }
}
