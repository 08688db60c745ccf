import BusinessCalendar
import Programme

/// An export as a file of beancount: every account is opened, and the morning after each date that moved money its accounts
/// are asserted to hold exactly what they hold (without `~ 0` beancount would pass a cent too much).
///
/// The format is that of https://beancount.github.io/docs/beancount_language_syntax.html.
public struct BeancountText: Sendable {
  /// The file's text.
  public let text: String

  /// The text of an export without problems.
  public init(_ export: FundExport) {
    var lines = export.notes.map { "; \($0)" } + [""]
    lines += export.currencies.map { "option \"operating_currency\" \"\($0.code)\"" }
    if let first = export.transactions.first?.date {
      lines += [""] + export.currencies.map { "\(first) commodity \($0.code)" }
    }
    lines += [""]
    lines += export.accounts.map { account in
      "\(account.since) open \(account.name)  \(account.currencies.map(\.code).joined(separator: ","))"
    }
    var asserted: [String] = []
    for (index, transaction) in export.transactions.enumerated() {
      lines += Self.lines(of: transaction)
      asserted += Self.assertions(of: transaction)
      let next = index + 1 < export.transactions.count ? export.transactions[index + 1].date : nil
      if next != transaction.date {
        lines += asserted.isEmpty ? [] : [""] + asserted
        asserted = []
      }
    }
    text = lines.map { $0 + "\n" }.joined()
  }

  private static func lines(of transaction: FundTransaction) -> [String] {
    let links = [transaction.id, transaction.subject].filter { !$0.isEmpty }.map { " ^\($0)" }.joined()
    return ["", "\(transaction.date) * \(quoted(transaction.words))\(links)"]
      + transaction.remarks.map { "  \($0.name): \(quoted($0.text))" }
      + transaction.postings.map { "  \($0.account)  \($0.amount)" }
  }

  /// Of the start of the next day; the calendar's last day has none.
  private static func assertions(of transaction: FundTransaction) -> [String] {
    guard transaction.date < .latest else { return [] }
    let morning = transaction.date.adding(days: 1)
    return transaction.postings.filter(\.isLastOfDate).map {
      "\(morning) balance \($0.account)  \($0.balance.number) ~ 0 \($0.balance.currency.code)"
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
