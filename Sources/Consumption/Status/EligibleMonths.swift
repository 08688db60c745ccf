import BusinessCalendar
import Journal
import Programme
import Rates

/// What counts towards a commitment, month by month.
struct EligibleMonths {
  private(set) var months: [ChargeMonth: MonthSpend] = [:]
  private(set) var leftOut: [ChargeMonth: [LeftOut]] = [:]
  private(set) var findings: [ConsumptionFinding] = []
  private let currency: Currency
  private let eligibility: Eligibility
  private let order: [String]
  private let cost: EligibleSpend.Cost

  /// - Parameter asOf: What was charged in later months does not count yet.
  init(
    _ book: ConsumptionBook, _ commitment: Commitment, in currency: Currency, asOf: CivilDate, rates: RateBook
  ) {
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

  private mutating func add(
    _ month: ChargeMonth, _ lines: [ConsumptionLine], asOf: CivilDate, _ rates: RateBook
  ) {
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
    _ sums: [Slot: ExactAmount], _ month: ChargeMonth, on date: CivilDate, _ rates: RateBook,
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
      do throws(MissingRate) {
        let conversion = try rates.convert(amount, to: currency, on: date)
        parts[slot.service, default: []].append(
          .init(exact: exact, amount: amount, rate: conversion.rate, converted: conversion.to))
      } catch {
        isIncomplete = true
        if untold.insert(slot.currency).inserted {
          findings.append(.missingRate(month: month, error))
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
