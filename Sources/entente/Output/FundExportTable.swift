import BusinessCalendar
import Programme
import Funds

extension FundText {
  /// A row a posting, in order.
  static func table(of export: FundExport) -> Table {
    var table = Table(
      columns: ["date", "event", "subject", "what", "fund", "bucket"].map { .init($0) }
        + [.init("amount", number: true), .init("balance", number: true)]
        + ["currency", "account", "by", "reason", "reference", "undone_by", "undoes"].map { .init($0) })
    table.rows = export.transactions.flatMap { transaction in
      transaction.postings.map { posting in
        [
          transaction.date.description, transaction.id, transaction.subject, transaction.words, posting.fund,
          posting.bucket.rawValue, posting.amount.number.description, posting.balance.number.description,
          posting.amount.currency.code, posting.account, transaction.actor, transaction.reason ?? "",
          transaction.reference ?? "", transaction.undoneBy ?? "", transaction.undoes ?? "",
        ]
      }
    }
    return table
  }
}
