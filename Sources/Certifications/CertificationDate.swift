public import BusinessCalendar
internal import Journal
internal import Programme

/// A day of a certification for the training calendar: how many people it concerns, and never whom.
public struct CertificationDate: Sendable, Hashable {
  /// What happens on it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The last day of people's certification.
    case expiry
    /// The first day on which it may be renewed.
    case renewalWindow = "renewal-window"
    /// An exam is sat.
    case exam
  }

  /// What happens.
  public let kind: Kind
  /// The certification's id.
  public let certification: String
  /// What the agreement calls it.
  public let title: String
  /// The day.
  public let date: CivilDate
  /// How many people it concerns, at least one.
  public let people: Int

  /// `AWS Solutions Architect: 2 certifications expire`, without a name.
  public var words: String {
    switch kind {
    case .expiry: "\(title): \(people == 1 ? "1 certification expires" : "\(people) certifications expire")"
    case .renewalWindow: "\(title): renewal opens for \(people == 1 ? "1 holder" : "\(people) holders")"
    case .exam: "\(title): \(people == 1 ? "1 exam" : "\(people) exams")"
    }
  }
}

extension Roster {
  /// Every day for the training calendar, past ones too, in order: one for each certification, kind and day. What ended because it
  /// was revoked is no expiry, and an exam that was moved or called off before its day is none.
  public var dates: [CertificationDate] {
    struct Key: Hashable {
      let kind: CertificationDate.Kind
      let certification: String
      let date: CivilDate
    }
    var people: [Key: Int] = [:]
    for target in rules.targets {
      for holding in (holdings[target.id] ?? [:]).values {
        for run in holding.runs where run.last != .latest && !isRevoked(holding, after: run.last) {
          people[Key(kind: .expiry, certification: target.id, date: run.last), default: 0] += 1
          guard let window = target.renewalWindow else { continue }
          let opens = Self.before(run.last, by: window)
          if run.contains(opens) {
            people[Key(kind: .renewalWindow, certification: target.id, date: opens), default: 0] += 1
          }
        }
      }
    }
    for exam in exams {
      people[Key(kind: .exam, certification: exam.certification, date: exam.date), default: 0] += 1
    }
    let order = Dictionary(
      rules.targets.enumerated().map { ($1.id, ($0, $1.title)) }, uniquingKeysWith: { first, _ in first })
    return people.compactMap { key, count -> (Int, CertificationDate)? in
      guard let (place, title) = order[key.certification] else { return nil }
      return (
        place,
        CertificationDate(
          kind: key.kind, certification: key.certification, title: title, date: key.date, people: count)
      )
    }.sorted { ($0.1.date, $0.0, $0.1.kind.rawValue) < ($1.1.date, $1.0, $1.1.kind.rawValue) }.map { $0.1 }
  }

  private func isRevoked(_ holding: Holding, after day: CivilDate) -> Bool {
    holding.validities.contains { validity in
      guard validity.days.last == day, case .add(let credential)? = step(of: validity.event) else {
        return false
      }
      return credential.expires.lastDay != day
    }
  }

  /// What a fact says of a credential, a renewal as an addition.
  private func step(of event: JournalEvent) -> RosterStep? {
    guard let step = try? RosterStep(event.fact) else { return nil }
    if case .renew(let credential) = step { return .add(credential) }
    return step
  }

  /// Every exam that was sat or is to be, by the facts in their order.
  private var exams: [(certification: String, date: CivilDate)] {
    var open: [HolderTrack.Key: (exam: CivilDate, booked: CivilDate)] = [:]
    var sat: [(certification: String, date: CivilDate)] = []
    for entry in entries where entry.counts {
      guard let step = entry.step, let person = step.person else { continue }
      let key = HolderTrack.Key(person: person, certification: step.certification)
      let date = entry.event.fact.effective
      // What comes after the day of the exam no longer moves it.
      if let past = open[key], date > past.exam {
        sat.append((key.certification, past.exam))
        open[key] = nil
      }
      switch step {
      case .plan(_, _, let exam, _): open[key] = (exam, date)
      case .unplan: open[key] = nil
      case .add(let credential), .renew(let credential):
        // Passed before the day for which it was booked.
        if let passed = open[key], credential.issued >= passed.booked {
          sat.append((key.certification, min(passed.exam, credential.issued)))
          open[key] = nil
        }
      case .revoke, .complete: break
      }
    }
    return sat + open.map { ($0.key.certification, $0.value.exam) }
  }
}
