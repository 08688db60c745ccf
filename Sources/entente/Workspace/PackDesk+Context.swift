import BusinessCalendar
import Certifications
import Funds
import Journal
import Packs
import Programme
import Scheduling

/// What the registers of a programme hold on a day, for all of its packs.
struct PackFigures {
  fileprivate let asOf: CivilDate
  fileprivate let fundBook: FundBook
  fileprivate let funds: FundsStatus
  fileprivate let certifications: CertificationsStatus
  fileprivate let registers: PackRegisters
  fileprivate let sources: [PackSource]
}

extension PackDesk {
  /// What the packs of a programme may say of its registers.
  ///
  /// - Parameters:
  ///   - asOf: The day for which the numbers hold; that of the desk unless given.
  ///   - knownAt: The last instant of recording that counts; the desk's unless given.
  func figures(
    of schedule: Schedule, asOf: CivilDate? = nil, knownAt: Timestamp? = nil
  ) throws -> PackFigures {
    let day = asOf ?? self.day
    let programme = schedule.programme
    let review = schedule.lastPipelineReview(before: day)?.date
    let ledger = ProgrammeLedger(programme: programme, journal: loaded.journal, calendars: loaded.calendars)
    return try ProgrammeFacts.read(ledger, asOf: day, knownAt: knownAt ?? self.knownAt) { recorded in
      let funds = try recorded.funds()
      let certified = try recorded.events(Roster.kinds)
      let roster = Roster(RosterRules(programme), events: certified)
      return PackFigures(
        asOf: day, fundBook: funds, funds: try recorded.fundsStatus(),
        certifications: CertificationsStatus(roster, asOf: day),
        registers: try PackRegisters(
          recorded, funds: funds, roster: (roster, certified),
          reviewedOn: review ?? day.adding(days: -Schedule.usualReviewDistance)),
        sources: loaded.sources(of: programme))
    }
  }

  /// What the pack of a meeting may say; `figures` are those of its programme.
  func context(of meeting: Meeting, _ figures: PackFigures) -> PackContext {
    PackContext(
      programme: meeting.schedule.programme, schedule: meeting.schedule, occurrence: meeting.occurrence,
      funds: figures.funds, certifications: figures.certifications,
      people: loaded.portfolio.workspace.people, language: loaded.portfolio.workspace.language,
      asOf: figures.asOf, sources: figures.sources, version: Entente.version, fundBook: figures.fundBook,
      registers: figures.registers, closedDays: closedDays(after: meeting))
  }

  /// What the pack of one meeting may say.
  func context(
    of meeting: Meeting, asOf: CivilDate? = nil, knownAt: Timestamp? = nil
  ) throws -> PackContext {
    context(of: meeting, try figures(of: meeting.schedule, asOf: asOf, knownAt: knownAt))
  }

  /// Holidays of the parties and blackouts in the three months from a meeting; days with the same reasons in a row are one.
  private func closedDays(after meeting: Meeting) -> [PackClosedDay] {
    let programme = meeting.schedule.programme
    let centres = Set(programme.parties.map(\.centre)).sorted().compactMap { loaded.calendars[$0] }
    let calendar = JoinedCalendar(centres: centres, blackouts: loaded.portfolio.workspace.blackouts)
    let first = meeting.occurrence.date ?? meeting.occurrence.period.span.first
    var closed: [PackClosedDay] = []
    for offset in 0..<92 {
      let date = first.adding(days: offset)
      let reasons = calendar.closures(on: date).compactMap { closure -> String? in
        switch closure {
        case .holiday, .blackout: closure.description
        case .weekend, .noData: nil
        }
      }
      guard !reasons.isEmpty else { continue }
      let reason = reasons.joined(separator: ", ")
      if let last = closed.last, last.reason == reason, last.days.last.adding(days: 1) == date,
        let days = DateSpan(last.days.first, date)
      {
        closed[closed.count - 1] = PackClosedDay(days: days, reason: reason)
      } else {
        closed.append(PackClosedDay(days: DateSpan(date), reason: reason))
      }
    }
    return closed
  }
}
