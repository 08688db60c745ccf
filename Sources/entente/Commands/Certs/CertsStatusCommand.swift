import ArgumentParser
import BusinessCalendar
import Certifications
import Diagnostics
import Programme

struct CertsStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Prints holders against target, what expires, and the pace that is needed.",
    discussion: """
      A person counts once for each certification, on the last day of its validity too. Projected are the holders on the due \
      date: what expires until then is left out, every booked exam counts as passed. The pace is in whole certifications \
      a month until the due date, rounded up.

      Example:  entente certs status
                entente certs status --as-of 2025-10-01 --format csv
      """)

  @OptionGroup var options: RegisterReportOptions

  func run() throws {
    let found = try CertificationsReport(options.ledgers(), options.moment)
    let statuses = found.statuses
    switch options.report.format {
    case .table: Console.write(statuses.map(\.text).joined(separator: "\n"))
    case .json: Console.write(found.json.text)
    case .csv: Console.write(CertificationsStatus.csv(statuses))
    }
    for status in statuses {
      for other in status.others {
        Console.say(
          TerminalText.visible(
            "warning: \(status.programme) asks no longer for '\(other.certification)', of which the roster knows \(other.holders)"
          ))
      }
    }
  }
}
