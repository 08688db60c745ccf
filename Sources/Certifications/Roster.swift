internal import BusinessCalendar
public import Journal
internal import Programme

/// Who holds which certification, as facts say: made from the facts as of a date, so that nothing later is in it.
public struct Roster: Sendable {
  /// What the programme says.
  public let rules: RosterRules
  /// Every fact in order of effective date, with what it says.
  public private(set) var entries: [RosterEntry] = []
  /// Facts that do not make sense, in order.
  public private(set) var problems: [RosterProblem] = []
  /// Who held what and when, by certification and person; people whose exam is only booked are not in it.
  public private(set) var holdings: [String: [String: Holding]] = [:]

  private(set) var tracks: [HolderTrack.Key: HolderTrack] = [:]
  /// Certifications of which the roster names every holder, with the fact that says so.
  private(set) var completed: [String: JournalEvent] = [:]
  /// Whose an issuer's credential is, by certification and credential.
  private var owners: [String: [String: String]] = [:]

  /// With what the kinds of its facts begin.
  public static let kinds = RosterKind.prefix

  /// The roster of facts in order of effective date and number; those of other registers and programmes are passed over.
  public init(_ rules: RosterRules, events: [JournalEvent]) {
    self.rules = rules
    let own = events.filter { $0.fact.kind.hasPrefix(Self.kinds) && $0.fact.programme == rules.programme }
    let undoings = own.filter(\.isUndoing)
    let undoable = Set(own.lazy.filter { !$0.isUndoing }.map(\.id))
    let undone = Dictionary(
      undoings.compactMap { event in event.fact.corrects.map { ($0, event.id) } },
      uniquingKeysWith: { first, _ in first })
    for event in own {
      do throws(RosterRefusal) {
        if event.isUndoing, !(event.fact.corrects.map(undoable.contains) ?? false) {
          throw RosterRefusal(
            "it undoes \(event.fact.corrects ?? "nothing"), which is no fact of certifications")
        }
        let step = event.isUndoing ? nil : try RosterStep(event.fact)
        entries.append(RosterEntry(event: event, step: step, undoneBy: undone[event.id]))
        if let step, undone[event.id] == nil { try take(step, event) }
      } catch {
        if entries.last?.event.id != event.id {
          entries.append(RosterEntry(event: event, step: nil, undoneBy: undone[event.id]))
        }
        if undone[event.id] == nil { problems.append(RosterProblem(event: event, refusal: error)) }
      }
    }
    holdings = Holding.all(tracks, rules)
  }

  /// The holding of a person.
  public func holding(of person: String, _ certification: String) -> Holding? {
    holdings[certification]?[person]
  }

  // MARK: Taking facts

  private mutating func take(_ step: RosterStep, _ event: JournalEvent) throws(RosterRefusal) {
    let date = event.fact.effective
    switch step {
    case .add(let credential): try add(credential, event)
    case .renew(let credential): try renew(credential, event)
    case .revoke(let person, let certification, let credential):
      try revoke(HolderTrack.Key(person: person, certification: certification), credential, on: date)
    case .plan(let person, let certification, let exam, let isRenewal):
      guard exam >= date else {
        throw RosterRefusal("an exam on \(exam) cannot be booked on \(date), after it; mend one of the dates")
      }
      tracks[HolderTrack.Key(person: person, certification: certification), default: HolderTrack()].exam =
        HolderTrack.Exam(date: exam, isRenewal: isRenewal, event: event)
    case .unplan(let person, let certification):
      let key = HolderTrack.Key(person: person, certification: certification)
      guard tracks[key]?.exam != nil else {
        throw RosterRefusal("no exam of '\(person)' for '\(certification)' is booked on \(date)")
      }
      tracks[key]?.exam = nil
    case .complete(let certification, let isComplete): completed[certification] = isComplete ? event : nil
    }
  }

  private mutating func add(_ credential: Credential, _ event: JournalEvent) throws(RosterRefusal) {
    try checkDates(credential)
    try checkOwner(credential)
    let key = HolderTrack.Key(person: credential.person, certification: credential.certification)
    for known in tracks[key]?.credentials ?? [] {
      let isSame =
        known.credential.issued == credential.issued && known.credential.expires == credential.expires
        && (credential.id == nil || credential.id == known.credential.id)
      if isSame || credential.id != nil && credential.id == known.credential.id {
        throw RosterRefusal(
          "\(Self.named(credential)) is recorded already, issued on \(known.credential.issued) and valid until \(known.credential.expires); renew it, or undo that first"
        )
      }
    }
    keep(credential, event, key, isRenewal: false)
  }

