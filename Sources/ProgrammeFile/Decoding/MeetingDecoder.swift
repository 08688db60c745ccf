import BusinessCalendar
import Diagnostics
import Programme

/// Reads `meetings:` and `changes:`.
struct MeetingDecoder {
  /// The calendars that are published.
  static let calendars = [
    "qbr", "technical-sync", "pipeline-review", "marketing", "training", "contract", "all",
  ]

  let run: DecodingRun
  let parties: [Party]
  let roles: Set<String>
  let hasFiscalYear: Bool

  func series(_ fields: Fields, term: Term?) -> [Series] {
    let records = fields.records("meetings")
    let series = records.compactMap { id, record -> Series? in
      defer { record.close() }
      let series = self.series(id, record, term: term)
      guard !ContractDateNames.all.contains(id) else {
        run.report(
          .nameDuplicate, "'\(id)' is what the agreement's own dates are named; name the series otherwise",
          at: record.span)
        return nil
      }
      guard !RegisterDateNames.all.contains(id) else {
        run.report(
          .nameDuplicate,
          "'\(id)' is what the deadlines of a register are named; name the series otherwise",
          at: record.span)
        return nil
      }
      return series
    }
    checkRelativeDays(series, records)
    return series
  }

  private func series(_ id: String, _ record: Fields, term: Term?) -> Series? {
    let title = record.text("title") ?? id.identifierInWords
    // A series that names no calendar stands only in the one that holds everything.
    let calendar = record.text("calendar") ?? "all"
    checkName("calendar", "calendar", Self.calendars, record)
    let rule = rule(record)
    let isAllDay = record.value("all-day", as: Flag.self)?.isSet ?? false
    let time = isAllDay ? record.value("time") : record.required("time", as: LocalTime.self)
    let length = isAllDay ? record.value("duration") : record.required("duration", as: MeetingLength.self)
    if isAllDay, time != nil {
      run.report(
        .keyConflict, "an all-day series has no time; keep one of the two",
        at: record.node("all-day")?.span ?? record.span,
        notes: [.init("the time stands here", at: record.location("time"))])
    }
    let lead = record.text("lead")
    if lead != nil { checkName("lead", "party", parties.map(\.id) + ["joint"], record) }
    let attendees = record.texts("attendees").filter {
      run.checkName($0.text, "role", in: roles, at: $0.span)
    }
    let optional = record.texts("optional").filter {
      run.checkName($0.text, "role", in: roles, at: $0.span)
    }
    let resources = record.texts("resources").filter {
      run.checkName($0.text, "resource of the workspace", in: run.names.resources, at: $0.span)
    }
    let centres = record.texts("centres").filter {
      run.checkName($0.text, "business centre", in: run.names.centres, at: $0.span)
    }
    let reviews = record.text("reviews")
    if let reviews, reviews != "previous" {
      run.report(
        .valueWord, "'\(reviews.prefix(60))' is not what a series reviews; write previous or leave it out",
        at: record.node("reviews")?.span ?? record.span)
    }
    let stub = record.text("stub")
    if let stub, stub != "keep", stub != "skip" {
      run.report(
        .valueWord, "'\(stub.prefix(60))' is not what to do with a stub period; write keep or skip",
        at: record.node("stub")?.span ?? record.span)
    }
    let series = (
      focus: record.text("focus"), clause: record.text("clause"),
      window: record.value("window", as: Window.self),
      zone: record.value("time-zone", as: Zone.self),
      convention: record.value("convention", as: BusinessDayConvention.self), pack: record.text("pack"),
      spacing: record.value("spacing", as: Spacing.self),
      freeze: record.value("freeze", as: BusinessDayLag.self), milestones: milestones(record)
    )
    guard let rule else { return nil }
    let defaultCentres = parties.map(\.centre).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let ruleKey = if case .recurrence = rule { "recurrence" } else { "day" }
    return Series(
      id: id, title: title, focus: series.focus, clause: series.clause, calendar: calendar, rule: rule,
      window: series.window, time: isAllDay ? nil : time, zone: series.zone ?? parties.first?.zone ?? .utc,
      minutes: length?.minutes ?? 60, convention: series.convention ?? .following,
      centres: centres.isEmpty ? defaultCentres : centres.map(\.text), attendees: attendees.map(\.text),
      lead: lead,
      pack: series.pack, reviewsPrevious: reviews == "previous", keepsStubs: stub == "keep",
      milestones: series.milestones, optional: optional.map(\.text), resources: resources.map(\.text),
      spacing: series.spacing?.days, freeze: series.freeze?.days,
      location: record.span.location(in: run.file),
      ruleLocation: record.location(ruleKey))
  }

  private func checkName(_ key: String, _ what: String, _ known: [String], _ record: Fields) {
    guard let node = record.node(key), let name = record.text(key) else { return }
    _ = run.checkName(name, what, in: known, at: node.span)
  }

