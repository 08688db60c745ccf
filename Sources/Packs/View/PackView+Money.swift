import BusinessCalendar
import Programme
import Funds

extension PackView {
  /// Consumption, funds, training budgets and growth initiatives.
  var money: [String: PackValue] {
    [
      "consumption": .rows(programme.commitments.map(consumption), consumptionColumns),
      "funds": funds,
      "training": training,
      "initiatives": initiatives,
    ]
  }

  private func text(_ amount: Money?) -> String? { amount.map(format.money) }

  // MARK: Funds and training

  private var funds: PackValue {
    let status = context.funds
    var columns: [PackColumn<FundBalance>] = [
      .text("fund", \.fund.title), .text("purpose", \.fund.purpose),
      .text("allocated") { format.money($0.allocated) },
      .text("spent") { format.money($0.spent) },
      .text("utilisation") { $0.utilisation.map(format.percent) },
      .text("expires") { format.date($0.expires) },
      .text("days_left") { row in
        row.expires >= context.asOf ? format.number(row.expires - context.asOf) : nil
      },
      .flag("is_expired") { $0.flags.contains(.expired) },
      .flag("is_lapsing") { $0.flags.contains(.lapsing) },
    ]
    var totals: [String: PackValue] = ["total_allocated": .text(text(status.totalAllocated))]
    for bucket in Bucket.allCases {
      columns.append(.text(bucket.rawValue) { format.money($0.amount(in: bucket)) })
      totals["total_\(bucket.rawValue)"] = .text(text(status.total(of: bucket)))
    }
    totals["is_recorded"] = .flag(status.isRecorded)
    totals["clauses"] = Self.clauses(status.balances.map(\.fund.clause))
    return .table(status.balances, columns, more: totals)
  }

  private var training: PackValue {
    let budgets = programme.training
    // A sum of budgets of unlike periods would mean nothing.
    let isAlike = budgets.allSatisfy { $0.every == budgets.first?.every }
    return .table(
      budgets,
      [
        .text("budget", \.title), .text("amount") { format.money($0.amount) },
        .text("every") { $0.every.map(format.tenor) }, .text("delivery", \.delivery),
      ], more: ["total": .text(isAlike ? text(Money.sum(budgets.map(\.amount))) : nil)])
  }

  // MARK: Growth

  private var initiatives: PackValue {
    let rows = programme.initiatives
    let investment = Money.sum(rows.map(\.investment))
    let returns = rows.compactMap(\.expectedARR)
    let expected = returns.count == rows.count ? Money.sum(returns) : nil
    return .table(
      rows,
      [
        .text("initiative", \.title), .text("investment") { format.money($0.investment) },
        .text("expected_arr") { text($0.expectedARR) },
        .text("payback") { Self.payback($0.investment, $0.expectedARR).map(format.number) },
      ],
      more: [
        "total_investment": .text(text(investment)), "total_expected_arr": .text(text(expected)),
        "total_payback": .text(Self.payback(investment, expected).map(format.number)),
      ])
  }

  /// Months until the yearly revenue has paid the investment back, with one digit: investment / (revenue / 12).
  static func payback(_ investment: Money?, _ yearly: Money?) -> DecimalNumber? {
    guard let investment, let yearly, investment.currency == yearly.currency, investment.minorUnits >= 0,
      yearly.minorUnits > 0, let twelvefold = investment.times(12)
    else { return nil }
    return DecimalNumber(mantissa: twelvefold.minorUnits).divided(
      by: DecimalNumber(mantissa: yearly.minorUnits), digits: 1)
  }
}
