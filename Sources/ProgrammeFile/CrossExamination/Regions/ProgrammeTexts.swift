import Diagnostics
import Programme

/// A text of a programme: its parts follow each other as the cells of a row do.
struct ProgrammeText {
  let parts: [String]
  let location: SourceLocation?
}

extension Programme {
  /// Hands every text of the programme to `body`, in an order that does not change.
  func forEachText(_ body: (ProgrammeText) -> Void) {
    let place = header.location
    func tell(_ parts: [String?], _ location: SourceLocation?) {
      body(ProgrammeText(parts: parts.compactMap { $0 }, location: location ?? place))
    }
    func tell(_ rows: [ClauseRow]) {
      for row in rows {
        // The status is told last: `Ready` would stand between a title and what is said of it.
        let columns = row.columns.sorted {
          ($0.key == "status" ? 1 : 0, $0.key) < ($1.key == "status" ? 1 : 0, $1.key)
        }
        tell([row.title] + columns.map(\.value), row.location)
      }
    }

    for text in [header.title, header.subtitle, header.type, header.owner] { tell([text], place) }
    for party in parties { tell([party.name], place) }
    tell(terms.standards)
    for clause in terms.clauses { tell([clause.text], clause.location) }
    tell(terms.services)
    tell(terms.pricing)
    tell(terms.requirements)
    tell(terms.managedService)
    if let tier = terms.tier {
      for text in [tier.name] + tier.specialisations + tier.competencies + tier.benefits {
        tell([text], place)
      }
    }
    for area in terms.sharedResponsibility { tell([area.title], place) }
    for standard in terms.compliance { tell([standard.title], place) }
    for right in terms.exit { tell([right.title, right.process], right.location) }
    for fund in funds { tell([fund.title, fund.purpose] + fund.evidence, fund.location) }
    for budget in training { tell([budget.title, budget.delivery], budget.location) }
    for target in certifications { tell([target.title], target.location) }
    for commitment in commitments {
      tell([commitment.title], commitment.totalLocation)
      for (service, _) in commitment.expectedMonthly { tell([service], commitment.totalLocation) }
    }
    for metric in metrics { tell([metric.title, metric.unit, metric.penalty], metric.location) }
    for initiative in initiatives { tell([initiative.title], initiative.location) }
    for meeting in series { tell([meeting.title, meeting.focus], meeting.location) }
  }
}
