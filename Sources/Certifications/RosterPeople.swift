public import BusinessCalendar
public import Journal
internal import Programme

/// A person and one certification, as the roster has it on a day. It says who: not for calendars and packs.
public struct PersonCertification: Sendable {
  /// Where it stands.
  public enum State: String, Sendable, Hashable {
    /// Held on the day.
    case valid
    /// Held, and it ends within 90 days.
    case expiring
    /// Held before, and no longer.
    case expired
    /// Taken away.
    case revoked
    /// Not held yet; an exam is booked.
    case planned
  }

  /// The person's id.
  public let person: String
  /// Their name, where somebody gave it.
  public let name: String?
  /// The certification's id.
  public let certification: String
  /// Where it stands.
  public let state: State
  /// The issuer's id of the last credential.
  public let credential: String?
  /// The first day of the last credential.
  public let issued: CivilDate?
  /// The last day as holder; nil where it has no end, or was never held.
  public let expires: CivilDate?
  /// From where the expiry comes: `stated`, `issued + 3 years`, or the higher certification that renewed it.
  public let expiryRule: String?
  /// From when it may be renewed, where the programme says.
  public let renewableFrom: CivilDate?
  /// The date of the exam that is booked.
  public let exam: CivilDate?
  /// How many files prove it.
  public let evidence: Int
  /// Whether the person is none of the holders whom the agreement counts.
  public let isBeyondAgreement: Bool
}

extension Roster {
  /// Everybody on the roster by id, with their certifications in the programme's order, on the day as of which it was made.
  public func people(asOf: CivilDate) -> [PersonCertification] {
    let order = Dictionary(
      rules.targets.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let names = names
    return tracks.compactMap { key, track -> PersonCertification? in
      guard track.exam != nil || !track.credentials.isEmpty else { return nil }
      return person(key, track, name: names[key.person], asOf: asOf)
    }.sorted { one, other in
      if one.person != other.person { return one.person < other.person }
      let (left, right) = (order[one.certification] ?? .max, order[other.certification] ?? .max)
      return left != right ? left < right : one.certification < other.certification
    }
  }

  /// Every file that proves a certification, with whose it is: `solutions-architect/p-17`.
  public var evidence: [(subject: String, file: Evidence)] {
    tracks.flatMap { key, track in
      track.credentials.flatMap { known in
        known.credential.evidence.map { ("\(key.certification)/\(key.person)", $0) }
      }
    }.sorted { ($0.0, $0.1.name) < ($1.0, $1.1.name) }.map { (subject: $0.0, file: $0.1) }
  }

  /// The last name that somebody gave of each person.
  private var names: [String: String] {
    var names: [String: String] = [:]
    for entry in entries where entry.counts {
      switch entry.step {
      case .add(let credential), .renew(let credential):
        if let name = credential.name { names[credential.person] = name }
      default: break
      }
    }
    return names
  }

  private func person(
    _ key: HolderTrack.Key, _ track: HolderTrack, name: String?, asOf: CivilDate
  ) -> PersonCertification {
    let holding = holding(of: key.person, key.certification)
    let run = holding?.run(on: asOf)
    let end = (run ?? holding?.runs.last)?.last
    let last = track.credentials.last
    let state: PersonCertification.State =
      if let run {
        run.last - asOf <= 90 ? .expiring : .valid
      } else if last?.revoked != nil {
        .revoked
      } else if last != nil {
        .expired
      } else {
        .planned
      }
    let cause = holding?.validities.last { $0.days.last == end }
    let rule = cause?.higher.map { "renewed by \($0)" } ?? last?.credential.expiryRule
    let window = rules.target(key.certification)?.renewalWindow
    return PersonCertification(
      person: key.person, name: name, certification: key.certification, state: state,
      credential: last?.credential.id, issued: last?.credential.issued,
      expires: end.flatMap { $0 == .latest ? nil : $0 },
      expiryRule: last == nil ? nil : rule ?? "stated",
      renewableFrom: end.flatMap { end in
        end == .latest || run == nil ? nil : window.map { Self.before(end, by: $0) }
      }, exam: track.exam?.date, evidence: track.credentials.reduce(0) { $0 + $1.credential.evidence.count },
      isBeyondAgreement: track.isBeyondAgreement)
  }

  /// A date some tenor before another; from a month's end to the end of a shorter month.
  static func before(_ date: CivilDate, by tenor: Tenor) -> CivilDate {
    tenor.days.map { date.adding(days: -$0) } ?? date.adding(months: -(tenor.months ?? 0))
  }
}
