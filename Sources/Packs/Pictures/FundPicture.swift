import BusinessCalendar
import Charts
import Funds
import Programme

/// The funds over the contract year that a pack looks at, all that are in the programme's currency.
struct FundPicture {
  let picture: PackPicture
  /// What stood at the end of each month, and on the pack's day.
  let rows: [(date: CivilDate, course: FundCourse)]
}

extension PackPictures {
  /// Nil where nothing was asked of the funds, and outside the term.
  var funds: FundPicture? {
    guard context.funds.isRecorded, context.fundBook.hasRequests, let year,
      let span = contract.year(year), let course = context.fundBook.course
    else { return nil }
    let currency = context.programme.header.currency
    let chart = FundChart(
      year: year + 1, span: span,
      days: course.map { point in
        FundChart.Day(
          date: point.date, allocated: point.allocated.minorUnits, committed: point.committed.minorUnits,
          claimed: point.open, reimbursed: point.reimbursed.minorUnits)
      }, asOf: context.asOf,
      expiries: context.funds.balances.filter { $0.allocated.currency == currency }.map(\.expires),
      unit: unit(currency), language: language)
    let last = min(context.asOf, span.last)
    var dates = (0..<12).map { span.first.adding(months: $0 + 1).adding(days: -1) }.filter { $0 < last }
    if last >= span.first { dates.append(last) }
    return FundPicture(
      picture: picture("funds", chart),
      rows: dates.compactMap { date in course.last { $0.date <= date }.map { (date, $0) } })
  }
}

extension FundCourse {
  /// What is claimed or owed, in minor units.
  fileprivate var open: Int { claimed.adding(receivable)?.minorUnits ?? claimed.minorUnits }
}

extension PackView {
  /// The picture of the funds, for templates.
  var fundPicture: PackValue {
    let funds = pictures.funds
    return picture(
      funds?.picture, funds?.rows ?? [],
      [
        .date("date", \.date), .money("allocated", \.course.allocated),
        .money("committed", \.course.committed),
        .money("claimed") { $0.course.claimed.adding($0.course.receivable) },
        .money("reimbursed", \.course.reimbursed),
      ])
  }
}
