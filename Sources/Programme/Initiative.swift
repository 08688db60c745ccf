public import Diagnostics

/// An investment that is expected to bring yearly revenue.
public struct Initiative: Sendable {
  /// Its name in the programme.
  public let id: String
  /// What the agreement calls it.
  public let title: String
  /// What is put in.
  public let investment: Money
  /// The annual recurring revenue that is expected.
  public let expectedARR: Money?
  /// The role that answers for it.
  public let owner: String?
  /// Where it stands.
  public let location: SourceLocation?

  /// An initiative by its parts.
  public init(
    id: String, title: String, investment: Money, expectedARR: Money?, owner: String? = nil,
    location: SourceLocation? = nil
  ) {
    self.id = id
    self.title = title
    self.investment = investment
    self.expectedARR = expectedARR
    self.owner = owner
    self.location = location
  }
}
