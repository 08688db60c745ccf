import ArgumentParser
import BusinessCalendar
import Certifications
import Diagnostics
import Programme

struct CertsPeopleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "people",
    abstract: "Prints who holds what and until when. It names people: not for calendars and packs.",
    discussion: """
      States: valid; expiring, within 90 days; expired; revoked; planned, an exam is booked and nothing held yet.

      Example:  entente certs people
                entente certs people solutions-architect --format csv
      """)

  @OptionGroup var options: RegisterReportOptions

  @Argument(help: "Only that certification, by its id or title.")
  var certification: String?

  @Option(help: "Only that person.")
  var person: String?

  func run() throws {
    let day = options.report.day
    let ledgers = try options.rosters()
    var rows: [(programme: String, row: PersonCertification)] = []
    var isKnown = false
    for ledger in ledgers {
      var wanted: String?
      if let certification {
        guard let target = try? ledger.rules.certification(named: certification) else { continue }
        wanted = target.id
      }
      isKnown = true
      let roster = try ledger.roster(asOf: day, knownAt: options.knownAt)
      rows += roster.people(asOf: day).filter {
        (wanted == nil || $0.certification == wanted) && (person == nil || $0.person == person)
      }.map { (ledger.rules.programme, $0) }
    }
    if let certification, !isKnown, let first = ledgers.first {
      _ = try first.certification(named: certification)
    }
    options.write(
      CertificationText.people(rows), json: CertificationText.json(of: rows),
      empty: "The roster names nobody on \(day).")
  }
}
