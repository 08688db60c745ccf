import BusinessCalendar
import Certifications
import Diagnostics
import Funds
import Journal
import Programme
import Scheduling

/// The last days that registers keep, for the agenda and the calendars.
enum RegisterDeadlines {
  /// Those of every register, as of a day. A register that gets deadlines adds its own here.
  ///
  /// - Parameter journal: Nil where there is none yet: then registers have what the agreements say.
  static func all(
    of ledgers: [ProgrammeLedger], in journal: (any JournalReading)?, asOf: CivilDate
  ) throws -> [RegisterDeadline] {
    try ledgers.flatMap { ledger in
      let funds = try FundLedger(ledger).book(in: journal, asOf: asOf).registerDeadlines
      let roster = try RosterLedger(ledger).roster(in: journal, asOf: asOf)
      let certifications = roster.registerDeadlines(from: asOf)
      return try funds + certifications + ActionDeadlines(of: ledger, in: journal, asOf: asOf).all
    }
  }
}

extension FundBook {
  /// The last days to apply and to claim, for the marketing calendar. No amount of money is in them.
  ///
  /// A draft without dates has none of its own: it must be in by the fund's last day, which stands there already.
  fileprivate var registerDeadlines: [RegisterDeadline] {
    tracedDeadlines.compactMap { traced in
      let deadline = traced.deadline
      if deadline.kind == .applyBy, deadline.request.flatMap(request)?.activity == nil { return nil }
      return RegisterDeadline(traced, of: rules.programme, by: account(deadline.fund)?.fund)
    }
  }
}

extension Roster {
  /// Expiries, renewal windows and exams, for the training calendar: how many people, and never whom. What is over
  /// is left out: what subscribers saw of it stays, and neither an imported roster nor who is left of a group adds to the past.
  fileprivate func registerDeadlines(from asOf: CivilDate) -> [RegisterDeadline] {
    tracedDates.filter { $0.settlement != nil || $0.date.date >= asOf }.map {
      RegisterDeadline($0, of: rules.programme, location: rules.target($0.date.certification)?.location)
    }
  }
}

extension RegisterDeadline {
  fileprivate init(_ traced: TracedCertificationDate, of programme: String, location: SourceLocation?) {
    self.init(
      programme: programme, series: RegisterDateNames.certificationDate, name: traced.name,
      calendar: "training", title: traced.date.words, clause: nil, location: location,
      day: Day(
        date: traced.date.date, nominalDate: traced.date.date, rule: traced.rule, basis: traced.basis),
      facts: traced.grounds.map(\.ofDeadline),
      settlement: traced.settlement.map { Settlement(fact: $0.ground.ofDeadline, words: $0.words) })
  }

  fileprivate init(_ traced: TracedDeadline, of programme: String, by fund: Fund?) {
    let deadline = traced.deadline
    self.init(
      programme: programme, series: RegisterDateNames.fundDeadline, name: deadline.name,
      calendar: "marketing", title: deadline.calendarTitle, clause: deadline.clause,
      location: fund?.location,
      day: Day(
        date: deadline.day.date, nominalDate: deadline.day.nominal, rule: deadline.calendarRule,
        basis: deadline.day.basis,
        passed: deadline.day.passed.map { ClosedDay(date: $0.date, closure: $0.closure) },
        note: deadline.day.note),
      facts: traced.grounds.map(\.ofDeadline),
      settlement: traced.settledBy.flatMap { entry in
        traced.settlement.map { Settlement(fact: entry.ofDeadline, words: $0) }
      })
  }
}

extension FundDeadline {
  /// `MC-7-claim-by`, `apn-marketing-central-expiry`.
  fileprivate var name: String {
    switch kind {
    case .applyBy: "\(request ?? fund)-apply-by"
    case .claimBy: "\(request ?? fund)-claim-by"
    case .expiry: "\(fund)-expiry"
    }
  }

  fileprivate var calendarTitle: String {
    switch kind {
    case .applyBy: "Apply by: \(request ?? fund) \(title)"
    case .claimBy: "Claim by: \(request ?? fund) \(title)"
    case .expiry: "Last day to apply: \(title)"
    }
  }

  /// The rule for people who may not see of which fund it is.
  fileprivate var calendarRule: String {
    if day.basis == nil { return "the fund's last day, \(day.nominal)" }
    return kind == .expiry ? "\(day.rule), for one on the fund's last day" : day.rule
  }
}

extension FundEntry {
  fileprivate var ofDeadline: RegisterDeadline.Fact {
    RegisterDeadline.Fact(date: event.fact.effective, words: words, event: event.id)
  }
}

extension TracedCertificationDate.Ground {
  fileprivate var ofDeadline: RegisterDeadline.Fact {
    RegisterDeadline.Fact(date: event.fact.effective, words: words, event: event.id)
  }
}
