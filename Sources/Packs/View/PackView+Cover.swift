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
      "reviewed": Self.optional(
        reviewedPeriod, [.text("label", \.label), .text("span") { format.span($0.span) }]),
      "meeting": meeting,
      "minutes": minutes,
      "milestones": .table(
        context.series.milestones,
        [
          .text("what", \.what), .text("business_days") { format.number($0.businessDaysBefore) },
          .text("party") { partyName($0.party) },
        ]),
    ]
  }

  private func period(_ period: Period) -> PackValue {
    .record(["label": .text(period.label), "span": .text(format.span(period.span))])
  }

  private var meeting: PackValue {
    let occurrence = context.occurrence
    return .record([
      "times": times,
      "is_all_day": .flag(occurrence.time == nil),
      "is_cancelled": .flag(occurrence.status == .cancelled),
      "is_unplaceable": .flag(occurrence.status == .unplaceable),
      "reason": .text(occurrence.reason),
      "nominal": .text(occurrence.nominalDate.map(format.longDate)),
      "duration": .text(occurrence.time == nil ? "" : format.number(context.series.minutes)),
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

  /// Minutes by item; a meeting of a whole day is planned as 75 minutes.
  private var minutes: PackValue {
    let slot = context.occurrence.time == nil ? 75 : context.series.minutes
    let shares = ReviewItem.minutes(in: slot)
    var fields = Dictionary(
      ReviewItem.allCases.map { ($0.rawValue, PackValue.text(format.number(shares[$0] ?? 0))) }
    ) { first, _ in first }
    let back = ReviewItem.allCases.filter(\.looksBack).reduce(0) { $0 + (shares[$1] ?? 0) }
    let total = shares.values.reduce(0, +)
    fields["total"] = .text(format.number(total))
    fields["back"] = .text(format.number(back))
    fields["ahead"] = .text(format.number(total - back))
    return .record(fields)
  }
}
