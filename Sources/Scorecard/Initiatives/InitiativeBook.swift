public import BusinessCalendar
import Diagnostics
public import Journal
public import Programme

/// Something that is recorded of a growth initiative.
public struct InitiativeEntry: Sendable, Hashable {
  /// What it is.
  public enum What: String, Sendable, Hashable, CaseIterable {
    /// Money paid, beside what was paid before.
    case spend
    /// The annual recurring revenue that is achieved by then, in the place of any figure before.
    case arr
  }

  /// The fact.
  public let event: JournalEvent
  /// The initiative.
  public let initiative: String
  /// What it is.
  public let what: What
  /// How much.
  public let amount: Money
}

/// Everything that is recorded of a programme's growth initiatives.
public struct InitiativeBook: Sendable {
  /// What the kinds of its facts begin with.
  public static let kinds = "initiative."

  /// The programme's id.
  public let programme: String
  /// Its initiatives, in the agreement's order.
  public let initiatives: [Initiative]
  /// What counts, by effective date and then number.
  public let entries: [InitiativeEntry]
  /// Facts that make no sense.
  public let problems: [RecordProblem]

  /// The book of some facts of the programme, in any order.
  public init(_ programme: Programme, events: [JournalEvent]) {
    self.programme = programme.id
    initiatives = programme.initiatives
    var problems = RecordProblem.ofUndoings(events)
    var entries: [InitiativeEntry] = []
    let currencies = Dictionary(
      programme.initiatives.map { ($0.id, $0.investment.currency) }, uniquingKeysWith: { first, _ in first })
    for event in events.counting {
      do throws(ScorecardRefusal) {
        let entry = try InitiativeEntry(event)
        if let currency = currencies[entry.initiative], currency != entry.amount.currency {
          throw ScorecardRefusal(
            .record, "it is in \(entry.amount.currency.code), and \(entry.initiative) in \(currency.code)")
        }
        entries.append(entry)
      } catch {
        problems.append(RecordProblem(event, error.message))
      }
    }
    self.entries = entries.sorted {
      ($0.event.fact.effective, $0.event.number) < ($1.event.fact.effective, $1.event.number)
    }
    self.problems = problems.sorted { $0.event.number < $1.event.number }
  }

  /// The initiative of that name.
  ///
  /// - Throws: Where there is none; the refusal names the nearest.
  public func initiative(_ id: String) throws(ScorecardRefusal) -> Initiative {
    if let initiative = initiatives.first(where: { $0.id == id }) { return initiative }
    let ending = Suggestion.ending(for: id, in: initiatives.map(\.id))
    throw ScorecardRefusal(
      .unknownName,
      "no initiative of \(programme) is named '\(id)'"
        + (ending.isEmpty ? "; its initiatives stand under 'initiatives:' in its file" : ending))
  }

  /// What is recorded of an initiative.
  public func entries(of initiative: String, _ what: InitiativeEntry.What) -> [InitiativeEntry] {
    entries.filter { $0.initiative == initiative && $0.what == what }
  }

  /// The fact of a payment or of an achieved revenue.
  ///
  /// - Parameters:
  ///   - amount: Above zero; an achieved revenue may be zero.
  ///   - today: The day of recording; nothing later is a fact yet.
  public func decide(
    _ what: InitiativeEntry.What, of id: String, _ amount: Money, on date: CivilDate, today: CivilDate,
    reason: String? = nil, reference: String? = nil
  ) throws(ScorecardRefusal) -> [Fact] {
    let initiative = try initiative(id)
    let currency = initiative.investment.currency
    guard amount.currency == currency else {
      throw ScorecardRefusal(
        .currency, "\(amount) is in \(amount.currency.code), and \(id) in \(currency.code); state it in that")
    }
    guard amount.minorUnits > 0 || (what == .arr && amount.minorUnits == 0) else {
      throw ScorecardRefusal(
        .value,
        "\(amount) is not \(what == .arr ? "an achieved revenue" : "above zero"); take back a wrong figure with 'entente undo'"
      )
    }
    guard date <= today else {
      throw ScorecardRefusal(.date, "\(date) lies after \(today); record it once it has happened")
    }
    if what == .spend {
      let paid = entries(of: id, .spend).map(\.amount) + [amount]
      if Money.sum(paid, in: currency) == nil {
        throw ScorecardRefusal(.value, "with \(amount) the spend of \(id) is more than can be counted")
      }
    }
    return [
      InitiativeEntry.fact(
        what, id, amount, of: programme, on: date, reason: reason, reference: reference)
    ]
  }

  /// What the verification of a journal asks of the facts of initiatives.
  public static let check = RecordProblem.check("initiatives", kinds: kinds) { events in
    RecordProblem.ofUndoings(events)
      + events.filter { !$0.isUndoing }.compactMap { event in
        do throws(ScorecardRefusal) {
          _ = try InitiativeEntry(event)
          return nil
        } catch {
          return RecordProblem(event, "it says nothing of an initiative: \(error.message)")
        }
      }
  }
}

extension InitiativeEntry {
  /// Money that is paid goes from the payees of the initiative to what is paid for it, so that each fact sums to zero.
  /// The account has a slash and the buckets names of their own, so that no sum of funds ever has them.
  fileprivate static func fact(
    _ what: What, _ initiative: String, _ amount: Money, of programme: String, on date: CivilDate,
    reason: String?, reference: String?
  ) -> Fact {
    let code = amount.currency.code
    // An amount above zero has a negative of its own.
    let postings = [("paid", amount.minorUnits), ("payees", 0 - amount.minorUnits)].map {
      Posting(account: "initiatives/" + initiative, bucket: $0.0, minorUnits: $0.1, currency: code)
    }
    return Fact(
      programme: programme, kind: InitiativeBook.kinds + what.rawValue, subject: initiative, effective: date,
      reason: reason, reference: reference,
      details: ["amount": amount.number.description, "currency": code],
      postings: what == .spend ? postings : [])
  }

  /// What a fact says.
  ///
  /// - Throws: Where it says nothing, or its postings are not those of its amount.
  init(_ event: JournalEvent) throws(ScorecardRefusal) {
    let fact = event.fact
    guard let what = What(rawValue: String(fact.kind.dropFirst(InitiativeBook.kinds.count))) else {
      throw ScorecardRefusal(.record, "'\(fact.kind)' is nothing that happens to an initiative")
    }
    guard let initiative = fact.subject else { throw ScorecardRefusal(.record, "it names no initiative") }
    guard let currency = fact.details["currency"].flatMap({ Currency($0) }),
      let number = fact.details["amount"].flatMap({ DecimalNumber($0) }),
      let amount = Money(number, currency),
      amount.minorUnits >= 0
    else { throw ScorecardRefusal(.record, "it has no amount that could be read") }
    let wanted = Self.fact(
      what, initiative, amount, of: fact.programme, on: fact.effective, reason: nil, reference: nil)
    guard fact.postings == wanted.postings else {
      throw ScorecardRefusal(.record, "its postings are not those of \(amount) spent")
    }
    self.event = event
    self.initiative = initiative
    self.what = what
    self.amount = amount
  }
}