  private mutating func renew(_ credential: Credential, _ event: JournalEvent) throws(RosterRefusal) {
    try checkDates(credential)
    try checkOwner(credential)
    let key = HolderTrack.Key(person: credential.person, certification: credential.certification)
    let known = tracks[key]?.credentials ?? []
    let earlier = known.filter { $0.credential.issued <= credential.issued }
    guard let last = earlier.max(by: { $0.credential.issued < $1.credential.issued }) else {
      throw RosterRefusal(
        "'\(credential.person)' has no '\(credential.certification)' issued by \(credential.issued) that could be renewed; add it, with the date on which it was issued"
      )
    }
    if last.revoked != nil {
      throw RosterRefusal(
        "\(Self.named(credential)) was revoked on \(last.revoked?.description ?? ""); what was issued since is added, not renewed"
      )
    }
    if last.credential.expires.lastDay > credential.expires.lastDay {
      throw RosterRefusal(
        "a renewal on \(credential.issued) until \(credential.expires) would end before what is recorded, \(last.credential.expires); undo that or revoke it instead"
      )
    }
    if last.credential.issued == credential.issued, last.credential.expires == credential.expires {
      throw RosterRefusal(
        "\(Self.named(credential)) is recorded already, valid from \(credential.issued) until \(credential.expires)"
      )
    }
    keep(credential, event, key, isRenewal: true)
  }

  private mutating func keep(
    _ credential: Credential, _ event: JournalEvent, _ key: HolderTrack.Key, isRenewal: Bool
  ) {
    tracks[key, default: HolderTrack()].take(credential, event, isRenewal: isRenewal)
    if let id = credential.id { owners[credential.certification, default: [:]][id] = credential.person }
  }

  private mutating func revoke(_ key: HolderTrack.Key, _ credential: String?, on date: CivilDate)
    throws(RosterRefusal)
  {
    var track = tracks[key] ?? HolderTrack()
    var isEffective = false
    for index in track.credentials.indices {
      let known = track.credentials[index]
      guard credential == nil || known.credential.id == credential, known.credential.issued <= date,
        known.lastDay >= date
      else { continue }
      track.credentials[index].revoked = date
      isEffective = true
    }
    guard isEffective else {
      let what = credential.map { "credential '\($0)'" } ?? "'\(key.certification)'"
      let last = track.credentials.map(\.lastDay).max()
      throw RosterRefusal(
        "'\(key.person)' has no \(what) on \(date) that could be revoked"
          + (last.map { $0 < date ? "; the last was valid until \($0)" : "" } ?? ""))
    }
    tracks[key] = track
  }

  private func checkDates(_ credential: Credential) throws(RosterRefusal) {
    if credential.expires.lastDay < credential.issued {
      throw RosterRefusal(
        "\(Self.named(credential)) cannot expire on \(credential.expires), before it was issued on \(credential.issued)"
      )
    }
  }

  private func checkOwner(_ credential: Credential) throws(RosterRefusal) {
    guard let id = credential.id, let owner = owners[credential.certification]?[id],
      owner != credential.person
    else { return }
    throw RosterRefusal(
      "credential '\(id)' of '\(credential.certification)' is recorded for '\(owner)', and cannot be of '\(credential.person)' too; undo the one that is wrong"
    )
  }

  private static func named(_ credential: Credential) -> String {
    "'\(credential.certification)' of '\(credential.person)'" + (credential.id.map { " (\($0))" } ?? "")
  }
}

/// A fact of a roster.
public struct RosterEntry: Sendable {
  /// The fact as the journal has it.
  public let event: JournalEvent
  /// What it says; nil for an undoing, and where it cannot be read.
  public let step: RosterStep?
  /// The id of the event that undid it.
  public let undoneBy: String?

  /// Whether it has any effect.
  public var counts: Bool { undoneBy == nil && step != nil }
}

/// A recorded fact that does not make sense.
public struct RosterProblem: Sendable {
  /// The fact.
  public let event: JournalEvent
  /// What is wrong with it.
  public let refusal: RosterRefusal
}
