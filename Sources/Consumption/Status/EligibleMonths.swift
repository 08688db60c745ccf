import BusinessCalendar
import Programme

/// What counts towards a commitment, month by month.
struct EligibleMonths {
  /// The wanted currency, the data's, and a date: the rate on or before it.
  typealias Rates = (_ from: Currency, _ to: Currency, _ on: CivilDate) -> ConsumptionRate?

  private(set) var months: [ChargeMonth: MonthSpend] = [:]
  private(set) var leftOut: [ChargeMonth: [LeftOut]] = [:]
  private(set) var findings: [ConsumptionFinding] = []
  private let currency: Currency
  private let eligibility: Eligibility
  private let order: [String]
  private let cost: EligibleSpend.Cost

  /// - Parameter asOf: What was charged in later months does not count yet.
  init(_ book: ConsumptionBook, _ commitment: Commitment, in currency: Currency, asOf: CivilDate, rates: Rates) {
    self.currency = currency
    eligibility = Eligibility(commitment)
    cost = commitment.eligible.cost
    order = commitment.expectedMonthly.map(\.service)
    findings = book.problems.map { .unreadable(event: $0.event.id, reason: $0.refusal.message) }
    let lines = book.current.flatMap(\.statement.lines).filter { $0.key.month.first <= asOf }
    var unclassified: [ChargeMonth] = []
    for (month, lines) in Dictionary(grouping: lines, by: \.key.month).sorted(by: { $0.key < $1.key }) {
      add(month, lines, asOf: asOf, rates)
      if lines.contains(where: { $0.key.category == nil }) { unclassified.append(month) }
    }
    let isOpen = Set(commitment.eligible.categories) == Set(EligibleSpend.Category.allCases)
    if !unclassified.isEmpty, !isOpen { findings.append(.unclassified(unclassified)) }
  }

  private struct Slot: Hashable {
    let service: String
    let currency: Currency
  }

  private mutating func add(_ month: ChargeMonth, _ lines: [ConsumptionLine], asOf: CivilDate, _ rates: Rates) {
    var sums: [Slot: ExactAmount] = [:]
    var outside: [LeftOut.Reason: [Currency: (amount: ExactAmount, rows: Int)]] = [:]
    var (isEstimated, isIncomplete) = (false, false)
    for line in lines {
      if let reason = eligibility.objection(to: line) {
        // What is left out is told with the cost that the data has.
        let amount = line.amount(cost) ?? line.billed ?? line.effective ?? .zero
        var sum = outside[reason]?[line.key.currency] ?? (.zero, 0)
        if !sum.amount.add(amount) { findings.append(.overflow("\(month), \(reason.words)")) }
        sum.rows += line.rows
        outside[reason, default: [:]][line.key.currency] = sum
        continue
      }
      isEstimated = isEstimated || line.key.isEstimated
      guard let amount = line.amount(cost) else {
        let finding = ConsumptionFinding.missingCost(cost, month: month)
        if findings.last != finding { findings.append(finding) }
        isIncomplete = true
        continue
      }
      let slot = Slot(service: eligibility.service(of: line), currency: line.key.currency)
      if !(sums[slot, default: .zero].add(amount)) {
        findings.append(.overflow("\(month), \(slot.service)"))
        isIncomplete = true
      }
    }
    leftOut[month] = outside.flatMap { reason, sums in
      sums.compactMap { currency, sum in
        sum.amount.rounded(in: currency).map { LeftOut(reason: reason, amount: $0, rows: sum.rows) }
      }
    }
    if lines.allSatisfy(\.key.isCorrection) { findings.append(.onlyCorrections(month)) }
    let services = converted(sums, month, on: min(month.last, asOf), rates, &isIncomplete)
    guard let total = Money.sum(services.map(\.amount), in: currency) else {
      findings.append(.overflow("\(month)"))
      return
    }
    months[month] = MonthSpend(
      month: month, total: total, services: services, isEstimated: isEstimated || month.last > asOf,
      isIncomplete: isIncomplete)
  }

  /// The services with their amounts in the commitment's currency; what has no rate is told and left out.
  private mutating func converted(
    _ sums: [Slot: ExactAmount], _ month: ChargeMonth, on date: CivilDate, _ rates: Rates,
    _ isIncomplete: inout Bool
  ) -> [MonthSpend.Service] {
    var parts: [String: [MonthSpend.Part]] = [:]
    var untold: Set<Currency> = []
    for (slot, exact) in sums.sorted(by: { $0.key.currency.code < $1.key.currency.code }) {
      guard let amount = exact.rounded(in: slot.currency) else {
        findings.append(.overflow("\(month), \(slot.service)"))
        isIncomplete = true
        continue
      }
      if slot.currency == currency {
        parts[slot.service, default: []].append(
          .init(exact: exact, amount: amount, rate: nil, converted: amount))
      } else if let rate = rates(slot.currency, currency, date) {
        guard let converted = amount.converted(by: rate.rate, to: currency) else {
          findings.append(.overflow("\(month), \(slot.service)"))
          isIncomplete = true
          continue
        }
        parts[slot.service, default: []].append(
          .init(exact: exact, amount: amount, rate: rate, converted: converted))
      } else {
        isIncomplete = true
        if untold.insert(slot.currency).inserted {
          findings.append(.missingRate(from: slot.currency, to: currency, month: month, on: date))
        }
      }
    }
    let places = Dictionary(
      order.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    return parts.sorted {
      (places[$0.key] ?? .max, $0.key) < (places[$1.key] ?? .max, $1.key)
    }.compactMap { service, parts in
      guard let amount = Money.sum(parts.map(\.converted), in: currency) else {
        findings.append(.overflow("\(month), \(service)"))
        return nil
      }
      return .init(service: service, amount: amount, parts: parts)
    }
  }
}

extension Money {
  /// At a rate, rounded half-even to the other currency's minor unit; nil on overflow.
  func converted(by rate: DecimalNumber, to other: Currency) -> Money? {
    // minor × rate ÷ 10^(scale of the rate + digits here − digits there).
    let shift = rate.scale + currency.digits - other.digits
    let (up, down) = (max(0, -shift), max(0, shift))
    guard let factor = Self.power(up), let divisor = Self.power(down) else { return nil }
    let (scaled, overflow) = rate.mantissa.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    return HalfEven.quotient(minorUnits, times: scaled, by: divisor).map {
      Money(minorUnits: $0, currency: other)
    }
  }

  private static func power(_ exponent: Int) -> Int? {
    guard exponent <= 18 else { return nil }
    return (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
