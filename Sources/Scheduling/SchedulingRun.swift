import BusinessCalendar
import Diagnostics
import ICalendar
import Programme

/// The work on one programme: gathers occurrences and diagnostics.
struct SchedulingRun {
  private let programme: Programme
  private var occurrences: [Occurrence] = []
  private var diagnostics: [Diagnostic] = []
  /// Changes by occurrence; what is left at the end names nothing.
  private var changes: [String: Change]
  private var toldCoverage: Set<String> = []

  init(programme: Programme) {
    self.programme = programme
    changes = Dictionary(
      programme.changes.map { ($0.occurrence, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at location: SourceLocation?,
    severity: Diagnostic.Severity? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(Diagnostic(code, message, at: location, severity: severity, notes: notes))
  }

  mutating func schedule(_ series: Series, index: Int, joined: JoinedCalendar, openDays: OpenDays) {
    reportCoverage(of: joined, for: series)
    for (period, nominal, note) in nominalDays(of: series, openDays: openDays) {
      let occurrence = adjust(
        nominal, note, in: period, of: series, index: index, joined: joined, openDays: openDays)
      occurrences.append(change(occurrence, of: series, joined: joined, openDays: openDays))
    }
  }

  // MARK: Expand

  private mutating func nominalDays(of series: Series, openDays: OpenDays) -> [(Period, CivilDate?, String?)]
  {
    switch series.rule {
    case .periodic(let tenor, let anchor, let day):
      let periods = PeriodSequence(
        tenor: tenor, anchor: anchor, term: programme.term, fiscalYear: programme.header.fiscalYear
      ).periods()
      var result: [(Period, CivilDate?, String?)] = []
      for period in periods {
        if period.isStub, !series.keepsStubs {
          report(
            .scheduleStub,
            "\(series.id)/\(period.label) is skipped: the term holds only \(period.span.count) days of that period "
              + "(\(period.span)); say 'stub: keep' to hold it", at: series.location)
          continue
        }
        let nominal = NominalDay(day, of: period.span, openDays: openDays)
        if let note = nominal?.note, let date = nominal?.date {
          report(
            .scheduleNominal, "\(series.id)/\(period.label): \(note); \(date) is taken",
            at: series.ruleLocation)
        }
        result.append((period, nominal?.date, nominal?.note))
      }
      return result
    case .recurrence(let text):
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
      return recurrences.dated.map { ($0.period, $0.date, nil) }
    }
  }

  // MARK: Adjust

  private mutating func adjust(
    _ nominal: CivilDate?, _ note: String?, in period: Period, of series: Series, index: Int,
    joined: JoinedCalendar,
    openDays: OpenDays
  ) -> Occurrence {
    var remarks: [Occurrence.Step] = []
    if let nominal, let note {
      remarks.append(.init(stage: .expand, date: nominal, isAccepted: true, reason: note))
    }
    let window = series.window.map { $0.dates(in: period.span, openDays: openDays) }
    let bound = window ?? period.span
    var adjusted: CivilDate?
    if let nominal, let bound {
      adjusted = openDays.adjust(nominal, series.convention, within: bound)
      if let adjusted, adjusted != nominal {
        let reason: String
        if !bound.contains(nominal) {
          reason = "moved from \(nominal): outside the window \(bound)"
        } else {
          reason = "moved from \(nominal): \(Self.words(joined.closures(on: nominal)))"
        }
        remarks.append(.init(stage: .adjust, date: nominal, isAccepted: false, reason: reason))
      }
    }
    if adjusted == nil {
      reportUnplaceable(period, of: series, bound: bound, joined: joined)
      let clash = bound.map { "no open day in \($0)" } ?? "the window holds no day of \(period.span)"
      remarks.append(.init(stage: .adjust, date: period.span.first, isAccepted: false, reason: clash))
    }
    return Occurrence(
      period: period, seriesIndex: index, nominalDate: nominal, adjustedDate: adjusted, date: adjusted,
      time: series.time, status: adjusted == nil ? .unplaceable : .confirmed, remarks: remarks)
  }

  private mutating func reportUnplaceable(
    _ period: Period, of series: Series, bound: DateSpan?, joined: JoinedCalendar
  ) {
    let id = "\(series.id)/\(period.label)"
    guard let bound else {
      // A window of business days is empty where nothing is known to be open.
      let unknown = joined.centres.filter { !$0.coverage.contains(period.span) }.map(\.centre)
      let cause =
        unknown.isEmpty
        ? "its window holds no day of \(period.span)"
        : "there is no holiday data of \(unknown.joined(separator: ", ")) for \(period.span)"
      report(
        .scheduleUnplaceable, "\(id) cannot be placed: \(cause)",
        at: series.location)
      return
    }
    // Each reason once, with the first date it closes; weekends are no news.
    var reasons: [String: CivilDate] = [:]
    for date in bound {
      for closure in joined.closures(on: date) {
        if case .weekend = closure { continue }
        if reasons[closure.description] == nil { reasons[closure.description] = date }
      }
    }
    let told = reasons.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(8)
    report(
      .scheduleUnplaceable, "\(id) cannot be placed: no day of \(bound) is open", at: series.location,
      notes: told.map { .init("\($0.key), from \($0.value)") })
  }

  private mutating func reportCoverage(of joined: JoinedCalendar, for series: Series) {
    for centre in joined.centres where !centre.coverage.contains(programme.term) {
      guard toldCoverage.insert(centre.centre).inserted else { continue }
      report(
        .scheduleCoverage,
        "the holiday data of \(centre.centre) covers \(centre.coverage), the term is \(programme.term); nothing is "
          + "placed on the days outside", at: programme.header.termLocation ?? series.location)
    }
  }

  private static func words(_ closures: [JoinedCalendar.Closure]) -> String {
    closures.map(\.description).joined(separator: " and ")
  }

  // MARK: Changes by hand

  private mutating func change(
    _ occurrence: Occurrence, of series: Series, joined: JoinedCalendar, openDays: OpenDays
  ) -> Occurrence {
    let id = "\(series.id)/\(occurrence.period.label)"
    guard let change = changes.removeValue(forKey: id) else { return occurrence }
    var remarks = occurrence.remarks
    switch change.action {
    case .cancel:
      let date = occurrence.date ?? occurrence.period.span.first
      remarks.append(.init(stage: .change, date: date, isAccepted: false, reason: change.why))
      return Occurrence(
        period: occurrence.period, seriesIndex: occurrence.seriesIndex, nominalDate: occurrence.nominalDate,
        adjustedDate: occurrence.adjustedDate, date: date, time: occurrence.time, status: .cancelled,
        remarks: remarks)
    case .move(let date, let time):
      let broken = reportBrokenRules(of: change, to: date, id, occurrence, series, joined, openDays)
      let reason = ([change.why] + broken.map { "although \($0)" }).joined(separator: "; ")
      remarks.append(.init(stage: .change, date: date, isAccepted: true, reason: reason))
      return Occurrence(
        period: occurrence.period, seriesIndex: occurrence.seriesIndex, nominalDate: occurrence.nominalDate,
        adjustedDate: occurrence.adjustedDate, date: date,
        time: series.time == nil ? nil : time ?? series.time,
        status: .confirmed, remarks: remarks)
    }
  }

  /// A pin is obeyed all the same; that is what a person's word is for.
  private mutating func reportBrokenRules(
    of change: Change, to date: CivilDate, _ id: String, _ occurrence: Occurrence, _ series: Series,
    _ joined: JoinedCalendar, _ openDays: OpenDays
  ) -> [String] {
    var broken: [String] = []
    let closures = joined.closures(on: date)
    if !closures.isEmpty { broken.append("\(date) is \(Self.words(closures))") }
    if !occurrence.period.span.contains(date) {
      broken.append("\(date) is outside its period \(occurrence.period.span)")
    } else if let window = series.window?.dates(in: occurrence.period.span, openDays: openDays),
      !window.contains(date)
    {
      broken.append("\(date) is outside its window \(window)")
    }
    for reason in broken {
      report(.scheduleChange, "\(id) is moved although \(reason)", at: change.location)
    }
    return broken
  }

  mutating func reportUnknownChanges() {
    guard !changes.isEmpty else { return }
    let known = Set(occurrences.map { "\(programme.series[$0.seriesIndex].id)/\($0.period.label)" }).sorted()
    let scheduled = Set(occurrences.map { programme.series[$0.seriesIndex].id })
    for change in changes.values.sorted(by: { $0.occurrence < $1.occurrence }) {
      // A series without any occurrence has told its own fault.
      guard let series = change.occurrence.split(separator: "/").first, scheduled.contains(String(series))
      else {
        continue
      }
      report(
        .nameUnknown,
        "no occurrence is named '\(change.occurrence)'\(Suggestion.ending(for: change.occurrence, in: known))",
        at: change.location)
    }
  }

  func finish() -> Schedule {
    let programme = programme
    let sorted = occurrences.map { occurrence in
      (
        key: (occurrence.date ?? occurrence.period.span.first, occurrence.time?.minutes ?? -1),
        id: programme.series[occurrence.seriesIndex].id, occurrence
      )
    }.sorted {
      ($0.key.0, $0.key.1, $0.id, $0.2.period.label) < ($1.key.0, $1.key.1, $1.id, $1.2.period.label)
    }
    return Schedule(programme: programme, occurrences: sorted.map(\.2), diagnostics: diagnostics)
  }
}
