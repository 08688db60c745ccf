import Programme

/// An export as a journal of hledger: accounts and commodities are declared for `hledger check --strict`, and the last
/// posting of each date to an account asserts what it holds.
///
/// The format is that of https://hledger.org/1.25/hledger.html.
public struct HledgerText: Sendable {
  /// The file's text.
  public let text: String

  /// The text of an export without problems.
  public init(_ export: FundExport) {
    var lines = export.notes.map { "; \($0)" }
    // Without it, 1.000 BHD could be a thousand.
    lines += ["", "decimal-mark .", ""]
    lines += export.currencies.map { currency in
      "commodity 1000.\(String(repeating: "0", count: currency.digits)) \(currency.code)"
    }
    lines += [""] + export.accounts.map { "account \($0.name)" }
    text = (lines + export.transactions.flatMap(\.plainLines)).map { $0 + "\n" }.joined()
  }
}

extension FundTransaction {
  /// As hledger and ledger write it, after an empty line.
  var plainLines: [String] {
    var lines = ["", "\(date) * (\(id)) \(words.asDescription)"]
    lines += remarks.map { "    ; \($0.name): \($0.text.asRemark)" }
    lines += postings.map { posting in
      let assertion = posting.isLastOfDate ? " = \(posting.balance)" : ""
      return "    \(posting.account)  \(posting.amount)\(assertion)"
    }
    return lines
  }
}
