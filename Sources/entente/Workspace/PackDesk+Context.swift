import BusinessCalendar
import Certifications
import Funds
import Journal
import Packs
import Programme
import Scheduling

extension PackDesk {
  /// What the pack of a meeting may say.
  ///
  /// - Parameters:
  ///   - asOf: The day for which the numbers hold; that of the desk unless given.
  ///   - knownAt: The last instant of recording that counts; the desk's unless given.
  func context(
    of meeting: Meeting, asOf: CivilDate? = nil, knownAt: Timestamp? = nil
  ) throws -> PackContext {
    let (day, knownAt) = (asOf ?? self.day, knownAt ?? self.knownAt)
    let programme = meeting.schedule.programme
    let ledger = loaded.funds(of: programme)
    let fundBook = try ledger.book(asOf: day, knownAt: knownAt)
    let review = meeting.schedule.lastPipelineReview(before: day)?.date
    let roster = try loaded.roster(of: programme).roster(asOf: day, knownAt: knownAt)
    var registers = try PackRegisters(
      ProgrammeLedger(programme: programme, journal: loaded.journal, calendars: loaded.calendars),
      funds: fundBook, reviewedOn: review ?? day.adding(days: -Schedule.usualReviewDistance), asOf: day,
      knownAt: knownAt)
    registers.holders = PackHolders.all(roster, programme, asOf: day)
    return PackContext(
      programme: programme, schedule: meeting.schedule, occurrence: meeting.occurrence,
      funds: try ledger.status(asOf: day, knownAt: knownAt).status,
      certifications: CertificationsStatus(roster, asOf: day),
      people: loaded.portfolio.workspace.people, language: loaded.portfolio.workspace.language, asOf: day,
      sources: loaded.sources(of: programme), version: Entente.version, fundBook: fundBook,
      registers: registers, closedDays: closedDays(after: meeting))
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
