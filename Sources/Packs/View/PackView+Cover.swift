import BusinessCalendar
import Programme
import Scheduling

extension PackView {
  /// Title, parties, period, meeting.
  var cover: [String: PackValue] {
    let header = programme.header
    return [
      "title": .text(context.series.title),
      "focus": .text(context.series.focus),
      "clause": .text(context.series.clause),
      "programme": .text(header.title),
      "programme_id": .text(programme.id),
      "subtitle": .text(header.subtitle),
      "agreement_type": .text(header.type),
      "classification": .text(header.classification),
      "owner": .text(header.owner),
      "term": .text(format.span(programme.term)),
      "occurrence": .text(context.schedule.shortID(of: context.occurrence)),
      "parties": .rows(
        programme.parties, [.text("name", \.name), .text("id", \.id), .text("zone", \.zone.name)]),
      "party_names": .text(programme.parties.map(\.name).joined(separator: ", ")),
      "period": period(context.occurrence.period),
      "reviewed": .optional(
        reviewedPeriod,
        [
          .text("label", \.label), .text("span") { format.span($0.span) }, .date("from", \.span.first),
          .date("to", \.span.last),
        ]),
      "looks_back": .flag(context.series.reviewsPrevious),
      "meeting": meeting,
      "minutes": minutes,
      "milestones": .table(
        context.series.milestones,
        [
          .text("what", \.what), .number("business_days", \.businessDaysBefore),
          .text("party") { partyName($0.party) }, .date("date", day),
          .flag("is_before_figures") { milestone in day(of: milestone).map { $0 < context.asOf } ?? false },
        ]),
    ]
  }

  /// When a milestone of the meeting is due; nil where the meeting has no day, or the holidays before it are not known.
  private func day(of milestone: Series.Milestone) -> CivilDate? {
    let meeting = context.schedule.shortID(of: context.occurrence)
    return context.schedule.milestones.first {
      $0.occurrence == meeting && $0.what == milestone.what && $0.party == milestone.party
        && $0.businessDaysBefore == milestone.businessDaysBefore
    }?.date
  }

  private func period(_ period: Period) -> PackValue {
    .record([
      "label": .text(period.label), "span": .text(format.span(period.span)),
      "from": .date(period.span.first), "to": .date(period.span.last),
    ])
  }

  private var meeting: PackValue {
    let occurrence = context.occurrence
    return .record([
      "times": times,
      "date": .date(occurrence.date),
      "is_all_day": .flag(occurrence.time == nil),
      "is_cancelled": .flag(occurrence.status == .cancelled),
      "is_unplaceable": .flag(occurrence.status == .unplaceable),
      "reason": .text(reason(of: occurrence)),
      "is_unexplained": .flag(isUnexplained(occurrence)),
      "nominal": .date(occurrence.nominalDate == occurrence.date ? nil : occurrence.nominalDate),
      "duration": .number(occurrence.time == nil ? nil : context.series.minutes),
      "lead": .text(context.series.lead.map { $0 == "joint" ? "" : partyName($0) }),
      "is_joint": .flag(context.series.lead == "joint"),
    ])
  }

  /// One row a party, in its own zone; an all-day meeting has one date for all.
  private var times: PackValue {
    struct Row {
      let party: String
      let moment: String
    }
    let occurrence = context.occurrence
    var rows: [Row] = []
    if let start = context.schedule.start(of: occurrence), let date = occurrence.date {
      let places =
        programme.parties.isEmpty ? [("", context.series.zone)] : programme.parties.map { ($0.name, $0.zone) }
      for (name, zone) in places {
        let local = ZonedInstant(
          secondsSince1970: start.secondsSince1970, offset: zone.offset(at: start.secondsSince1970))
        let moment = occurrence.time == nil ? format.longDate(date) : format.moment(local, in: zone)
        rows.append(Row(party: name, moment: moment))
      }
    }
    return .rows(rows, [.text("party", \.party), .text("moment", \.moment)])
  }

  /// Minutes by item; a meeting of a whole day is planned as the standard slot of its kind.
  private var minutes: PackValue {
    let kind = context.kind
    let shares = kind.minutes(
      in: context.occurrence.time == nil ? kind.standardSlot : context.series.minutes)
    var fields = shares.mapValues { PackValue.number($0) }
    let back = kind.items.filter(\.looksBack).reduce(0) { $0 + (shares[$1.id] ?? 0) }
    let total = shares.values.reduce(0, +)
    fields["total"] = .number(total)
    fields["back"] = .number(back)
    fields["ahead"] = .number(total - back)
    return .record(fields)
  }
}
