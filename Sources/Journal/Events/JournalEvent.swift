public import BusinessCalendar

/// A fact: something that became true on a date, and that the journal learnt at an instant. Never changed nor removed; a
/// mistake is corrected by a later event that names it.
public struct JournalEvent: Sendable, Hashable {
  /// Its place in the journal, from 1 without a gap.
  public let number: Int
  /// Tells it from every event of every journal; 26 characters of Crockford's base 32 (ULID).
  public let id: String
  /// The instant at which the journal learnt it; never before that of the event before it.
  public let recorded: Timestamp
  /// Who says so.
  public let actor: String
  /// What is said.
  public let fact: Fact
  /// The SHA-256 of the event before it, in hexadecimal; 64 zeros for the first.
  public let previousHash: String
  /// The SHA-256 of everything above, in hexadecimal; see `EventHash`.
  public let hash: String

  /// An event by its parts.
  public init(
    number: Int, id: String, recorded: Timestamp, actor: String, fact: Fact, previousHash: String,
    hash: String
  ) {
    self.number = number
    self.id = id
    self.recorded = recorded
    self.actor = actor
    self.fact = fact
    self.previousHash = previousHash
    self.hash = hash
  }
}

/// What an event says, before it is known when and by whom it is recorded.
public struct Fact: Sendable, Hashable {
  /// The programme that it is of.
  public var programme: String
  /// What happened, a register and a word: `fund.submit`.
  public var kind: String
  /// What it happened to, within the programme and the register: a request `MC-7`, a fund; nil for the programme itself.
  public var subject: String?
  /// The date from which it is true.
  public var effective: CivilDate
  /// Why, in a person's words.
  public var reason: String?
  /// What it is called elsewhere: an invoice, a ticket.
  public var reference: String?
  /// The id of the event that it corrects.
  public var corrects: String?
  /// What else the register wants to know. Amounts are decimal numbers with all digits of the currency, dates ISO 8601.
  public var details: [String: String]
  /// The money that it moves; they sum to zero unless money comes in or leaves the register.
  public var postings: [Posting]

  /// Stands for a programme in facts that are of none: exchange rates. No programme can be named so.
  public static let everyProgramme = "*"

  /// A fact by its parts.
  public init(
    programme: String, kind: String, subject: String? = nil, effective: CivilDate, reason: String? = nil,
    reference: String? = nil, corrects: String? = nil, details: [String: String] = [:],
    postings: [Posting] = []
  ) {
    self.programme = programme
    self.kind = kind
    self.subject = subject
    self.effective = effective
    self.reason = reason
    self.reference = reference
    self.corrects = corrects
    self.details = details
    self.postings = postings
  }
}

/// An amount of money that comes into a bucket of an account, or leaves it.
public struct Posting: Sendable, Hashable {
  /// Whose money it is: a fund's id.
  public let account: String
  /// The part of the account: `available`.
  public let bucket: String
  /// In the currency's minor unit; negative for what leaves.
  public let minorUnits: Int
  /// The ISO 4217 code.
  public let currency: String

  /// A posting by its parts.
  public init(account: String, bucket: String, minorUnits: Int, currency: String) {
    self.account = account
    self.bucket = bucket
    self.minorUnits = minorUnits
    self.currency = currency
  }
}
