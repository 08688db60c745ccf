import BusinessCalendar
import Programme
import Scheduling

extension PackView {
  /// What a technical meeting looks at beside the agreement's own tables: standards not met, dates, closed days.
  var technical: [String: PackValue] {
    let judged = judgedRows
    return [
      "unmet": .table(
        judged.filter { $0.verdict != .met },
        [
          .text("name", \.row.title), .flag("is_standard", \.isStandard),
          .text("requirement") { $0.row.columns["requirement"] ?? $0.row.columns["details"] },
          .text("status") { $0.row.columns["status"] },
          .flag("is_unmet") { $0.verdict == .unmet }, .flag("is_unclear") { $0.verdict == .unclear },
        ] + recordedColumns.map { $0.of(\.item) },
        more: [
          "met": .number(judged.count { $0.verdict == .met }),
          "from_journal": .flag(context.registers.compliance != nil),
        ]),
      "judged": .record([
        "count": .number(judged.count), "met": .number(judged.count { $0.verdict == .met }),
        "any": .flag(!judged.isEmpty),
      ]),
      "compliance_gaps": .table(
        programme.terms.compliance.filter { row in
          programme.parties.contains { !isHeld(row, by: $0) }
        },
        [
          .text("standard", \.title),
          .text("missing") { row in
            programme.parties.filter { !isHeld(row, by: $0) }.map(\.name).joined(separator: ", ")
          },
        ]),
      "contract_dates": .table(contractDates, contractDateColumns),
      "closed_days": .table(
        context.closedDays,
        [
          .date("from", \.days.first), .date("to", \.days.last), .text("span") { format.days($0.days) },
          .text("reason", \.reason),
        ]),
    ]
  }

  /// Standards and requirements that are still asked for.
  private var judgedRows: [Judged] {
    let terms = programme.terms
    let rows =
      terms.standards.map { judge($0, .standard) } + terms.requirements.map { judge($0, .requirement) }
    return rows.filter { $0.item?.recorded != .notApplicable }
  }

  private func judge(_ row: ClauseRow, _ section: PackCompliance.Section) -> Judged {
    let item = compliance(section, row.id)
    return Judged(row, isStandard: section == .standard, item: item.flatMap { $0.recorded == nil ? nil : $0 })
  }

  /// A row of the agreement with what comes of it: of what was recorded, else of its status word.
  private struct Judged {
    enum Verdict { case met, unmet, unclear }
    let row: ClauseRow
    let isStandard: Bool
    /// Nil where nobody recorded how it stands.
    let item: PackCompliance?
    let verdict: Verdict

    init(_ row: ClauseRow, isStandard: Bool, item: PackCompliance?) {
      self.row = row
      self.isStandard = isStandard
      self.item = item
      verdict =
        item.map { $0.isMet ? .met : .unmet } ?? Self.verdict(of: row.columns["status"] ?? "")
    }

    private static let metWords: Set<Substring> = [
      "compliant", "complete", "completed", "deployed", "live", "done", "met", "implemented", "active",
      "certified", "cumple", "completo", "desplegado", "activo", "hecho",
    ]
    private static let unmetWords: Set<Substring> = [
      "non", "not", "no", "partial", "partially", "pending", "planned", "progress", "missing", "open",
      "overdue", "failed", "expired", "parcial", "pendiente", "previsto", "vencido",
    ]

    /// By the words of the agreement: `Compliant`, `25 live`, `Not yet deployed`. Others a person must judge.
    private static func verdict(of status: String) -> Verdict {
      let words = Set(status.lowercased().split { !$0.isLetter })
      if !words.isDisjoint(with: unmetWords) { return .unmet }
      return words.isDisjoint(with: metWords) ? .unclear : .met
    }
  }

  // MARK: Dates of the agreement

  private struct ContractDay {
    enum Kind { case yearBegins, trueUp, review, termEnds, exit }
    let kind: Kind
    let days: DateSpan
    let name: String

    init(kind: Kind, date: CivilDate, name: String) {
      self.init(kind: kind, days: DateSpan(date), name: name)
    }

    init(kind: Kind, days: DateSpan, name: String) { (self.kind, self.days, self.name) = (kind, days, name) }

    /// The day; nil where the agreement states a month and no day.
    var day: CivilDate? { days.first == days.last ? days.first : nil }
  }

  /// Those of the twelve months from the pack's day; the exit milestones of a term that is over, whenever they are.
  private var contractDates: [ContractDay] {
    let term = programme.term
    var days: [ContractDay] = []
    var index = 0
    while let year = contract.year(index) {
      if index > 0 {
        days.append(ContractDay(kind: .yearBegins, date: year.first, name: format.number(index + 1)))
      }
      for commitment in programme.commitments where index < commitment.years.count {
        days.append(ContractDay(kind: .trueUp, date: year.last, name: commitment.title))
      }
      index += 1
    }
    if let next = programme.header.reviews.next {
      days.append(ContractDay(kind: .review, days: next, name: programme.header.title))
    }
    days.append(ContractDay(kind: .termEnds, date: term.last, name: programme.header.title))
    days += programme.terms.exit.compactMap { right in
      right.within.map {
        ContractDay(kind: .exit, date: $0.advance(term.last), name: "\(right.process) (\(right.title))")
      }
    }
    let last = context.asOf.adding(months: 12)
    return days.filter { context.asOf <= $0.days.last && $0.days.first <= last }.enumerated()
      .sorted { ($0.element.days.first, $0.offset) < ($1.element.days.first, $1.offset) }.map(\.element)
  }

  private var contractDateColumns: [PackColumn<ContractDay>] {
    [
      .date("date", \.day), .text("span") { format.span($0.days) }, .text("name", \.name),
      .number("days_left") { row in row.day.map { $0 - context.asOf } },
      .flag("is_year_begin") { $0.kind == .yearBegins }, .flag("is_true_up") { $0.kind == .trueUp },
      .flag("is_review") { $0.kind == .review }, .flag("is_term_end") { $0.kind == .termEnds },
      .flag("is_exit") { $0.kind == .exit },
    ]
  }
}
