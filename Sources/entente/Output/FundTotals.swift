import BusinessCalendar
import Funds
import Programme
import Rates

/// The funds of a programme added up: by currency, and in the programme's own where a dated rate says how.
struct FundTotals {
  /// What the funds of one currency come to.
  struct Line {
    let currency: Currency
    let allocated: Money
    let buckets: [Money]

    /// The sum of some lines; nil on overflow and across currencies.
    init?(_ amounts: [[Money]], _ currency: Currency) {
      var sums = [Money](repeating: .zero(currency), count: 1 + Bucket.allCases.count)
      for row in amounts {
        for (index, amount) in row.enumerated() {
          guard let sum = sums[index].adding(amount) else { return nil }
          sums[index] = sum
        }
      }
      self.currency = currency
      allocated = sums[0]
      buckets = Array(sums.dropFirst())
    }

    var amounts: [Money] { [allocated] + buckets }
  }

  /// One line a currency, the programme's own first.
  let lines: [Line]
  /// All of it in the programme's currency; nil where there is one currency only, or a rate is missing.
  let converted: Line?
  /// The rates by which it was converted.
  let rates: [ExchangeRate]
  /// Why it was not converted.
  let missing: [MissingRate]

  init(_ status: FundsStatus, _ book: () throws -> RateBook) rethrows {
    let byCurrency = Dictionary(grouping: status.balances, by: \.allocated.currency)
    let order = byCurrency.keys.sorted { one, other in
      (one == status.currency ? 0 : 1, one.code) < (other == status.currency ? 0 : 1, other.code)
    }
    lines = order.compactMap { currency in
      Line(
        (byCurrency[currency] ?? []).map { balance in
          [balance.allocated] + Bucket.allCases.map { balance.amount(in: $0) }
        }, currency)
    }
    guard lines.contains(where: { $0.currency != status.currency }) else {
      (converted, rates, missing) = (nil, [], [])
      return
    }
    let book = try book()
    var rates: [ExchangeRate] = []
    var missing: [MissingRate] = []
    var rows: [[Money]] = []
    for line in lines {
      do throws(MissingRate) {
        var row: [Money] = []
        for amount in line.amounts {
          let conversion = try book.convert(amount, to: status.currency, on: status.asOf)
          if let rate = conversion.rate, !rates.contains(rate) { rates.append(rate) }
          row.append(conversion.to)
        }
        rows.append(row)
      } catch {
        missing.append(error)
      }
    }
    self.rates = rates
    self.missing = missing
    converted = missing.isEmpty ? Line(rows, status.currency) : nil
  }
}
