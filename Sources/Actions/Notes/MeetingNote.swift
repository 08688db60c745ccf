public import BusinessCalendar
public import Diagnostics

/// A line of a pack that says something to be recorded.
public struct MeetingNote: Sendable {
  /// What it says.
  public enum Content: Sendable, Hashable {
    /// `- [ ] @owner 2025-04-15 what (reason: why)`, with the id before the owner where it has one.
    case action(id: String?, Action.State, Promise, reason: String?)
    /// `Decision: @owner 2025-04-15 what`.
    case decision(Promise)
    /// `Attended: @cto, @psa` or `Apologies: @cto`.
    case attendance(names: [String], isPresent: Bool)
  }

  /// Who does what by when.
  public struct Promise: Sendable, Hashable {
    /// A role or a person, without `@`.
    public let owner: String
    /// By when.
    public let date: CivilDate
    /// What, without the backslashes of Markdown.
    public let what: String

    /// As a pack has it.
    public var text: String { "@\(owner) \(date) \(what)" }
  }

  /// What it says.
  public let content: Content
  /// The line.
  public let location: SourceLocation
}
