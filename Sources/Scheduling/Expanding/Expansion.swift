import BusinessCalendar
import Diagnostics
import ICalendar
import Programme

/// From one series' rule to the adjusted date of each of its periods.
struct Expansion {
  let programme: Programme
  let series: Series
  let index: Int
  let joined: JoinedCalendar
  let openDays: OpenDays
  private(set) var diagnostics: [Diagnostic] = []

  init(programme: Programme, index: Int, joined: JoinedCalendar, openDays: OpenDays) {
    self.programme = programme
    series = programme.series[index]
    self.index = index
    self.joined = joined
    self.openDays = openDays
  }

  private mutating func report(_ code: DiagnosticCode, _ message: String, at location: SourceLocation?) {
    diagnostics.append(Diagnostic(code, message, at: location))
  }

  /// The drafts of a series with a rule of its own.
  mutating func drafts() -> [Draft] {
    switch series.rule {
    case .periodic(let tenor, let anchor, let day): periodic(tenor, anchor, day)
    case .recurrence(let text): recurrent(text)
    case .relative: []
    }
  }

  private mutating func periodic(_ tenor: Tenor, _ anchor: Series.Anchor, _ day: DayRule) -> [Draft] {
    let periods = PeriodSequence(
      tenor: tenor, anchor: anchor, term: programme.term, fiscalYear: programme.header.fiscalYear
    ).periods()
    var drafts: [Draft] = []
    drafts.reserveCapacity(periods.count)
    for period in periods {
      if period.isStub, !series.keepsStubs {
        report(
          .scheduleStub,
          "\(series.id)/\(period.label) is skipped: the term holds only \(period.span.count) days of that period "
            + "(\(period.span)); say 'stub: keep' to hold it", at: series.location)
        continue
      }
      let nominal = NominalDay(day, of: period, openDays: openDays)
      if let note = nominal?.note, let date = nominal?.date {
        report(
          .scheduleNominal, "\(series.id)/\(period.label): \(note); \(date) is taken", at: series.ruleLocation
        )
      }
      drafts.append(adjust(nominal?.date, nominal?.note, in: period, within: bound(in: period.span)))
    }
    return drafts
  }

  private mutating func recurrent(_ text: String) -> [Draft] {
    let rule: RecurrenceRule
    do {
      rule = try RecurrenceRule(text)
    } catch {
      let place = series.ruleLocation.map {
        SourceLocation(file: $0.file, line: $0.line, column: $0.column + error.offset, length: error.length)
      }
      report(.scheduleRecurrence, error.reason, at: place)
      return []
    }
    let recurrences = Recurrences(rule, term: programme.term)
    if recurrences.dated.isEmpty {
      report(.scheduleRecurrence, "'\(text)' gives no date within the term", at: series.ruleLocation)
    } else if let first = recurrences.empty.first {
      let count = recurrences.empty.count
      report(
        .scheduleNominal,
        "\(series.id): the recurrence gives no date in \(count) period\(count == 1 ? "" : "s"), first in \(first)",
        at: series.ruleLocation)
    }
    return recurrences.dated.map { adjust($0.date, nil, in: $0.period, within: bound(in: $0.period.span)) }
  }

  /// The drafts of a series that follows another, whose occurrences stand already.
  ///
  /// - Parameter around: Open days of the term and long before and after it: a lag may lead out of the term, and a pinned
  ///   occurrence may lie outside it.
  func drafts(following bases: [Occurrence], _ day: RelativeDay, around: OpenDays) -> [Draft] {
    bases.indices.map { position in
      let base = bases[position]
      let name = "\(day.series)/\(base.period.label)"
      guard let date = base.date else {
        var draft = Draft(
          period: base.period, seriesIndex: index, basis: base.period.span.first, nominal: nil, adjusted: nil,
          bound: nil, remarks: [])
        draft.cancelledBecause = "\(name), which it follows, has no date"
        return draft
      }
      let lag = day.isBefore ? -day.count : day.count
      let nominal =
        day.countsBusinessDays ? around.advance(date, businessDays: lag) : date.adding(days: lag)
      var draft = adjust(
        nominal, nil, in: base.period, from: date, within: bound(of: base, at: position, among: bases, day))
      if base.status == .cancelled {
        draft.cancelledBecause = "\(name), which it follows, is cancelled"
        // A person may hold it all the same, and then nothing bounds it but its period.
        draft.bound = nil
      }
      return draft
    }
  }

  /// What follows an occurrence lies between it and its neighbour, and within the window where there is one.
  private func bound(of base: Occurrence, at position: Int, among bases: [Occurrence], _ day: RelativeDay)
    -> DateSpan?
  {
    if let window = series.window { return window.dates(in: base.period.span, openDays: openDays) }
    guard let date = base.date else { return nil }
    if day.isBefore {
      let previous = bases[..<position].last { $0.date.map { $0 < date } ?? false }?.date
      return DateSpan(previous?.adding(days: 1) ?? programme.term.first, date)?.intersection(programme.term)
    }
    let next = bases[(position + 1)...].first { $0.date.map { $0 > date } ?? false }?.date
    return DateSpan(date, next?.adding(days: -1) ?? programme.term.last)?.intersection(programme.term)
  }

  private func bound(in period: DateSpan) -> DateSpan? {
    series.window.map { $0.dates(in: period, openDays: openDays) } ?? period
  }

  private func adjust(
    _ nominal: CivilDate?, _ note: String?, in period: Period, from basis: CivilDate? = nil,
    within bound: DateSpan?
  ) -> Draft {
    var remarks: [Occurrence.Step] = []
    if let nominal, let note {
      remarks.append(.init(stage: .expand, date: nominal, isAccepted: true, reason: note))
    }
    var adjusted: CivilDate?
    if let nominal, let bound {
      adjusted = openDays.adjust(nominal, series.convention, within: bound)
      if let adjusted, adjusted != nominal {
        let reason =
          bound.contains(nominal)
          ? joined.closures(on: nominal).map(\.description).joined(separator: " and ")
          : "outside the \(boundName) \(bound)"
        remarks.append(
          .init(stage: .adjust, date: nominal, isAccepted: false, reason: "moved from \(nominal): \(reason)"))
      }
    }
    if adjusted == nil {
      let clash = bound.map { "no open day in \($0)" } ?? "the window holds no day of \(period.span)"
      remarks.append(.init(stage: .adjust, date: period.span.first, isAccepted: false, reason: clash))
    }
    return Draft(
      period: period, seriesIndex: index, basis: basis ?? period.span.first, nominal: nominal,
      adjusted: adjusted, bound: bound, remarks: remarks
    )
  }

  private var boundName: String {
    if series.window == nil, case .relative(let day) = series.rule {
      return "time between two of \(day.series),"
    }
    return "window"
  }
}
