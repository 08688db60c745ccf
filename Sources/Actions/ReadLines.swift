import Journal

/// Which lines of packs the facts were read from, so that a pack can be read again.
struct ReadLines: Sendable {
  /// A line as it was read last.
  struct Line: Sendable, Hashable {
    /// Owner, date and words: `@cto 2025-05-01 Send the quotes`.
    let text: String
    /// Whether it was open, done or dropped.
    let mark: String
  }

  private struct Key: Hashable {
    let pack: String
    let subject: String
  }

  private var last: [Key: Line] = [:]
  private var subjects: [String: [String: String]] = [:]

  mutating func take(_ fact: Fact) {
    guard let pack = fact.details["pack"], let text = fact.details["line"], let subject = fact.subject else {
      return
    }
    last[Key(pack: pack, subject: subject)] = Line(text: text, mark: fact.details["mark"] ?? "")
    subjects[pack, default: [:]][text] = subject
  }

  /// How a line of an action stood in a pack when that was read last.
  func line(of subject: String, in pack: String) -> Line? { last[Key(pack: pack, subject: subject)] }

  /// The action or decision that a line of a pack became.
  func subject(of text: String, in pack: String) -> String? { subjects[pack]?[text] }

  /// The actions and decisions that were read from a pack, each with its line.
  func subjects(in pack: String) -> [String: String] {
    Dictionary(
      last.filter { $0.key.pack == pack }.map { ($0.key.subject, $0.value.text) },
      uniquingKeysWith: { first, _ in first })
  }
}
