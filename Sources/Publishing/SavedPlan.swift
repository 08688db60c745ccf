public import BusinessCalendar
import Diagnostics
import Foundation

/// A plan as a file: enough to tell later whether publishing would still do the same.
public struct SavedPlan: Sendable, Hashable, Codable {
  /// The day from which it was looked.
  public let asOf: CivilDate
  /// What tells the record and the changes of one plan from those of another.
  public let digest: String
  /// What tells the record that publishing it leaves behind from others.
  public let outcome: String

  private enum CodingKeys: String, CodingKey {
    case format, digest, outcome
    case asOf = "as_of"
  }

  private static let format = "entente-plan-1"

  /// What is to be kept of a plan.
  public init(_ plan: Plan) {
    asOf = plan.asOf
    digest = plan.digest
    outcome = plan.record(revisedAt: Self.instant(of: plan.asOf)).digest
  }

  /// The instant of its revisions, in seconds since 1970-01-01T00:00:00Z.
  public var instant: Int { Self.instant(of: asOf) }

  /// Whether it was published, and nothing is to be changed since. What was killed before it showed its files is so too.
  public func isPublished(_ plan: Plan) -> Bool {
    plan.drafts.isEmpty && plan.isEmpty && plan.record.digest == outcome
  }

  private static func instant(of day: CivilDate) -> Int { day.dayNumber * 86_400 }

  /// Reads what ``encode(to:)`` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let day = try container.decode(String.self, forKey: .asOf)
    guard try container.decode(String.self, forKey: .format) == Self.format, let asOf = CivilDate(iso: day)
    else {
      throw DecodingError.dataCorruptedError(forKey: .format, in: container, debugDescription: "no plan")
    }
    self.asOf = asOf
    digest = try container.decode(String.self, forKey: .digest)
    outcome = try container.decode(String.self, forKey: .outcome)
  }

  /// Writes it as an object with `format`, `as_of`, `digest` and `outcome`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.format, forKey: .format)
    try container.encode(asOf.description, forKey: .asOf)
    try container.encode(digest, forKey: .digest)
    try container.encode(outcome, forKey: .outcome)
  }
}

extension Plan {
  /// The SHA-256 of what was published and of what would be.
  var digest: String {
    let after = drafts.map { $0.event(revisedAt: $0.before?.modified ?? 0) }
    return PublicationRecord.digest(
      ["\(asOf)", record.digest] + PublicationRecord.lines(of: after)
        + PublicationRecord.lines(of: definitions))
  }
}

extension PublicationRecord {
  /// The SHA-256 of all that it holds.
  var digest: String {
    Self.digest(Self.lines(of: Array(events.values)) + Self.lines(of: calendars))
  }

  fileprivate static func lines(of events: [PublishedEvent]) -> [String] {
    events.sorted { $0.id < $1.id }.map { event in
      let attendance = [event.attendance.parties, event.attendance.roles, event.attendance.people]
      return
        ([
          event.id, event.uid, String(event.sequence), String(event.modified), event.cancelledOn?.description,
          String(event.hasLeft), event.content.hash, event.rule, event.freeze.map { String($0) },
        ].map { $0 ?? "" } + attendance.map { $0.joined(separator: " ") }).joined(separator: "\0")
    } + [""]
  }

  fileprivate static func lines(of calendars: [String: String]) -> [String] {
    calendars.sorted { $0.key < $1.key }.map { "\($0.key)\0\($0.value)" } + [""]
  }

  fileprivate static func digest(_ lines: [String]) -> String {
    ContentDigest.sha256(Array(lines.joined(separator: "\0\n").utf8))
  }
}
