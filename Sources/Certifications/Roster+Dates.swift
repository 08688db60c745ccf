internal import BusinessCalendar
internal import Journal
internal import Programme

extension Roster {
  /// Every day of everybody's certifications and exams, in no order.
  var personalDates: [PersonalDate] {
    rules.targets.flatMap { target in
      (holdings[target.id] ?? [:]).values.flatMap { holding in
        holding.runs.flatMap { dates(of: $0, holding, target) }
      }
    } + exams
  }

  // MARK: Expiries and renewal windows

  private func dates(
    of run: DateSpan, _ holding: Holding, _ target: CertificationTarget
  ) -> [PersonalDate] {
    let spans = holding.validities.filter { run.contains($0.days) }
    guard let cause = spans.last(where: { $0.days.last == run.last }),
      let origin = (spans.filter { $0.higher == nil } + spans).min(by: Holding.isOlder)?.event
    else { return [] }
    let windows = target.renewalWindow.map { window in
      spans.filter { $0.days.last < run.last }.compactMap { earlier in
        passed(earlier, by: spans, run, window, target)
      }
    }
    let ending = ending(of: spans, cause, holding)
    guard let end = ending.date else { return windows ?? [] }
    let ground = ground(of: cause, in: holding)
    let (rule, basis) = rule(of: cause, in: holding, until: end)
    let expiry = PersonalDate(
      kind: .expiry, certification: target.id, date: end, origin: origin, rule: rule, basis: basis,
      ground: ground, settlement: ending.settlement)
    guard let window = target.renewalWindow else { return [expiry] }
    let opens = Self.before(end, by: window)
    // One that never ends is renewed no more; its windows were settled with it.
    guard run.last != .latest, run.contains(opens) || ending.settlement != nil else {
      return [expiry] + (windows ?? [])
    }
    return [
      expiry,
      PersonalDate(
        kind: .renewalWindow, certification: target.id, date: opens, origin: cause.event,
        rule: "\(window) before the last day", basis: end, ground: ground, settlement: ending.settlement),
    ] + (windows ?? [])
  }

  /// The window of a validity that another took on.
  private func passed(
    _ earlier: Holding.Validity, by spans: [Holding.Validity], _ run: DateSpan, _ window: Tenor,
    _ target: CertificationTarget
  ) -> PersonalDate? {
    guard let next = spans.first(where: { $0.days.last > earlier.days.last }) else { return nil }
    let words = next.days.first > earlier.days.first ? "renewed on \(next.days.first)" : "valid for longer"
    let ground = TracedCertificationDate.Ground(event: next.event, words: "renewal recorded")
    return PersonalDate(
      kind: .renewalWindow, certification: target.id, date: Self.before(earlier.days.last, by: window),
      origin: earlier.event, rule: "\(window) before the last day", basis: earlier.days.last, ground: ground,
      settlement: .init(ground: ground, words: words))
  }

  /// The last day of a run, and why nothing expires on it: it was revoked, or renewed for ever. Nil where there never was one.
  private func ending(
    of spans: [Holding.Validity], _ cause: Holding.Validity, _ holding: Holding
  ) -> (date: CivilDate?, settlement: TracedCertificationDate.Settlement?) {
    let last = cause.days.last
    guard last != .latest else {
      let words = "valid without an end since \(cause.days.first)"
      return (
        spans.map(\.days.last).filter { $0 != .latest }.max(),
        .init(ground: ground(of: cause, in: holding), words: words)
      )
    }
    // What ends of itself on the day expires, whatever else was revoked.
    let ending = spans.filter { $0.days.last == last }.map { recorded($0, of: holding) }
    guard let recorded = recorded(cause, of: holding), let revoked = recorded.revoked,
      ending.allSatisfy({ $0.map { $0.credential.expires.lastDay != last } ?? false }),
      let revocation = revocation(of: holding.person, cause.higher ?? holding.certification, on: revoked)
    else { return (last, nil) }
    let stated = recorded.credential.expires.lastDay
    let ground = TracedCertificationDate.Ground(event: revocation, words: "certification revoked")
    return (
      stated == .latest ? nil : stated, .init(ground: ground, words: "no longer held since \(revoked)")
    )
  }

