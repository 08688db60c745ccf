/// What an examination of a whole journal found.
///
/// It finds any changed byte of an event or a posting, missing and doubled events, and a damaged file. It cannot know that
/// whole events at the end are gone together with what the file says of its end, as when an older copy of the file is put in
/// its place: for that, compare ``count`` and ``lastHash`` with what was written down earlier.
public struct JournalVerification: Sendable, Hashable {
  /// How many events there are.
  public var count = 0
  /// The hash of the last event, which stands for all that came before it; 64 zeros where there is none.
  public var lastHash = EventHash.first
  /// Everything that is wrong, first with the file and then by event. Empty for a journal that is whole.
  public var findings: [JournalFinding] = []

  /// Of a journal without events.
  init() {}

  /// Adds what the checks of the registers find. One that cannot read the journal is itself a finding.
  mutating func run(_ checks: [JournalCheck], on journal: any JournalReading) {
    for check in checks {
      do {
        findings += try check.examine(journal)
      } catch {
        let reason = (error as? JournalError)?.reason ?? String(describing: error)
        findings.append(JournalFinding("the check '\(check.name)' could not be made: \(reason)"))
      }
    }
  }
}

/// Something that is wrong with a journal.
public struct JournalFinding: Sendable, Hashable {
  /// The event's number; nil where it is not an event that is wrong.
  public let number: Int?
  /// The event's id; nil as well where it cannot be read.
  public let id: String?
  /// A sentence without a full stop.
  public let message: String

  /// A finding about an event, or about the journal as a whole.
  public init(number: Int? = nil, id: String? = nil, _ message: String) {
    self.number = number
    self.id = id
    self.message = message
  }
}

/// What a register wants to hold of its events: no bucket negative, no claim before its request.
public struct JournalCheck: Sendable {
  /// What is checked, in a word or two.
  public let name: String
  /// Finds what is wrong; an error that it throws becomes a finding.
  public let examine: @Sendable (any JournalReading) throws -> [JournalFinding]

  /// A check by its parts.
  public init(
    _ name: String, examine: @escaping @Sendable (any JournalReading) throws -> [JournalFinding]
  ) {
    self.name = name
    self.examine = examine
  }
}
