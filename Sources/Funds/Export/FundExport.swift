public import BusinessCalendar
import Journal
public import Programme

/// What the facts of funds move, as transactions of double-entry bookkeeping: every fact that moved money, in the order of
/// effective dates and then of recording, those that were undone and their reversals included, so that the sums agree with
/// the journal's on every date.
public struct FundExport: Sendable {
  /// In order.
  public let transactions: [FundTransaction]
  /// Every account that a transaction uses, by name.
  public let accounts: [Account]
  /// The currencies of all amounts, by code.
  public let currencies: [Currency]
  /// What a reader has to know of each fund, a line each, on one line.
  public let notes: [String]
  /// Facts that cannot be told as transactions; an export with problems is not whole, and no text is made of it.
  public let problems: [FundRefusal]

  /// An account and what it is used for.
  public struct Account: Sendable, Hashable {
    /// Its name, valid in every format.
    public let name: String
    /// The first date on which money came or left.
    public let since: CivilDate
    /// In what, by code; one, unless a fund's currency was changed.
    public let currencies: [Currency]
  }

  /// The transactions of some programmes' books; what is counted, and as it was known when, is the books'.
  public init(_ books: [FundBook]) {
    let names = FundAccountNames(books)
    var filling = Filling(names: names)
    let entries = books.flatMap { book in
      let titles = FundTitles(book)
      return book.entries.map { (entry: $0, words: titles.words(of: $0), programme: book.rules.programme) }
    }.sorted {
      let (left, right) = ($0.entry.event, $1.entry.event)
      return (left.fact.effective, left.number) < (right.fact.effective, right.number)
    }
    for item in entries where !item.entry.event.fact.postings.isEmpty {
      filling.take(item.entry, item.words, item.programme)
    }
    transactions = filling.asserted
    problems = filling.problems
    accounts = filling.used.sorted { $0.key < $1.key }.map { name, use in
      Account(name: name, since: use.since, currencies: use.currencies.sorted { $0.code < $1.code })
    }
    currencies = Set(accounts.flatMap(\.currencies)).sorted { $0.code < $1.code }
    notes = books.flatMap { book in
      book.accounts.map { account in
        let name = names.name(of: account.fund.id, in: book.rules.programme)
        let last = book.rules.days(of: account.fund).last
        let recorded =
          account.sums.isAllocated ? "" : "; the agreement's \(account.fund.amount) are not recorded yet"
        return "\(name): \(account.fund.title), until \(last)\(recorded)".onOneLine
      }
    }
  }
}

/// Turns facts into transactions and keeps the sums.
private struct Filling {
  let names: FundAccountNames
  var transactions: [FundTransaction] = []
  var problems: [FundRefusal] = []
  var used: [String: (since: CivilDate, currencies: Set<Currency>)] = [:]
  private var sums: [Key: Int] = [:]

  struct Key: Hashable {
    let account: String
    let currency: Currency
  }

  init(names: FundAccountNames) { self.names = names }

  /// The transactions, where the last posting of a date to each account tells what the account holds then.
  var asserted: [FundTransaction] {
    var transactions = transactions
    var (date, seen): (CivilDate?, Set<Key>) = (nil, [])
    for index in transactions.indices.reversed() {
      if transactions[index].date != date { (date, seen) = (transactions[index].date, []) }
      for posting in transactions[index].postings.indices.reversed() {
        let line = transactions[index].postings[posting]
        let isLast = seen.insert(Key(account: line.account, currency: line.amount.currency)).inserted
        transactions[index].postings[posting].isLastOfDate = isLast
      }
    }
    return transactions
  }

  mutating func take(_ entry: FundEntry, _ words: String, _ programme: String) {
    do {
      let fact = entry.event.fact
      let postings = try self.postings(of: entry.event, programme)
      transactions.append(
        FundTransaction(
          date: fact.effective, id: entry.event.id.asCode, subject: (fact.subject ?? "").asCode, words: words,
          actor: entry.event.actor, reason: fact.reason, reference: fact.reference, undoneBy: entry.undoneBy,
          undoes: entry.isUndoing ? fact.corrects : nil, postings: postings))
    } catch {
      problems.append(error)
    }
  }

  private mutating func postings(
    of event: JournalEvent, _ programme: String
  ) throws(FundRefusal) -> [FundTransaction.Posting] {
    func refusal(_ what: String) -> FundRefusal {
      FundRefusal(
        .record,
        "the fact \(event.id) of \(event.fact.effective) cannot be exported: \(what); export what was before that date"
      )
    }
    // Years that ledger cannot read.
    guard event.fact.effective.year >= 1400 else { throw refusal("its date is before 1400") }
    var total: [Currency: Int] = [:]
    var lines: [FundTransaction.Posting] = []
    for posting in event.fact.postings {
      guard let currency = Currency(posting.currency) else {
        throw refusal("'\(posting.currency)' is no currency")
      }
      guard let bucket = LedgerBucket(rawValue: posting.bucket) else {
        throw refusal("'\(posting.bucket)' is no part of a fund")
      }
      let account = names.account(of: posting.account, bucket, in: programme)
      let key = Key(account: account, currency: currency)
      let (sum, overflow) = sums[key, default: 0].addingReportingOverflow(posting.minorUnits)
      let (all, overflowOfAll) = total[currency, default: 0].addingReportingOverflow(posting.minorUnits)
      guard !overflow, !overflowOfAll else { throw refusal("\(account) cannot hold that much money") }
      sums[key] = sum
      total[currency] = all
      used[account, default: (event.fact.effective, [])].currencies.insert(currency)
      lines.append(
        FundTransaction.Posting(
          account: account, fund: posting.account, bucket: bucket,
          amount: Money(minorUnits: posting.minorUnits, currency: currency),
          balance: Money(minorUnits: sum, currency: currency)))
    }
    guard total.values.allSatisfy({ $0 == 0 }) else { throw refusal("its postings do not sum to zero") }
    return lines
  }
}
