public import BusinessCalendar
public import Journal
internal import Programme

/// When a person held a certification, by all their credentials together; a person counts once, however many they are.
public struct Holding: Sendable {
  /// A span of days on which it was valid, and why.
  public struct Validity: Sendable {
    /// From the day of issue to the last day.
    public let days: DateSpan
    /// The fact.
    public let event: JournalEvent
    /// The higher certification that renewed it; nil where the fact is its own.
    public let higher: String?
  }

  /// Whose it is, by an id.
  public let person: String
  /// Which certification.
  public let certification: String
  /// Every span, in order of its first day.
  public private(set) var validities: [Validity]
  /// The days on which it is held, in runs with days between on which it is not.
  public let runs: [DateSpan]

  /// A holding of spans.
  init(person: String, certification: String, _ validities: [Validity]) {
    self.person = person
    self.certification = certification
    self.validities = validities.sorted {
      ($0.days.first, $0.days.last, $0.event.number) < ($1.days.first, $1.days.last, $1.event.number)
    }
    runs = self.validities.reduce(into: []) { runs, validity in
      guard let last = runs.last, last.last.adding(days: 1) >= validity.days.first else {
        runs.append(validity.days)
        return
      }
      if validity.days.last > last.last, let longer = DateSpan(last.first, validity.days.last) {
        runs[runs.count - 1] = longer
      }
    }
  }

  /// The run that a date lies in; nil where the certification is not held then.
  public func run(on date: CivilDate) -> DateSpan? { runs.first { $0.contains(date) } }

  /// Whether its person is a holder on a date; on the last day of a validity too.
  public func isHeld(on date: CivilDate) -> Bool { run(on: date) != nil }

  /// All holdings, what higher certifications renew included.
  static func all(_ tracks: [HolderTrack.Key: HolderTrack], _ rules: RosterRules) -> [String: [String:
    Holding]]
  {
    var spans: [HolderTrack.Key: [Validity]] = [:]
    var passes: [(key: HolderTrack.Key, validity: Validity, lower: [String])] = []
    let lower = Dictionary(
      rules.targets.map { ($0.id, rules.renewed(by: $0.id)) }, uniquingKeysWith: { first, _ in first })
    for (key, track) in tracks {
      for known in track.credentials {
        guard let days = DateSpan(known.credential.issued, known.lastDay) else { continue }
        let validity = Validity(days: days, event: known.event, higher: nil)
        spans[key, default: []].append(validity)
        if let lower = lower[key.certification], !lower.isEmpty { passes.append((key, validity, lower)) }
      }
    }
    // In the order in which exams were passed: one may renew what the one before has renewed.
    passes.sort {
      ($0.validity.days.first, $0.validity.event.number) < ($1.validity.days.first, $1.validity.event.number)
    }
    for (key, pass, lower) in passes {
      for certification in lower {
        let renewed = HolderTrack.Key(person: key.person, certification: certification)
        guard spans[renewed]?.contains(where: { $0.days.contains(pass.days.first) }) ?? false else {
          continue
        }
        spans[renewed]?.append(Validity(days: pass.days, event: pass.event, higher: key.certification))
      }
    }
    return spans.reduce(into: [:]) { holdings, item in
      holdings[item.key.certification, default: [:]][item.key.person] = Holding(
        person: item.key.person, certification: item.key.certification, item.value)
    }
  }
}
