public import BusinessCalendar
public import Programme

/// What the agreement says of funds, and the business centre on which their deadlines are kept.
public struct FundRules: Sendable {
  /// The programme's id.
  public let programme: String
  /// The programme's currency.
  public let currency: Currency
  /// Its funds, in the programme's order.
  public let funds: [Fund]
  /// The days of the agreement.
  public let term: DateSpan
  /// On which deadlines are moved to open days; nil to leave them where they fall.
  public let calendar: DeadlineCalendar?

  /// The rules of a programme.
  public init(_ programme: Programme, calendar: DeadlineCalendar? = nil) {
    self.init(
      programme: programme.id, currency: programme.header.currency, funds: programme.funds,
      term: programme.term, calendar: calendar)
  }

  /// Rules by their parts.
  public init(
    programme: String, currency: Currency, funds: [Fund], term: DateSpan, calendar: DeadlineCalendar? = nil
  ) {
    self.programme = programme
    self.currency = currency
    self.funds = funds
    self.term = term
    self.calendar = calendar
  }

  /// The days on which a fund can be drawn: its own, else the agreement's.
  public func days(of fund: Fund) -> DateSpan { fund.available ?? term }

  /// The share of what is spent that the sponsor pays, in percent: the fund's, else all of it.
  func share(of fund: Fund) -> DecimalNumber { fund.reimburses ?? DecimalNumber(mantissa: 100) }

  /// When a request for an activity must be in; nil where the fund has no such rule.
  public func applyBy(_ fund: Fund, activity: DateSpan) -> FundDate? {
    fund.applyBy.map { date($0, of: activity) }
  }

  /// When a claim for an activity must be in; nil where the fund has no such rule.
  public func claimBy(_ fund: Fund, activity: DateSpan) -> FundDate? {
    fund.claimBy.map { date($0, of: activity) }
  }

  /// The fund's last day.
  public func expiry(of fund: Fund) -> FundDate {
    let last = days(of: fund).last
    return date(last, rule: "the last day of \(fund.id)", from: nil)
  }

  /// The last day to apply for an activity on the fund's last day; never after that day.
  public func lastApplyBy(_ fund: Fund) -> FundDate {
    let end = expiry(of: fund)
    guard let last = applyBy(fund, activity: DateSpan(days(of: fund).last)), last.date < end.date else {
      return end
    }
    return last
  }

  /// The last day to claim for an activity on the fund's last day.
  public func lastClaimBy(_ fund: Fund) -> FundDate {
    claimBy(fund, activity: DateSpan(days(of: fund).last)) ?? expiry(of: fund)
  }

  private func date(_ rule: DeadlineRule, of activity: DateSpan) -> FundDate {
    let day = rule.ofStart ? activity.first : activity.last
    return date(
      rule.lag.advance(day, times: rule.isBefore ? -1 : 1),
      rule:
        "\(rule.lag) \(rule.isBefore ? "before" : "after") the activity's \(rule.ofStart ? "start" : "end")",
      from: day)
  }

  private func date(_ nominal: CivilDate, rule: String, from basis: CivilDate?) -> FundDate {
    guard let calendar else {
      return FundDate(date: nominal, nominal: nominal, rule: rule, basis: basis, note: nil)
    }
    return calendar.date(nominal, rule: rule, from: basis)
  }
}

/// The business centre on which deadlines are kept: one that falls on a closed day is the open day before.
public struct DeadlineCalendar: Sendable {
  /// What it is called: `PE`.
  public let centre: String
  private let days: BusinessDays

  /// The calendar of a centre, or of joined ones, under a name.
  public init(centre: String, days: BusinessDays) {
    self.centre = centre
    self.days = days
  }

  /// The joined centres of a programme's parties, as its meetings have them: the day must be open for all of them. Nil where
  /// the holidays of none are known.
  ///
  /// - Parameter calendars: The holiday calendars by centre.
  public init?(_ programme: Programme, calendars: [String: HolidayCalendar]) {
    var centres: [String] = []
    for party in programme.parties where calendars[party.centre] != nil && !centres.contains(party.centre) {
      centres.append(party.centre)
    }
    let joined = JoinedCalendar(centres: centres.compactMap { calendars[$0] })
    guard let days = try? BusinessDays(joined) else { return nil }
    self.init(centre: centres.joined(separator: ", "), days: days)
  }

  func date(_ nominal: CivilDate, rule: String, from basis: CivilDate?) -> FundDate {
    do {
      let date = try days.adjust(nominal, .preceding)
      guard date != nominal else {
        return FundDate(date: date, nominal: nominal, rule: rule, basis: basis, note: nil)
      }
      let passed = stride(from: nominal.dayNumber, to: date.dayNumber, by: -1).map { number in
        let day = CivilDate(clamping: number)
        return FundDate.ClosedDay(
          date: day, closure: days.calendar.closures(on: day).map(\.description).joined(separator: ", "))
      }
      return FundDate(
        date: date, nominal: nominal, rule: rule, basis: basis, passed: passed,
        note: "\(nominal) is closed in \(centre): \(passed.first?.closure ?? ""); the open day before counts")
    } catch {
      return FundDate(
        date: nominal, nominal: nominal, rule: rule, basis: basis, note: "not moved to an open day: \(error)")
    }
  }
}

/// A deadline with what it follows from.
public struct FundDate: Sendable, Hashable {
  /// A day on which no deadline is kept.
  public struct ClosedDay: Sendable, Hashable {
    /// The day.
    public let date: CivilDate
    /// What closes it.
    public let closure: String
  }

  /// The last day.
  public let date: CivilDate
  /// The day that the rule gives before closed days.
  public let nominal: CivilDate
  /// The rule in words.
  public let rule: String
  /// The day of the activity from which the rule counts; nil where the rule is the fund's last day itself.
  public let basis: CivilDate?
  /// The closed days from the nominal one back to the date.
  public var passed: [ClosedDay] = []
  /// Why the date is not the nominal one, or that holidays are not known there.
  public let note: String?

  /// `2025-03-07 (14 days before the activity's start)`.
  var words: String { "\(date) (\(rule)\(note.map { "; " + $0 } ?? ""))" }
}
