public import BusinessCalendar
import Diagnostics
public import Journal
public import Programme

/// The exchange rates that a journal knows.
///
/// They are recorded for all programmes of a workspace. The rate of a day is the last one of that day or of the days before it;
/// of several of one day, the one that was recorded last.
public struct RateBook: Sendable {
  /// With what the kinds of its facts begin.
  public static let prefix = "rate."
  /// A rate that is more days old is none: it would pass yesterday's figures for today's.
  public static let longestAge = 31

  /// A rate, and the fact that says so.
  public struct Entry: Sendable {
    /// The rate.
    public let rate: ExchangeRate
    /// The fact.
    public let event: JournalEvent
  }

  /// All rates that count, by date and then number.
  public let entries: [Entry]
  /// Facts that say no rate; a journal that only this register wrote has none.
  public let problems: [(event: JournalEvent, reason: String)]
  private let byPair: [String: [Entry]]

  /// The rates of some events; those of other registers are passed over.
  ///
  /// - Parameters:
  ///   - asOf: The last date that counts; nil for all.
  ///   - knownAt: The last instant of recording that counts; nil for all.
  public init(_ events: [JournalEvent], asOf: CivilDate? = nil, knownAt: Timestamp? = nil) {
    let ours = events.filter { event in
      event.fact.kind.hasPrefix(Self.prefix)
        && asOf.map { event.fact.effective <= $0 } ?? true && knownAt.map { event.recorded <= $0 } ?? true
    }
    var entries: [Entry] = []
    var problems: [(event: JournalEvent, reason: String)] = []
    for event in ours.sorted(by: { ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number) }).counting
    {
      if let rate = ExchangeRate(event.fact) {
        entries.append(Entry(rate: rate, event: event))
      } else {
        problems.append((event, "it says no exchange rate"))
      }
    }
    self.entries = entries
    self.problems = problems
    byPair = Dictionary(grouping: entries, by: \.rate.pair)
  }

  /// The rate by which an amount of one currency is converted to another on a day, in whichever direction one is recorded, the
  /// younger of both; nil where none is recorded or the last one is too old.
  public func rate(from: Currency, to: Currency, on date: CivilDate) -> ExchangeRate? {
    let candidates = [last("\(from.code)/\(to.code)", on: date), last("\(to.code)/\(from.code)", on: date)]
    let rate = candidates.compactMap { $0?.rate }.reduce(ExchangeRate?.none) { best, rate in
      best.map { $0.date >= rate.date ? $0 : rate } ?? rate
    }
    return rate.flatMap { date - $0.date <= Self.longestAge ? $0 : nil }
  }

  /// The last rate of a pair on a day, however old.
  public func last(_ pair: String, on date: CivilDate) -> Entry? {
    byPair[pair]?.last { $0.rate.date <= date }
  }

  /// The pairs of which there is a rate, sorted.
  public var pairs: [String] { byPair.keys.sorted() }

  /// An amount in a currency by the rate of a day; the amount itself where it is in that currency already.
  ///
  /// - Throws: ``MissingRate``, and where the amount would not fit.
  public func convert(_ money: Money, to currency: Currency, on date: CivilDate) throws(MissingRate)
    -> Conversion
  {
    if money.currency == currency { return Conversion(from: money, to: money, rate: nil) }
    guard let rate = rate(from: money.currency, to: currency, on: date), let converted = rate.convert(money)
    else {
      throw MissingRate(from: money.currency, to: currency, date: date)
    }
    return Conversion(from: money, to: converted, rate: rate)
  }

  /// What recording a rate appends; nothing where the last one of that day says the same.
  public func record(_ rate: ExchangeRate, reason: String? = nil, reference: String? = nil) -> [Fact] {
    holds(rate) ? [] : [fact(rate, reason: reason, reference: reference)]
  }

  private func fact(_ rate: ExchangeRate, reason: String? = nil, reference: String? = nil) -> Fact {
    Fact(
      programme: Fact.everyProgramme, kind: "rate.record", subject: rate.pair, effective: rate.date,
      reason: reason, reference: reference,
      details: ["rate": rate.number.description, "source": rate.source])
  }

  /// The last rate of that day and pair, with the same digits, if it is there.
  private func holds(_ rate: ExchangeRate) -> Bool {
    let known = byPair[rate.pair]?.last { $0.rate.date == rate.date }
    return known.map { $0.rate == rate && $0.rate.number.scale == rate.number.scale } ?? false
  }

  /// What recording several rates appends, and how many are recorded already.
  public func record(_ rates: [ExchangeRate]) -> (facts: [Fact], present: Int) {
    var facts: [Fact] = []
    var latest: [String: ExchangeRate] = [:]
    var present = 0
    for rate in rates {
      let key = "\(rate.pair) \(rate.date)"
      let isKnown = latest[key].map { $0 == rate } ?? holds(rate)
      if isKnown { present += 1 } else { facts.append(fact(rate)) }
      latest[key] = rate
    }
    return (facts, present)
  }

  /// What the verification of a journal asks of the facts of this register.
  public static var check: JournalCheck {
    JournalCheck("rates") { journal in
      var query = EventQuery()
      query.kindPrefix = prefix
      return RateBook(try journal.events(query)).problems.map { problem in
        JournalFinding(number: problem.event.number, id: problem.event.id, problem.reason)
      }
    }
  }
}

/// An amount that was converted, and how.
public struct Conversion: Sendable, Hashable {
  /// What there was.
  public let from: Money
  /// What it comes to, rounded half-even to the minor unit.
  public let to: Money
  /// By which rate; nil where nothing had to be converted.
  public let rate: ExchangeRate?
}

/// No rate by which an amount could be converted: nothing is added up without one.
public struct MissingRate: Error, Sendable, Hashable {
  /// Of which currency.
  public let from: Currency
  /// To which.
  public let to: Currency
  /// On which day.
  public let date: CivilDate

  /// A missing rate by its parts.
  public init(from: Currency, to: Currency, date: CivilDate) {
    self.from = from
    self.to = to
    self.date = date
  }

  /// What is wrong and what to do.
  public var message: String {
    "no rate \(from.code)/\(to.code) is recorded for \(date) or the \(RateBook.longestAge) days before; "
      + "record one: entente rates record \(from.code) \(to.code) RATE --on \(date) --source BANK"
  }
}

extension ExchangeRate {
  init?(_ fact: Fact) {
    let codes = (fact.subject ?? "").split(separator: "/", omittingEmptySubsequences: false)
    guard fact.kind == "rate.record", codes.count == 2, let from = Currency(codes[0]),
      let to = Currency(codes[1]),
      let number = fact.details["rate"].flatMap({ DecimalNumber($0) }), let source = fact.details["source"]
    else { return nil }
    self.init(from: from, to: to, number: number, date: fact.effective, source: source)
  }
}
