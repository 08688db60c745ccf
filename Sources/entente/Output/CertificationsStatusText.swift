import BusinessCalendar
import Diagnostics
import Certifications
import Programme

extension CertificationsStatus {
  var text: String {
    guard !certifications.isEmpty else { return "\(programme) has no certification targets.\n" }
    var table = Table(
      columns: [.init("certification"), .init("holders", number: true), .init("source")]
        + ["target", "gap", "in 30 days", "60", "90", "booked", "projected"].map {
          Table.Column($0, number: true)
        } + [.init("due"), .init("days left", number: true), .init("a month", number: true)])
    table.rows = certifications.map { progress in
      [progress.target.title, String(progress.holders), progress.source.words]
        + [
          progress.target.target, progress.gap, progress.expiring30, progress.expiring60, progress.expiring,
          progress.booked, progress.projected,
        ].map(String.init) + [
          progress.target.due?.description ?? "-", progress.daysLeft(asOf: asOf).map(String.init) ?? "-",
          progress.pace.map { $0.perMonth.description } ?? "-",
        ]
    }
    return "\(programme): certifications as of \(asOf). Source: \(origin).\n\n" + table.text + notes
  }

  private var origin: String {
    isRecorded
      ? "agreement, its opening number, whose holders have no names; roster, the journal's facts"
      : "the agreement's opening numbers; no roster is recorded"
  }

  private var notes: String {
    var lines: [String] = []
    for progress in certifications {
      if let pace = progress.pace, pace.missing > 0 {
        lines.append("\(progress.target.title): \(pace.perMonth) a month = \(pace.words).")
      }
      if progress.awaited > 0 {
        let exams = progress.awaited == 1 ? "1 exam has" : "\(progress.awaited) exams have"
        lines.append(
          "\(progress.target.title): \(exams) been sat or missed without a result; record it with add, or plan --off."
        )
      }
    }
    return lines.isEmpty ? "" : "\n" + lines.map { TerminalText.visible($0) + "\n" }.joined()
  }

  var json: JSONValue {
    .object([
      ("as_of", .string(asOf.description)), ("programme", .string(programme)),
      ("certifications", .array(certifications.map { $0.json(asOf: asOf) })),
    ])
  }

  /// One line a certification, over all programmes.
  static func csv(_ statuses: [CertificationsStatus]) -> String {
    let words = ["as_of", "programme", "certification", "title", "due"]
    let numbers = [
      "holders", "target", "gap", "expiring", "booked", "projected", "named", "unnamed", "expiring_30",
      "expiring_60", "expiring_90", "awaiting_result", "pace_per_month",
    ]
    var table = Table(
      columns: words.map { Table.Column($0) } + numbers.map { Table.Column($0, number: true) }
        + ["source", "projected_on"].map { Table.Column($0) })
    for status in statuses {
      table.rows += status.certifications.map { progress in
        [
          status.asOf.description, status.programme, progress.target.id, progress.target.title,
          progress.target.due?.description ?? "",
        ]
          + [
            progress.holders, progress.target.target, progress.gap, progress.expiring, progress.booked,
            progress.projected, progress.named, progress.unnamed, progress.expiring30, progress.expiring60,
            progress.expiring, progress.awaited,
          ].map(String.init) + [
            progress.pace.map { String($0.wholePerMonth) } ?? "", progress.source.words,
            progress.projectedOn.description,
          ]
      }
    }
    return table.csv
  }
}

extension CertificationProgress {
  /// Holders whom the roster names.
  fileprivate var named: Int { holders - unnamed }

  fileprivate func json(asOf: CivilDate) -> JSONValue {
    .object([
      ("certification", .string(target.id)), ("title", .string(target.title)),
      ("holders", .integer(holders)), ("target", .integer(target.target)),
      ("due", .optional(target.due?.description)), ("gap", .integer(gap)), ("expiring", .integer(expiring)),
      ("booked", .integer(booked)), ("projected", .integer(projected)), ("source", .string(source.words)),
      ("named", .integer(named)), ("unnamed", .integer(unnamed)), ("expiring_30", .integer(expiring30)),
      ("expiring_60", .integer(expiring60)), ("expiring_90", .integer(expiring)),
      ("awaiting_result", .integer(awaited)), ("projected_on", .string(projectedOn.description)),
      ("days_left", daysLeft(asOf: asOf).map { .integer($0) } ?? .null),
      ("pace_per_month", pace.map { .integer($0.wholePerMonth) } ?? .null),
      ("pace_how", .optional(pace?.wholeWords)),
    ])
  }
}