  private func rule(_ record: Fields) -> Series.Rule? {
    let recurrence = record.node("recurrence")
    let anchor = record.value("anchor", as: Series.Anchor.self) ?? .contract
    if let recurrence, let other = record.node("every") ?? record.node("day") {
      run.report(
        .keyConflict, "a series has 'recurrence', or 'every' and 'day', not both", at: other.span,
        notes: [.init("the recurrence stands here", at: recurrence.span.location(in: run.file))])
    }
    if recurrence != nil {
      let text = record.requiredText("recurrence")
      return text.isEmpty ? nil : .recurrence(text)
    }
    if anchor == .fiscal, !hasFiscalYear {
      run.report(
        .keyMissing, "'anchor: fiscal' needs the programme's 'fiscal-year', such as 'fiscal-year: 04-01'",
        at: record.node("anchor")?.span ?? record.span)
    }
    if let text = record.text("day"), let node = record.node("day"), Self.looksRelative(text) {
      _ = record.value("every", as: Tenor.self)
      return run.read(text, as: RelativeDay.self, at: node.span).map { .relative($0) }
    }
    // Both are read before either may be found missing, so that both are told.
    let (every, day) = (record.required("every", as: Tenor.self), record.required("day", as: DayRule.self))
    guard let tenor = every, let day else { return nil }
    if let problem = problem(of: day, written: record.text("day") ?? "", in: tenor) {
      run.report(.scheduleDay, problem, at: record.node("day")?.span ?? record.span)
    }
    return .periodic(tenor, anchor: anchor, day: day)
  }

  private static func looksRelative(_ text: String) -> Bool {
    let words = text.lowercased().split(separator: " ")
    return words.contains("before") || words.contains("after")
  }

  /// Series that follow others: the other must be there, have the same periods where both state them, and not follow back.
  private func checkRelativeDays(_ series: [Series], _ records: [(id: String, fields: Fields)]) {
    let names = records.map(\.id)
    let known = Dictionary(series.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (id, record) in records {
      guard case .relative(let day) = known[id]?.rule else { continue }
      let span = record.node("day")?.span ?? record.span
      guard run.checkName(day.series, "series", in: names, at: span) else { continue }
      if let chain = Self.cycle(from: id, in: known) {
        run.report(
          .scheduleDay,
          "no date can be found, because \(chain.joined(separator: " follows ")); give one of them a day of its own",
          at: span)
      }
      guard let every = record.node("every") ?? record.node("anchor") else { continue }
      let tenor = record.value("every", as: Tenor.self)
      let anchor = record.value("anchor", as: Series.Anchor.self)
      if case .periodic(let other, let otherAnchor, _) = known[day.series]?.rule,
        tenor == nil || tenor == other, anchor == nil || anchor == otherAnchor
      {
        continue
      }
      run.report(
        .keyConflict, "'\(id)' shares the periods of '\(day.series)'; leave 'every' and 'anchor' out",
        at: every.span)
    }
  }

  /// The series from `id` back to itself, or nil where following ends.
  private static func cycle(from id: String, in series: [String: Series]) -> [String]? {
    var chain = [id]
    while case .relative(let day) = series[chain[chain.count - 1]]?.rule {
      if day.series == id { return chain + [id] }
      if chain.contains(day.series) { return nil }
      chain.append(day.series)
    }
    return nil
  }

  /// What a day rule asks of a period that such a period does not have.
  private func problem(of rule: DayRule, written text: String, in tenor: Tenor) -> String? {
    if tenor.unit != .week, Weekday(rawValue: text.lowercased()) != nil {
      return
        "a period of \(tenor) has several of '\(text)'; write which, such as '1st \(text)' or 'last \(text)'"
    }
    if let month = rule.month {
      guard let months = tenor.months else {
        return "a period of \(tenor) has no months; leave 'of month \(month)' out"
      }
      if month > months { return "a period of \(tenor) has no month \(month); it has \(months)" }
    }
    if case .dayOfMonth(let day) = rule.day, tenor.months == nil {
      return
        "'day \(day)' is a day of a month, and a period of \(tenor) is none; write a weekday or a business-day"
    }
    return nil
  }

  private func milestones(_ record: Fields) -> [Series.Milestone] {
    record.items("prepare").compactMap { node in
      let fields = Fields(node, run, what: "a milestone")
      defer { fields.close() }
      let what = fields.requiredText("what")
      let lag = fields.required("before", as: BusinessDayLag.self)
      let party = fields.requiredText("of")
      if !party.isEmpty { checkName("of", "party", parties.map(\.id), fields) }
      return lag.map { Series.Milestone(what: what, businessDaysBefore: $0.days, party: party) }
    }
  }

  /// The changes of series that could be read; those of others are not judged, because their fault is told already.
  func changes(_ fields: Fields, series: [Series]) -> [Change] {
    let names = fields.fields("meetings")?.allEntries().map(\.key) ?? []
    guard let record = fields.fields("changes") else { return [] }
    return record.allEntries().compactMap { entry in
      let name = entry.key.split(separator: "/", maxSplits: 1).first.map(String.init) ?? ""
      let isKnown = run.checkName(name, "series", in: names, at: entry.keySpan)
      let change = Fields(entry.value, run, what: "'\(entry.key)'")
      defer { change.close() }
      let cancels = change.value("cancel", as: Flag.self)?.isSet ?? false
      let target = change.value("move-to", as: MoveTarget.self)
      let why = change.requiredText("why")
      if cancels, change.node("move-to") != nil {
        run.report(.keyConflict, "'\(entry.key)' cannot be both moved and cancelled", at: change.span)
      }
      if !cancels, change.node("move-to") == nil { change.reportMissing("move-to") }
      guard isKnown, series.contains(where: { $0.id == name }) else { return nil }
      let location = entry.keySpan.location(in: run.file)
      if cancels { return Change(occurrence: entry.key, action: .cancel, why: why, location: location) }
      return target.map {
        Change(occurrence: entry.key, action: .move($0.date, $0.time), why: why, location: location)
      }
    }
  }
}
