public import BusinessCalendar
public import Journal
internal import Programme

/// A day of a certification with the facts behind it, whether or not it still stands: what calendars are made from. Nothing in
/// it says whose it is.
///
/// An identity is that of a fact, because that of a person, even hashed, could be guessed: people's ids are short. An expiry has
/// the fact with which its unbroken validity was first recorded, so that it moves with each renewal; a renewal window the fact
/// that set the expiry, so that a renewal settles it and opens another; an exam the fact that first booked it. Where several
/// people share a day, it is told once, under the identity that was recorded first, and the others are settled.
public struct TracedCertificationDate: Sendable {
  /// A fact, told without anybody's name.
  public struct Ground: Sendable {
    /// The fact.
    public let event: JournalEvent
    /// What it is: `renewal recorded`.
    public let words: String
  }

  /// Why it stands no longer.
  public struct Settlement: Sendable {
    /// What settled it.
    public let ground: Ground
    /// In words: `renewed on 2025-11-20`.
    public let words: String
  }

  /// The day, with how many people it concerns.
  public let date: CertificationDate
  /// What it follows from: `issued + 3 years`.
  public let rule: String
  /// The day from which the rule counts; nil where the day itself was stated.
  public let basis: CivilDate?
  /// The facts that set it, those of everybody whom it concerns, in the order of recording.
  public let grounds: [Ground]
  /// Why it stands no longer; nil while it does.
  public let settlement: Settlement?
  /// The id of the fact whose identity it has.
  public let origin: String

  /// `solutions-architect-expiry-01K3ZJ…`: the same whatever its day.
  public var name: String { "\(date.certification)-\(date.kind.rawValue)-\(origin)" }
}

/// A day of one person's certification.
struct PersonalDate {
  let kind: CertificationDate.Kind
  let certification: String
  let date: CivilDate
  /// The fact whose identity it has.
  let origin: JournalEvent
  let rule: String
  var basis: CivilDate?
  let ground: TracedCertificationDate.Ground
  var settlement: TracedCertificationDate.Settlement?
}

extension Roster {
  /// Every day for the training calendar, those that stand no longer included, in order of date.
  public var tracedDates: [TracedCertificationDate] {
    struct Key: Hashable {
      let kind: CertificationDate.Kind
      let certification: String
      let date: CivilDate
    }
    let all = personalDates
    let shared = Dictionary(grouping: all.filter { $0.settlement == nil }) {
      Key(kind: $0.kind, certification: $0.certification, date: $0.date)
    }
    let order = Dictionary(
      rules.targets.enumerated().map { ($1.id, ($0, $1.title)) }, uniquingKeysWith: { first, _ in first })
    var found: [(place: Int, traced: TracedCertificationDate)] = []
    func tell(_ date: PersonalDate, of group: [PersonalDate]) {
      guard let (place, title) = order[date.certification] else { return }
      found.append((place, TracedCertificationDate(date, of: group, title: title)))
    }
    for group in shared.values {
      let group = group.sorted { $0.origin.number < $1.origin.number }
      for (index, date) in group.enumerated() {
        var date = date
        if index > 0 {
          date.settlement = .init(ground: date.ground, words: "told together with others of \(date.date)")
        }
        tell(date, of: index == 0 ? group : [date])
      }
    }
    for date in all where date.settlement != nil { tell(date, of: [date]) }
    return found.sorted {
      ($0.traced.date.date, $0.place, $0.traced.date.kind.rawValue, $0.traced.origin)
        < ($1.traced.date.date, $1.place, $1.traced.date.kind.rawValue, $1.traced.origin)
    }.map(\.traced)
  }
}

extension TracedCertificationDate {
  fileprivate init(_ date: PersonalDate, of group: [PersonalDate], title: String) {
    var seen: Set<String> = []
    self.init(
      date: CertificationDate(
        kind: date.kind, certification: date.certification, title: title, date: date.date,
        people: group.count),
      rule: date.rule, basis: date.basis,
      grounds: group.map(\.ground).filter { seen.insert($0.event.id).inserted },
      settlement: date.settlement, origin: date.origin.id)
  }
}
