public import BusinessCalendar
public import Programme

/// A fact that moved money, as a transaction whose postings sum to zero in each currency.
public struct FundTransaction: Sendable, Hashable {
  /// The date from which the fact is true.
  public let date: CivilDate
  /// The id of the event: ASCII letters, digits, hyphens, and nothing else.
  public let id: String
  /// The fund, request or claim; of the same characters, and empty where the fact has none.
  public let subject: String
  /// What was done, on one line: `MC-7 approved: Cloud summit, Lima`.
  public let words: String
  /// Who said so.
  public let actor: String
  /// Why.
  public let reason: String?
  /// What it is called elsewhere.
  public let reference: String?
  /// The id of the event that undid it.
  public let undoneBy: String?
  /// The id of the event that it undid.
  public let undoes: String?
  /// What comes to an account or leaves it.
  public internal(set) var postings: [Posting]

  /// What comes to an account, or leaves it.
  public struct Posting: Sendable, Hashable {
    /// The account's name in every format: `Assets:MDF:Apn-Marketing-Central:Available`.
    public let account: String
    /// The fund's id.
    public let fund: String
    /// Its part.
    public let bucket: LedgerBucket
    /// Below zero for what leaves.
    public let amount: Money
    /// What the account holds afterwards in that currency.
    public let balance: Money
    /// Whether no other posting to the account in that currency follows on the date.
    public internal(set) var isLastOfDate = false
  }

  /// What a person wants to know beside, as names of lower-case letters and hyphens with texts on one line.
  var remarks: [(name: String, text: String)] {
    [
      ("by", actor), ("reason", reason), ("reference", reference), ("undone-by", undoneBy),
      ("undoes", undoes),
    ].compactMap { name, text in
      let text = (text ?? "").onOneLine
      return text.isEmpty ? nil : (name, text)
    }
  }

  /// The names that remarks can have.
  static let remarkNames = ["by", "reason", "reference", "undone-by", "undoes"]
}
