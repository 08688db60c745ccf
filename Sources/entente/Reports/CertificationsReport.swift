import Certifications
import Programme

/// Each programme's holders against target: `entente certs status`.
struct CertificationsReport {
  let statuses: [CertificationsStatus]

  init(_ ledgers: [ProgrammeLedger], _ moment: ReportMoment) throws {
    statuses = try ledgers.map { ledger in
      CertificationsStatus(
        try RosterLedger(ledger).roster(asOf: moment.day, knownAt: moment.knownAt), asOf: moment.day)
    }
  }

  var json: JSONValue { .reports(statuses.map(\.json)) }
}
