import Programme

/// An export as a journal of ledger: accounts, commodities and tags are declared for `ledger --strict` and `--pedantic`, and
/// the last posting of each date to an account asserts what it holds.
///
/// The format is that of https://ledger-cli.org/doc/ledger3.html.
public struct LedgerText: Sendable {
  /// The file's text.
  public let text: String

  /// The text of an export without problems.
  public init(_ export: FundExport) {
    var lines = export.notes.map { "; \($0.asRemark)" } + [""]
    lines += export.currencies.flatMap { currency in
      ["commodity \(currency.code)", "    format \(Money(minorUnits: 0, currency: currency))"]
    }
    lines += [""] + FundTransaction.remarkNames.map { "tag \($0)" }
    lines += [""] + export.accounts.map { "account \($0.name)" }
    text = (lines + export.transactions.flatMap(\.plainLines)).map { $0 + "\n" }.joined()
  }
}
