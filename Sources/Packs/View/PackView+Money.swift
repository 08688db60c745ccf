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

  /// Whether anything was asked of the funds: what the agreement grants is posted with the first step, from the term's first day.
  var hasRequests: Bool { context.funds.isRecorded && context.fundBook.hasRequests }

  private var funds: PackValue {
    let status = context.funds
    var columns: [PackColumn<FundBalance>] = [
      .text("id", \.fund.id), .text("fund", \.fund.title), .text("purpose", \.fund.purpose),
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
    // Twelve columns are many for a page: the later parts are shown where some fund has reached them.
    let later: [Bucket] = [.claimed, .receivable, .reimbursed, .expired]
    let shown = later.filter { bucket in status.balances.contains { $0.amount(in: bucket).minorUnits != 0 } }
    for bucket in later { totals["shows_\(bucket.rawValue)"] = .flag(shown.contains(bucket)) }
    totals["leaves_out"] = .flag(shown.count < later.count)
    totals["picture"] = fundPicture
    totals["is_recorded"] = .flag(hasRequests)
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
        .text("id", \.id), .text("budget", \.title), .money("amount", \.amount),
        .text("every") { $0.every.map(format.tenor) }, .text("delivery", \.delivery),
        .text("period") { recorded($0).map { format.span($0.period) } },
        .money("spent") { recorded($0)?.spent }, .money("committed") { recorded($0)?.committed },
        .money("left") { recorded($0)?.left }, .number("gained") { recorded($0)?.gained },
      ],
      more: [
        "from_journal": .flag(context.registers.training != nil),
        "total": .money(isAlike ? Money.sum(budgets.map(\.amount)) : nil),
        "total_spent": .money(isAlike ? Money.sum(budgets.compactMap { recorded($0)?.spent }) : nil),
        "total_committed": .money(isAlike ? Money.sum(budgets.compactMap { recorded($0)?.committed }) : nil),
        "total_left": .money(isAlike ? Money.sum(budgets.compactMap { recorded($0)?.left }) : nil),
      ])
  }

  private func recorded(_ budget: TrainingBudget) -> PackTraining? {
    context.registers.training?.first { $0.budget == budget.id }
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
        .text("id", \.id), .text("initiative", \.title), .money("investment", \.investment),
        .money("expected_arr", \.expectedARR),
        .decimal("payback") { Self.payback($0.investment, $0.expectedARR) },
        .money("spent") { recorded($0)?.spent }, .money("achieved_arr") { recorded($0)?.achieved },
        .date("achieved_on") { recorded($0)?.achievedOn }, .percent("achieved") { recorded($0)?.share },
        .decimal("achieved_payback") { recorded($0)?.payback },
      ],
      more: [
        "from_journal": .flag(context.registers.initiatives != nil),
        "total_spent": .money(Money.sum(rows.compactMap { recorded($0)?.spent })),
        "total_achieved_arr": .money(Money.sum(rows.compactMap { recorded($0)?.achieved })),
        "total_investment": .money(investment), "total_expected_arr": .money(expected),
        "total_payback": .decimal(Self.payback(investment, expected)),
      ])
  }

  private func recorded(_ initiative: Initiative) -> PackInitiative? {
    context.registers.initiatives?.first { $0.initiative == initiative.id }
  }

  /// Months until the yearly revenue has paid the investment back: investment / (revenue / 12), rounded up to a tenth
  /// because before that it has not, as the register of initiatives has it.
  static func payback(_ investment: Money?, _ yearly: Money?) -> DecimalNumber? {
    guard let investment, let yearly, investment.currency == yearly.currency, investment.minorUnits >= 0,
      yearly.minorUnits > 0, let twelvefold = investment.times(12)
    else { return nil }
    let (tenths, overflow) = twelvefold.minorUnits.multipliedReportingOverflow(by: 10)
    if overflow { return nil }
    let (whole, rest) = tenths.quotientAndRemainder(dividingBy: yearly.minorUnits)
    return DecimalNumber(mantissa: rest > 0 ? whole + 1 : whole, scale: 1)
  }
}
