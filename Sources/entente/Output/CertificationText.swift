import BusinessCalendar
import Certifications
import Programme

/// People and tiers as text.
enum CertificationText {
  static func people(_ rows: [(programme: String, row: PersonCertification)]) -> Table {
    var table = Table(
      columns: [
        "programme", "person", "name", "certification", "state", "issued", "expires", "by", "renewable_from",
        "exam", "credential",
      ].map { Table.Column($0) } + [.init("evidence", number: true)])
    table.rows = rows.map { programme, row in
      [
        programme, row.person, row.name ?? "", row.certification, row.state.rawValue,
        row.issued?.description ?? "", expiry(row), row.expiryRule ?? "",
        row.renewableFrom?.description ?? "", row.exam?.description ?? "", row.credential ?? "",
        String(row.evidence),
      ]
    }
    return table
  }

  private static func expiry(_ row: PersonCertification) -> String {
    row.expires?.description ?? (row.issued == nil ? "" : "never")
  }

  static func json(of rows: [(programme: String, row: PersonCertification)]) -> JSONValue {
    .array(
      rows.map { programme, row in
        .object([
          ("programme", .string(programme)), ("person", .string(row.person)), ("name", .optional(row.name)),
          ("certification", .string(row.certification)), ("state", .string(row.state.rawValue)),
          ("credential", .optional(row.credential)), ("issued", .optional(row.issued?.description)),
          ("expires", .optional(row.expires?.description)), ("expiry_rule", .optional(row.expiryRule)),
          ("renewable_from", .optional(row.renewableFrom?.description)),
          ("exam", .optional(row.exam?.description)), ("evidence", .integer(row.evidence)),
          ("beyond_agreement", .bool(row.isBeyondAgreement)),
        ])
      })
  }

  static func tiers(_ cards: [(programme: String, card: TierScorecard)]) -> Table {
    var table = Table(
      columns: [
        .init("programme"), .init("tier"), .init("requirement"), .init("asked"), .init("has", number: true),
      ]
        + ["state", "from", "why", "value_of", "source", "rule_from"].map { Table.Column($0) })
    table.rows = cards.flatMap { programme, card in
      card.lines.map { line in
        [
          programme, card.tier.title, line.requirement.rawValue, asked(line), line.value?.description ?? "",
          line.state.word, riskDate(line) ?? "", why(line) ?? "", line.date?.description ?? "", line.source,
          card.rule?.from.description ?? "",
        ]
      }
    }
    return table
  }

  private static func asked(_ line: TierScorecard.Line) -> String {
    "\(line.target.direction.rawValue) \(line.target.value)"
  }

  private static func riskDate(_ line: TierScorecard.Line) -> String? {
    if case .atRisk(let date, _) = line.state { date.description } else { nil }
  }

  private static func why(_ line: TierScorecard.Line) -> String? {
    switch line.state {
    case .met: nil
    case .atRisk(_, let why): why
    case .missing(let count):
      [
        count.map { "\($0) missing" },
        line.atMost.map { "at most \($0), as the agreement's holders have no names; complete the roster" },
      ].compactMap { $0 }.joined(separator: "; ")
    case .noData: "no value is recorded"
    }
  }

  static func json(of cards: [(programme: String, card: TierScorecard)]) -> JSONValue {
    .array(
      cards.map { programme, card in
        .object([
          ("programme", .string(programme)), ("as_of", .string(card.asOf.description)),
          ("tier", .string(card.tier.id)), ("title", .string(card.tier.title)),
          ("clause", .optional(card.tier.clause)),
          ("rule_from", .optional(card.rule?.from.description)), ("met", .bool(card.isMet)),
          ("at_risk", .bool(card.isAtRisk)),
          (
            "requirements",
            .array(
              card.lines.map { line in
                .object([
                  ("requirement", .string(line.requirement.rawValue)), ("target", .string(asked(line))),
                  ("value", .optional(line.value?.description)),
                  ("at_most", .optional(line.atMost?.description)), ("state", .string(line.state.word)),
                  ("at_risk_from", .optional(riskDate(line))), ("why", .optional(why(line))),
                  ("value_as_of", .optional(line.date?.description)), ("source", .string(line.source)),
                ])
              })
          ),
        ])
      })
  }
}
