/// Where a number comes from: the arithmetic, step by step, and the facts behind it.
public struct Explanation: Sendable {
  /// One step: what it is, and what it comes to.
  public struct Step: Sendable, Hashable {
    /// In words: `gap = target − holders = 15 − 8`.
    public let what: String
    /// The result with its unit: `7`, `880000.00 PEN`.
    public let result: String

    /// A step by its parts.
    public init(_ what: String, _ result: String) {
      self.what = what
      self.result = result
    }
  }

  /// What is explained, in words.
  public let title: String
  /// The arithmetic, in its order.
  public let steps: [Step]
  /// The facts that it stands on, by effective date and then number.
  public let events: [JournalEvent]

  /// An explanation by its parts.
  public init(title: String, steps: [Step], events: [JournalEvent]) {
    self.title = title
    self.steps = steps
    self.events = events
  }
}
