public import BusinessCalendar
import Diagnostics
import Foundation

/// A plan as a file: enough to tell later whether publishing would still do the same.
public struct SavedPlan: Sendable, Hashable, Codable {
  /// The day from which it was looked.
  public let asOf: CivilDate
  /// What tells the record and the changes of one plan from those of another.
  public let digest: String

  private enum CodingKeys: String, CodingKey {
    case format, digest
    case asOf = "as_of"
  }

  private static let format = "entente-plan-1"

  /// What is to be kept of a plan.
  public init(_ plan: Plan) {
    asOf = plan.asOf
    digest = plan.digest
  }

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
  }

  /// Writes it as an object with `format`, `as_of` and `digest`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.format, forKey: .format)
    try container.encode(asOf.description, forKey: .asOf)
    try container.encode(digest, forKey: .digest)
  }
}

extension Plan {
  /// The SHA-256 of what was published and of what would be.
  var digest: String {
    var lines: [String] = []
    for event in record.events.values.sorted(by: { $0.id < $1.id }) {
      lines.append("\(event.id) \(event.sequence) \(event.modified) \(event.hasLeft) \(event.content.hash)")
    }
    lines.append("")
    for draft in drafts.sorted(by: { $0.id < $1.id }) {
      lines.append("\(draft.id) \(draft.hasLeft) \(draft.content.hash) \(draft.attendance)")
    }
    lines.append("")
    lines += definitions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return ContentDigest.sha256(Array(lines.joined(separator: "\n").utf8))
  }
}
