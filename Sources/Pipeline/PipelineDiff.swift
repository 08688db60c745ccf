public import BusinessCalendar

/// What changed in a pipeline between the end of one date and that of another, and what stands still although it should not.
public struct PipelineDiff: Sendable {
  /// The date that it is told from: what was known at its end.
  public let since: CivilDate
  /// The date that it is told to: what is known at its end.
  public let asOf: CivilDate
  /// Opportunities of which there is something to say, by id.
  public let changes: [PipelineChange]

  /// The changes since a date, from a report that is made as of another.
  public init(_ report: PipelineReport, since: CivilDate) {
    self.since = since
    asOf = report.asOf
    let lines = Dictionary(
      report.lines.map { ($0.opportunity.id, $0) }, uniquingKeysWith: { first, _ in first })
    changes = report.book.histories.values.sorted { PipelineBook.isBefore($0.id, $1.id) }.compactMap {
      let narrator = ChangeNarrator(
        history: $0, line: lines[$0.id], since: since, asOf: report.asOf, staleAfter: report.rules.staleAfter)
      let change = narrator.change
      return change.remarks.isEmpty && change.fields.isEmpty && change.before?.id == change.after?.id
        ? nil : change
    }
  }

  /// The changes of which something of that kind is said, with what.
  public func remarks(_ kind: PipelineRemark.Kind) -> [(change: PipelineChange, remark: PipelineRemark)] {
    changes.flatMap { change in
      change.remarks.filter { $0.kind == kind }.map { (change, $0) }
    }
  }

  /// What becomes of a pipeline when every changed field is set: of that at the beginning, that at the end.
  public func applied(to opportunities: [Opportunity]) throws(PipelineRefusal) -> [Opportunity] {
    var known = Dictionary(
      opportunities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for change in changes {
      if change.after == nil {
        known[change.id] = nil
      } else {
        var details = known[change.id]?.details ?? [:]
        for field in change.fields { details[field.name] = field.after }
        known[change.id] = try Opportunity(id: change.id, details: details)
      }
    }
    return known.values.sorted { PipelineBook.isBefore($0.id, $1.id) }
  }
}
