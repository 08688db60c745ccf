public import BusinessCalendar
public import Programme
public import Rates

/// The pipeline on one day, weighed.
public struct PipelineReport: Sendable {
  /// What is known.
  public let book: PipelineBook
  /// How it is weighed.
  public let rules: PipelineRules
  /// The day.
  public let asOf: CivilDate
  /// What is listed, by id.
  public let lines: [PipelineLine]
  /// The rates that sums were converted with, by currency, and their facts; empty where nothing had to be.
  public let rates: [RateBook.Entry]
  /// In which currency sums are told: that of the rules; where rates are missing, the only one that there is, or none, and all
  /// are kept apart.
  public let currency: Currency?
  /// The currencies without a rate to that of the rules, by their codes.
  public let missingRates: [Currency]

  /// The report of a book, and of rates, that were made as of that day.
  public init(_ book: PipelineBook, _ rules: PipelineRules, asOf: CivilDate, rates known: RateBook) {
    self.book = book
    self.rules = rules
    self.asOf = asOf
    let opportunities = book.opportunities
    let currencies = Set(opportunities.flatMap { $0.monthly.map(\.currency) })
    let foreign = currencies.filter { $0 != rules.currency }.sorted { $0.code < $1.code }
    let found = foreign.compactMap { currency in
      known.rate(from: currency, to: rules.currency, on: asOf).map { (currency, $0) }
    }
    let table = Dictionary(found, uniquingKeysWith: { first, _ in first })
    missingRates = foreign.filter { table[$0] == nil }
    rates = missingRates.isEmpty ? found.compactMap { known.last($0.1.pair, on: asOf) } : []
    let reported = missingRates.isEmpty ? rules.currency : currencies.count == 1 ? currencies.first : nil
    currency = reported
    lines = opportunities.map { opportunity in
      PipelineLine(
        opportunity, weight: rules.weight(of: opportunity.summary.stage), reportedIn: reported, table,
        since: book.histories[opportunity.id]?.inStageSince(asOf: asOf), asOf: asOf)
    }
  }

  /// The files that the report stands on: the last whole listing, and what was imported after it; where there is none, all.
  public var sources: [RecordedSnapshot] {
    let last = book.snapshots.lastIndex { $0.extent == .complete } ?? book.snapshots.startIndex
    return Array(book.snapshots[last...])
  }

  /// Nothing, in the report's currency.
  var nothing: PipelineValue { PipelineValue(reportedIn: currency) }

  /// The open opportunities that are worth the most when weighed, then the most at all, then by id.
  public func leading(_ count: Int) -> [PipelineLine] {
    Array(lines.filter(\.opportunity.isOpen).sorted(by: PipelineLine.isWorthMore).prefix(count))
  }
}

/// One opportunity on the day of a report.
public struct PipelineLine: Sendable {
  /// What is known of it.
  public let opportunity: Opportunity
  /// How likely it is launched, in percent; nil where its stage has no weight.
  public let weight: DecimalNumber?
  /// What is expected a month.
  public let monthly: PipelineValue
  /// That, weighed; rounded half-even to the minor unit. Nothing where its stage has no weight.
  public let weighted: PipelineValue
  /// From when on it is in its stage at least.
  public let inStageSince: CivilDate?
  /// How many days that is.
  public let daysInStage: Int?
  /// By how many days its target close date has passed while it is open; nil where it has not.
  public let daysOverdue: Int?

  init(
    _ opportunity: Opportunity, weight: DecimalNumber?, reportedIn currency: Currency?,
    _ rates: [Currency: ExchangeRate], since: CivilDate?, asOf: CivilDate
  ) {
    self.opportunity = opportunity
    self.weight = weight
    inStageSince = since
    daysInStage = since.map { asOf - $0 }
    daysOverdue = opportunity.summary.targetClose.flatMap {
      opportunity.isOpen && $0 < asOf ? asOf - $0 : nil
    }
    var monthly = PipelineValue(reportedIn: currency)
    var weighted = PipelineValue(reportedIn: currency)
    for money in opportunity.monthly {
      let reported = money.currency == currency ? money : rates[money.currency]?.convert(money)
      monthly.add(money, reported: reported)
      // A part of what could be counted can be.
      guard let weight, let part = HalfEven.percent(weight, of: money) else { continue }
      weighted.add(part, reported: reported.flatMap { HalfEven.percent(weight, of: $0) })
    }
    self.monthly = monthly
    self.weighted = weighted
  }

  /// The weighed amount, then the whole one, then the id. Where currencies are kept apart, by the first one's code: an order, no
  /// comparison of worth.
  public static func isWorthMore(_ one: PipelineLine, _ other: PipelineLine) -> Bool {
    for key in [\PipelineLine.weighted, \PipelineLine.monthly] {
      let (left, right) = (one[keyPath: key].order, other[keyPath: key].order)
      if left != right { return left > right }
    }
    return PipelineBook.isBefore(one.opportunity.id, other.opportunity.id)
  }
}

extension PipelineValue {
  /// What orders it among others: the report's amount, else that in the first currency by its code.
  fileprivate var order: Int { reported?.minorUnits ?? amounts.first?.minorUnits ?? 0 }
}
