import ArgumentParser
import BusinessCalendar
import Programme
import Certifications

struct CertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certs", abstract: "Certification targets.", subcommands: [CertsStatusCommand.self])
}

struct CertsStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Prints holders against target.",
    discussion: """
      Example:  entente certs status
                entente certs status --as-of 2025-10-01 --format csv
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let loaded = try LoadedWorkspace.open(workspace, asOf: report.day)
    let statuses = loaded.portfolio.programmes.map { CertificationsStatus($0, asOf: report.day) }
    switch report.format {
    case .table: Console.write(statuses.map(\.text).joined(separator: "\n"))
    case .json:
      let reports = statuses.map(\.json)
      Console.write((reports.count == 1 ? reports[0] : .array(reports)).text)
    case .csv: Console.write(CertificationsStatus.csv(statuses))
    }
  }
}

extension CertificationsStatus {
  private static let numbers = ["holders", "target", "gap", "expiring", "booked", "projected"]

  fileprivate var text: String {
    guard !certifications.isEmpty else { return "\(programme) has no certification targets.\n" }
    var table = Table(
      columns: [.init("certification")] + Self.numbers.map { Table.Column($0, number: true) } + [
        .init("due"), .init("days left", number: true),
      ])
    table.rows = certifications.map { progress in
      [progress.target.title] + progress.figures + [
        progress.target.due?.description ?? "-", progress.daysLeft(asOf: asOf).map(String.init) ?? "-",
      ]
    }
    return "\(programme): certifications as of \(asOf). Source: the agreement's opening numbers; "
      + "no roster is recorded.\n\n" + table.text
  }

  fileprivate var json: JSONValue {
    .object([
      ("as_of", .string(asOf.description)), ("programme", .string(programme)),
      (
        "certifications",
        .array(
          certifications.map { progress in
            .object([
              ("certification", .string(progress.target.id)), ("title", .string(progress.target.title)),
              ("holders", .integer(progress.holders)), ("target", .integer(progress.target.target)),
              ("due", .optional(progress.target.due?.description)), ("gap", .integer(progress.gap)),
              ("expiring", .integer(progress.expiring)), ("booked", .integer(progress.booked)),
              ("projected", .integer(progress.projected)),
            ])
          })
      ),
    ])
  }

  /// One line a certification, over all programmes.
  fileprivate static func csv(_ statuses: [CertificationsStatus]) -> String {
    var table = Table(
      columns: ["as_of", "programme", "certification", "title", "due"].map { Table.Column($0) }
        + numbers.map { Table.Column($0, number: true) })
    for status in statuses {
      table.rows += status.certifications.map { progress in
        [
          status.asOf.description, status.programme, progress.target.id, progress.target.title,
          progress.target.due?.description ?? "",
        ] + progress.figures
      }
    }
    return table.csv
  }
}

extension CertificationProgress {
  fileprivate var figures: [String] {
    [holders, target.target, gap, expiring, booked, projected].map(String.init)
  }
}
