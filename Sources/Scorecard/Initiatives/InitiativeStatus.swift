public import BusinessCalendar
import Diagnostics
public import Journal
public import Programme

/// How a growth initiative stands on a day.
public struct InitiativeStatus: Sendable {
  /// The initiative.
  public let initiative: Initiative
  /// What was paid for it; nil only where it cannot be counted.
  public let spent: Money?
  /// The annual recurring revenue that it has brought; nil where none is recorded.
  public let achieved: Money?
  /// The day of that figure.
  public let achievedOn: CivilDate?

  /// The investment less what was paid; below zero where more was paid.
  public var left: Money? { spent.flatMap { initiative.investment.subtracting($0) } }

  /// Whether more was paid than was to be invested.
  public var isOverspent: Bool { (left?.minorUnits ?? 0) < 0 }

  /// How many percent of the expected revenue are achieved, with one digit, rounded half to even.
  public var share: DecimalNumber? {
    guard let achieved, let expected = initiative.expectedARR, expected.minorUnits > 0 else { return nil }
    return Fraction(Int128(achieved.minorUnits) * 100, Int128(expected.minorUnits))?.rounded(to: 1)
  }

  /// Months until the expected revenue covers the investment.
  public var expectedPayback: DecimalNumber? { Self.payback(initiative.investment, initiative.expectedARR) }

  /// Months until the achieved revenue covers what was paid; nil where nothing is achieved.
  public var payback: DecimalNumber? { Self.payback(spent, achieved) }

  /// Months until a yearly revenue covers an amount: the least m with revenue ÷ 12 × m ≥ amount, that is
  /// 12 × amount ÷ revenue, rounded up to one digit because before that it does not cover it.
  static func payback(_ amount: Money?, _ yearly: Money?) -> DecimalNumber? {
    guard let amount, let yearly, amount.currency == yearly.currency, yearly.minorUnits > 0 else {
      return nil
    }
    return Fraction(Int128(amount.minorUnits) * 12, Int128(yearly.minorUnits))?.rounded(to: 1, .up)
  }
}

/// How the growth initiatives of a programme stand on a day.
public struct InitiativesStatus: Sendable {
  /// The programme's id.
  public let programme: String
  /// The day.
  public let asOf: CivilDate
  /// The initiatives, in the agreement's order.
  public let initiatives: [InitiativeStatus]
  /// Whether anything is recorded of them.
  public let isRecorded: Bool

  /// By a book that holds what is effective until the day.
  public init(_ book: InitiativeBook, asOf: CivilDate) {
    programme = book.programme
    self.asOf = asOf
    initiatives = book.initiatives.map { book.status(of: $0) }
    isRecorded = !book.entries.isEmpty
  }

  /// The initiatives of a programme of which nothing is recorded.
  public init(_ programme: Programme, asOf: CivilDate) {
    self.init(InitiativeBook(programme, events: []), asOf: asOf)
  }
}

extension InitiativeBook {
  func status(of initiative: Initiative) -> InitiativeStatus {
    let revenue = entries(of: initiative.id, .arr).last
    return InitiativeStatus(
      initiative: initiative,
      spent: Money.sum(
        entries(of: initiative.id, .spend).map(\.amount), in: initiative.investment.currency),
      achieved: revenue?.amount, achievedOn: revenue?.event.fact.effective)
  }

  /// Where a number of an initiative comes from.
  ///
  /// - Parameter key: An initiative, for all of its numbers; or one of them: `/spent`, `/arr`, `/payback`.
  public func explain(_ key: String, asOf: CivilDate) throws(ScorecardRefusal) -> Explanation {
    let parts = key.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let initiative = try initiative(parts[0])
    let status = status(of: initiative)
    let (paid, revenue) = (entries(of: initiative.id, .spend), entries(of: initiative.id, .arr))
    let spent = [
      Explanation.Step(
        "spent = " + (paid.isEmpty ? "nothing" : paid.map(\.amount.description).joined(separator: " + ")),
        status.spent?.description ?? "more than can be counted"),
      .init(
        "left = investment − spent = \(initiative.investment) − \(status.spent?.description ?? "?")",
        status.left?.description ?? "more than can be counted"),
    ]
    let achieved = [
      Explanation.Step(
        "achieved ARR, the newest figure" + (status.achievedOn.map { ", of \($0)" } ?? ""),
        status.achieved?.description ?? "none")
    ]
    let payback = [
      Explanation.Step(
        "expected payback = 12 × investment ÷ expected ARR = 12 × \(initiative.investment) ÷ \(initiative.expectedARR?.description ?? "none"), rounded up",
        status.expectedPayback.map { "\($0) months" } ?? "NO DATA"),
      .init(
        "payback = 12 × spent ÷ achieved ARR = 12 × \(status.spent?.description ?? "?") ÷ \(status.achieved?.description ?? "none"), rounded up",
        status.payback.map { "\($0) months" } ?? "NO DATA"),
    ]
    let (steps, entries): ([Explanation.Step], [InitiativeEntry])
    switch parts.count == 2 ? parts[1] : nil {
    case nil: (steps, entries) = (spent + achieved + payback, paid + revenue)
    case "spent": (steps, entries) = (spent, paid)
    case "arr": (steps, entries) = (achieved, revenue.suffix(1))
    case "payback": (steps, entries) = (payback, paid + revenue.suffix(1))
    case .some(let part):
      throw ScorecardRefusal(
        .unknownName,
        "'\(part)' is no number of an initiative\(Suggestion.ending(for: part, in: ["spent", "arr", "payback"]))"
      )
    }
    return Explanation(
      title: "\(initiative.title) as of \(asOf)", steps: steps,
      events: entries.map(\.event).sorted {
        ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number)
      })
  }
}

extension Money {
  /// The difference; nil across currencies and on overflow.
  func subtracting(_ other: Money) -> Money? {
    let (difference, overflow) = minorUnits.subtractingReportingOverflow(other.minorUnits)
    return overflow || currency != other.currency ? nil : Money(minorUnits: difference, currency: currency)
  }
}
