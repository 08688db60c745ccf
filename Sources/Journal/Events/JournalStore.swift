public import BusinessCalendar

/// Where a journal is kept. Engines are held to one conformance suite.
public protocol JournalStore: Sendable {
  /// Reads; what `body` sees is of one instant, whatever others append meanwhile. `body` uses what it is given, never the
  /// store itself.
  func read<Value>(_ body: (any JournalReading) throws -> Value) throws -> Value

  /// Appends what `decide` makes of the journal as it stands, all or none of it, durably. Nobody else appends between what
  /// `decide` reads and what it appends; others wait.
  ///
  /// - Parameters:
  ///   - actor: Who says so.
  ///   - now: The instant of recording, asked for once the journal is this append's own.
  /// - Returns: The events in order; none where `decide` found nothing to append.
  func append(
    by actor: String, now: () -> Timestamp, _ decide: (any JournalReading) throws -> [Fact]
  ) throws -> [JournalEvent]
}

/// A journal as it stands at one instant.
public protocol JournalReading {
  /// The events that are asked for, by effective date and then number.
  func events(_ query: EventQuery) throws -> [JournalEvent]

  /// The event of that id.
  func event(id: String) throws -> JournalEvent?

  /// The sums of postings, only those that are not zero.
  func balances(_ query: BalanceQuery) throws -> [JournalBalance]
}

/// Which events are asked for; nil does not restrict.
public struct EventQuery: Sendable, Hashable {
  /// Only events of that programme.
  public var programme: String?
  /// What kinds begin with: `fund.`.
  public var kindPrefix: String?
  /// Only events about that subject.
  public var subject: String?
  /// The last effective date.
  public var asOf: CivilDate?
  /// The last instant of recording.
  public var knownAt: Timestamp?

  /// All events.
  public init() {}
}

/// Which sums are asked for.
public struct BalanceQuery: Sendable, Hashable {
  /// Only postings of that programme.
  public var programme: String?
  /// Only postings to that account.
  public var account: String?
  /// Only postings of events about that subject.
  public var subject: String?
  /// The last effective date.
  public var asOf: CivilDate?
  /// The last instant of recording.
  public var knownAt: Timestamp?
  /// Whether sums are told apart by subject too.
  public var bySubject = false

  /// All sums by programme, account, bucket and currency.
  public init() {}
}

/// A sum of postings.
public struct JournalBalance: Sendable, Hashable {
  /// The programme.
  public let programme: String
  /// Whose money it is.
  public let account: String
  /// Nil where sums are not told apart by subject, or where an event had none.
  public let subject: String?
  /// The part of the account.
  public let bucket: String
  /// The ISO 4217 code.
  public let currency: String
  /// In the currency's minor unit; never zero.
  public let minorUnits: Int

  /// A sum by its parts.
  public init(
    programme: String, account: String, subject: String?, bucket: String, currency: String, minorUnits: Int
  ) {
    self.programme = programme
    self.account = account
    self.subject = subject
    self.bucket = bucket
    self.currency = currency
    self.minorUnits = minorUnits
  }
}
