public import BusinessCalendar
import Diagnostics
import Programme

/// A day that lies a lag before an occurrence: numbers frozen, pack out.
public struct DatedMilestone: Sendable, Hashable {
  /// The occurrence within its programme, `qbr/Y2-Q3`.
  public let occurrence: String
  /// Its name among those of the occurrence, `numbers-frozen`.
  public let name: String
  /// What is due.
  public let what: String
  /// When.
  public let date: CivilDate
  /// On whose calendar it was counted: a party's id.
  public let party: String
  /// The index of its series in the programme.
  let seriesIndex: Int
  let period: String
  /// How many business days before the occurrence it is.
  public let businessDaysBefore: Int
  /// The day of the occurrence.
  let basis: CivilDate

  /// What its rule says, as a publication records it.
  var rule: String { "\(words), from \(basis)" }

  /// `8 business days before`.
  var words: String { "\(businessDaysBefore) business day\(businessDaysBefore == 1 ? "" : "s") before" }
}

/// The milestones of one programme's occurrences.
struct MilestoneDates {
  private(set) var dates: [DatedMilestone] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(
    programme: Programme, calendars: [String: HolidayCalendar], blackouts: [Blackout], settled: [[Occurrence]]
  ) {
    // Milestones of the first meetings may lie before the term, and those of pinned ones after it.
    let last = settled.joined().compactMap(\.date).max().map { max($0, programme.term.last) }
    let known =
      DateSpan(
        programme.term.first.adding(days: -800), (last ?? programme.term.last).adding(days: 30))
      ?? programme.term
    var openDays: [String: OpenDays] = [:]
    for (index, series) in programme.series.enumerated() where !series.milestones.isEmpty {
      let held = settled[index].filter { $0.status == .confirmed }
        .sorted { ($0.date ?? .latest) < ($1.date ?? .latest) }
      for (position, occurrence) in held.enumerated() {
        guard let date = occurrence.date else { continue }
        let previous = position > 0 ? held[position - 1].date : nil
        for (number, milestone) in series.milestones.enumerated() {
          guard let party = programme.parties.first(where: { $0.id == milestone.party }),
            let calendar = calendars[party.centre]
          else { continue }
          let open =
            openDays[party.centre]
            ?? JoinedCalendar(centres: [calendar], blackouts: blackouts).openDays(in: known)
          openDays[party.centre] = open
          let short = "\(series.id)/\(occurrence.period.label)"
          // Nothing is due after the meeting: none before a closed day is the open day before it.
          let lag = milestone.businessDaysBefore
          let counted =
            lag == 0
            ? open.lastOpen(onOrBefore: date, downTo: known.first) : open.advance(date, businessDays: -lag)
          guard let due = counted else {
            diagnostics.append(
              Diagnostic(
                .scheduleMilestone,
                "'\(milestone.what)' of \(short) has no day: the data of \(party.centre) ends before "
                  + "\(milestone.businessDaysBefore) business days are counted", at: series.location))
            continue
          }
          if let previous, due <= previous {
            diagnostics.append(
              Diagnostic(
                .scheduleMilestone,
                "'\(milestone.what)' of \(short) falls on \(due), not after the occurrence before it on \(previous); "
                  + "shorten its lag", at: series.location))
          }
          let slug = Self.slug(of: milestone.what)
          let same = series.milestones[..<number].filter { Self.slug(of: $0.what) == slug }.count
          dates.append(
            DatedMilestone(
              occurrence: short, name: same == 0 ? slug : "\(slug)-\(same + 1)", what: milestone.what,
              date: due,
              party: party.id, seriesIndex: index, period: occurrence.period.label,
              businessDaysBefore: milestone.businessDaysBefore, basis: date))
        }
      }
    }
    dates.sort { ($0.date, $0.occurrence, $0.name) < ($1.date, $1.occurrence, $1.name) }
  }

  /// A text as part of an identity: lower-case letters, digits and hyphens. Every calendar shows it, so that it holds no
  /// amount of money either.
  private static func slug(of text: String) -> String {
    let words = text.withoutAmounts.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "milestone" : words.joined(separator: "-")
  }
}
