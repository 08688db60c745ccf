import BusinessCalendar
import Programme
import Funds
import Rates

extension FundsStatus {
  func text(_ totals: FundTotals) -> String {
    guard !balances.isEmpty else { return "\(programme) has no funds.\n" }
    // Where there are several currencies each line says its own.
    let isMixed = totals.lines.count > 1 || totals.lines.contains { $0.currency != currency }
    func column(_ code: String) -> [String] { isMixed ? [code] : [] }
    var table = Table(
      columns: [.init("fund")] + column("").map { Table.Column($0) } + [.init("allocated", number: true)]
        + Bucket.allCases.map { Table.Column($0.rawValue, number: true) } + [
          .init("used", number: true), .init(""), .init("expires"), .init(""),
        ])
    let shown = Bucket.allCases
    table.rows = balances.map { balance in
      [balance.fund.title] + column(balance.allocated.currency.code) + [balance.allocated.grouped]
        + shown.map { balance.amount(in: $0).grouped }
        + [
          balance.utilisation.map { "\($0)%" } ?? "-", Self.bar(balance.utilisation),
          balance.expires.description, "\(balance.health.word.rawValue): \(balance.health.reason)",
        ]
    }
    for line in totals.lines {
      table.rows.append(
        ["Total"] + column(line.currency.code) + line.amounts.map(\.grouped) + ["", "", "", ""])
    }
    if let converted = totals.converted {
      table.rows.append(
        ["Total, converted"] + column(currency.code) + converted.amounts.map(\.grouped) + ["", "", "", ""])
    }
    let rates =
      totals.rates.isEmpty ? "" : " Converted by \(totals.rates.map(\.words).joined(separator: ", "))."
    let source =
      isRecorded ? "the journal's facts" : "the agreement's allocations; no request or claim is recorded"
    let stated = isMixed ? "each in its own currency" : "in \(currency.code)"
    return "\(programme): funds as of \(asOf), \(stated). Source: \(source).\(rates)\n\n" + table.text
  }

  /// Ten blocks for all of it; what is begun shows as half a block.
  private static func bar(_ share: DecimalNumber?) -> String {
    guard let share else { return "" }
    let tenths = (0...10).last { DecimalNumber(mantissa: $0 * 10) <= share } ?? 0
    let isBegun = tenths < 10 && share > DecimalNumber(mantissa: tenths * 10)
    return String(repeating: "█", count: tenths) + (isBegun ? "▌" : "")
      + String(repeating: "·", count: 10 - tenths - (isBegun ? 1 : 0))
  }

  func json(_ totals: FundTotals) -> JSONValue {
    .object([
      ("as_of", .string(asOf.description)), ("programme", .string(programme)),
      ("currency", .string(currency.code)),
      ("funds", .array(balances.map(\.json))),
      ("totals", .array(totals.lines.map(\.json))),
      ("converted_total", totals.converted?.json ?? .null),
      (
        "rates",
        .array(
          totals.rates.map { rate in
            .object([
              ("from", .string(rate.from.code)), ("to", .string(rate.to.code)),
              ("rate", .string(rate.number.description)), ("date", .string(rate.date.description)),
              ("source", .string(rate.source)),
            ])
          })
      ),
    ])
  }

  /// One line a fund, over all programmes.
  static func csv(_ statuses: [FundsStatus]) -> String {
    let words = ["as_of", "programme", "fund", "title", "currency"]
    let numbers = ["allocated"] + Bucket.allCases.map(\.rawValue) + ["spent", "utilisation"]
    var table = Table(
      columns: words.map { Table.Column($0) } + numbers.map { Table.Column($0, number: true) }
        + ["expires", "flags", "health", "reason"].map { Table.Column($0) })
    for status in statuses {
      table.rows += status.balances.map { balance in
        [
          status.asOf.description, status.programme, balance.fund.id, balance.fund.title,
          balance.allocated.currency.code, balance.allocated.number.description,
        ] + Bucket.allCases.map { balance.amount(in: $0).number.description } + [
          balance.spent.number.description, balance.utilisation?.description ?? "",
          balance.expires.description, balance.flags.map(\.rawValue).joined(separator: " "),
          balance.health.word.rawValue, balance.health.reason,
        ]
      }
    }
    return table.csv
  }
}

extension FundTotals.Line {
  fileprivate var json: JSONValue {
    .object(
      [("currency", .string(currency.code)), ("allocated", .string(allocated.number.description))]
        + zip(Bucket.allCases, buckets).map { ($0.rawValue, .string($1.number.description)) })
  }
}

extension FundBalance {
  fileprivate var json: JSONValue {
    .object(
      [
        ("fund", .string(fund.id)), ("title", .string(fund.title)),
        ("allocated", .string(allocated.number.description)),
      ]
        + Bucket.allCases.map { ($0.rawValue, .string(amount(in: $0).number.description)) } + [
          ("spent", .string(spent.number.description)), ("utilisation", .optional(utilisation?.description)),
          ("expires", .string(expires.description)), ("flags", .array(flags.map { .string($0.rawValue) })),
          ("currency", .string(allocated.currency.code)),
          ("health", .string(health.word.rawValue)), ("reason", .string(health.reason)),
        ])
  }
}

extension Money {
  /// With commas between thousands and all digits, `100,000.00`.
  var grouped: String {
    let text = number.description
    let point = text.firstIndex(of: ".") ?? text.endIndex
    let whole = text[..<point].drop { $0 == "-" }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return (minorUnits < 0 ? "-" : "") + result + text[point...]
  }
}