  private func rule(
    of cause: Holding.Validity, in holding: Holding, until end: CivilDate
  ) -> (words: String, basis: CivilDate?) {
    let higher = cause.higher == nil ? "" : "renewed with a higher certification, "
    let counted = "issued + "
    // Only what is a rule, and no other text of a journal, goes into calendars.
    if let rule = recorded(cause, of: holding)?.credential.expiryRule, rule.hasPrefix(counted),
      let tenor = Tenor(String(rule.dropFirst(counted.count)))
    {
      return ("\(higher)\(counted)\(tenor)", cause.days.first)
    }
    return ("\(higher)the stated last day, \(end)", nil)
  }

  private func ground(of validity: Holding.Validity, in holding: Holding) -> TracedCertificationDate.Ground {
    let isRenewal = validity.higher != nil || validity.event.fact.kind == RosterKind.renew.name
    return .init(event: validity.event, words: isRenewal ? "renewal recorded" : "certification recorded")
  }

  /// The credential that a validity is of.
  private func recorded(_ validity: Holding.Validity, of holding: Holding) -> HolderTrack.Recorded? {
    let key = HolderTrack.Key(
      person: holding.person, certification: validity.higher ?? holding.certification)
    return tracks[key]?.credentials.first { $0.event.id == validity.event.id }
  }

  private func revocation(of person: String, _ certification: String, on date: CivilDate) -> JournalEvent? {
    entries.last { entry in
      guard entry.counts, entry.event.fact.effective == date,
        case .revoke(person, certification, _)? = entry.step
      else { return false }
      return true
    }?.event
  }

  // MARK: Exams

  /// Every exam, by the facts in their order. One that was sat stays, whatever came of it.
  private var exams: [PersonalDate] {
    struct Booking {
      let first: JournalEvent
      let last: JournalEvent
      let exam: CivilDate
    }
    var open: [HolderTrack.Key: Booking] = [:]
    var found: [PersonalDate] = []
    func tell(
      _ booking: Booking, _ key: HolderTrack.Key, _ settlement: TracedCertificationDate.Settlement? = nil
    ) {
      found.append(
        PersonalDate(
          kind: .exam, certification: key.certification, date: booking.exam, origin: booking.first,
          rule: "the day for which it is booked, \(booking.exam)",
          ground: .init(event: booking.last, words: "exam booked"), settlement: settlement))
    }
    let broken = Set(problems.map(\.event.id))
    for entry in entries where entry.counts && !broken.contains(entry.event.id) {
      guard let step = entry.step, let person = step.person else { continue }
      let key = HolderTrack.Key(person: person, certification: step.certification)
      let date = entry.event.fact.effective
      // What comes after the day of the exam no longer moves it.
      if let past = open[key], date > past.exam {
        tell(past, key)
        open[key] = nil
      }
      switch step {
      case .plan(_, _, let exam, _):
        open[key] = Booking(first: open[key]?.first ?? entry.event, last: entry.event, exam: exam)
      case .unplan:
        guard let booking = open.removeValue(forKey: key) else { break }
        let ground = TracedCertificationDate.Ground(event: entry.event, words: "exam called off")
        tell(booking, key, .init(ground: ground, words: "called off on \(date)"))
      case .add(let credential), .renew(let credential):
        guard let booking = open[key], credential.issued >= booking.last.fact.effective else { break }
        open[key] = nil
        let ground = TracedCertificationDate.Ground(event: entry.event, words: "certification recorded")
        let isEarly = credential.issued < booking.exam
        tell(
          booking, key, isEarly ? .init(ground: ground, words: "passed on \(credential.issued)") : nil)
      case .revoke, .complete: break
      }
    }
    for (key, booking) in open { tell(booking, key) }
    return found
  }
}

extension Holding {
  /// Whether a validity was recorded before another.
  fileprivate static func isOlder(_ one: Validity, _ other: Validity) -> Bool {
    one.event.number < other.event.number
  }
}
