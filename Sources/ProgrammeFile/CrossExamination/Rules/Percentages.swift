import BusinessCalendar
import Diagnostics
import Programme

/// A share is between 0 and 100 percent, and who spends more is not given less.
enum Percentages: ExaminationRule {
  static func findings(in programme: Programme, asOf: CivilDate) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    func check(_ share: DecimalNumber?, _ name: @autoclosure () -> String, at location: SourceLocation?) {
      guard let share, share < DecimalNumber(mantissa: 0) || share > DecimalNumber(mantissa: 100) else {
        return
      }
      findings.append(
        Diagnostic(
          .agreementTotal, "\(name()) is \(share) %, which is not between 0 and 100 %; correct it",
          at: location ?? programme.header.location))
    }

    for commitment in programme.commitments {
      for (index, year) in commitment.years.enumerated() {
        check(
          year.discount, "the discount of year \(index + 1) of '\(commitment.title)'",
          at: year.location ?? commitment.totalLocation)
      }
      if let finding = fallingDiscount(commitment, programme) { findings.append(finding) }
    }
    for fund in programme.funds {
      check(fund.reimburses, "the share that '\(fund.title)' reimburses", at: fund.location)
    }
    for metric in programme.metrics where metric.unit == "percent" && !mayExceed(metric) {
      check(metric.current?.number, "'\(metric.title)'", at: metric.location)
      check(metric.target?.value.number, "the target of '\(metric.title)'", at: metric.location)
      check(metric.amber?.number, "the amber limit of '\(metric.title)'", at: metric.location)
    }
    return findings
  }

  /// Where the discount hangs on what was spent, spending more must not lower it. Where it hangs on the contract year,
  /// it may fall for reasons of its own.
  private static func fallingDiscount(_ commitment: Commitment, _ programme: Programme) -> Diagnostic? {
    guard commitment.discountBasis == .achieved else { return nil }
    let tiers = commitment.years.enumerated().compactMap { index, year in
      year.discount.map { (number: index + 1, amount: year.amount, discount: $0, location: year.location) }
    }.sorted { ($0.amount.minorUnits, $0.number) < ($1.amount.minorUnits, $1.number) }
    guard let first = tiers.first, tiers.allSatisfy({ $0.amount.currency == first.amount.currency }) else {
      return nil
    }
    for (low, high) in zip(tiers, tiers.dropFirst())
    where low.amount.minorUnits < high.amount.minorUnits && high.discount < low.discount {
      return Diagnostic(
        .agreementTotal,
        "'\(commitment.title)' gives \(high.discount) % for \(high.amount) but \(low.discount) % for \(low.amount); "
          + "correct one of them, or the discount's basis",
        at: high.location ?? programme.header.location,
        notes: [Diagnostic.Note("the lower amount stands here", at: low.location)])
    }
    return nil
  }

  /// Growth and what is measured against an earlier value or a plan are percentages, but not shares.
  private static func mayExceed(_ metric: Metric) -> Bool {
    !metric.isServiceLevel && FoldedWord.words(of: metric.title).contains(where: comparisons.contains)
  }

  private static let comparisons: Set<FoldedWord> = Set(
    """
    growth increase change retention attainment achievement utilisation utilization roi return margin uplift variance
    nrr grr expansion overachievement crecimiento aumento cambio variacion retencion cumplimiento margen retorno
    utilizacion
    """.split(whereSeparator: \.isWhitespace).map { FoldedWord($0) })
}
