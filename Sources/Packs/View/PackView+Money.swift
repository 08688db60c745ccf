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

  // MARK: Funds and training

  private var funds: PackValue {
    let status = context.funds
    var columns: [PackColumn<FundBalance>] = [
      .text("fund", \.fund.title), .text("purpose", \.fund.purpose),
      .money("allocated", \.allocated),
      .money("spent", \.spent),
      .percent("utilisation", \.utilisation),
      .date("expires", \.expires),
      .number("days_left") { row in row.expires >= context.asOf ? row.expires - context.asOf : nil },
      .flag("is_expired") { $0.flags.contains(.expired) },
      .flag("is_lapsing") { $0.flags.contains(.lapsing) },
    ]
    var totals: [String: PackValue] = ["total_allocated": .money(status.totalAllocated)]
    for bucket in Bucket.allCases {
      columns.append(.money(bucket.rawValue) { $0.amount(in: bucket) })
      totals["total_\(bucket.rawValue)"] = .money(status.total(of: bucket))
    }
    totals["is_recorded"] = .flag(status.isRecorded)
    totals["from_journal"] = .flag(status.isRecorded)
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
        .text("budget", \.title), .money("amount", \.amount),
        .text("every") { $0.every.map(format.tenor) }, .text("delivery", \.delivery),
        .money("spent") { context.registers.trainingSpend?[$0.id] },
      ],
      more: [
        "from_journal": .flag(context.registers.trainingSpend != nil),
        "total": .money(isAlike ? Money.sum(budgets.map(\.amount)) : nil),
        "total_spent": .money(
          isAlike
            ? context.registers.trainingSpend.flatMap { spend in
              Money.sum(budgets.compactMap { spend[$0.id] })
            }
            : nil),
      ])
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
        .text("initiative", \.title), .money("investment", \.investment),
        .money("expected_arr", \.expectedARR),
        .decimal("payback") { Self.payback($0.investment, $0.expectedARR) },
      ],
      more: [
        "total_investment": .money(investment), "total_expected_arr": .money(expected),
        "total_payback": .decimal(Self.payback(investment, expected)),
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
