import BusinessCalendar
import Programme
import Scorecard

/// Growth initiatives as text.
enum InitiativeText {
  static func text(_ status: InitiativesStatus) -> String {
    guard !status.initiatives.isEmpty else { return "\(status.programme) has no growth initiatives.\n" }
    var table = Table(
      columns: [.init("initiative")]
        + ["investment", "spent", "left", "expected ARR", "achieved", "of expected", "payback", "planned"].map
      {
        .init($0, number: true)
      } + [.init("as of"), .init("")])
    table.rows = status.initiatives.map { found in
      [
        found.initiative.title, found.initiative.investment.grouped, found.spent?.grouped ?? "-",
        found.left?.grouped ?? "-", found.initiative.expectedARR?.grouped ?? "-",
        found.achieved?.grouped ?? "NO DATA", found.share.map { "\($0)%" } ?? "-",
        found.payback.map { "\($0) months" } ?? "NO DATA",
        found.expectedPayback.map { "\($0) months" } ?? "-", found.achievedOn?.description ?? "-",
        found.isOverspent ? "OVER: more is spent than was to be invested" : "",
      ]
    }
    let currencies = Set(status.initiatives.map(\.initiative.investment.currency.code)).sorted()
    let source =
      status.isRecorded
      ? "the journal's facts, and the agreement's plan" : "the agreement's plan; nothing is recorded"
    return "\(status.programme): growth initiatives as of \(status.asOf), in "
      + "\(currencies.joined(separator: " and ")). Source: \(source).\n\n" + table.text
  }

  static func json(_ status: InitiativesStatus) -> JSONValue {
    .object([
      ("as_of", .string(status.asOf.description)), ("programme", .string(status.programme)),
      (
        "initiatives",
        .array(
          status.initiatives.map { found in
            .object([
              ("initiative", .string(found.initiative.id)), ("title", .string(found.initiative.title)),
              ("owner", .optional(found.initiative.owner)),
              ("investment", .string(found.initiative.investment.number.description)),
              ("spent", amount(found.spent)), ("left", amount(found.left)),
              ("expected_arr", amount(found.initiative.expectedARR)),
              ("achieved_arr", amount(found.achieved)),
              ("achieved_on", .optional(found.achievedOn?.description)),
              ("achieved_share", .optional(found.share?.description)),
              ("payback_months", .optional(found.payback?.description)),
              ("expected_payback_months", .optional(found.expectedPayback?.description)),
              ("overspent", .bool(found.isOverspent)),
              ("currency", .string(found.initiative.investment.currency.code)),
            ])
          })
      ),
    ])
  }

  private static func amount(_ money: Money?) -> JSONValue { .optional(money?.number.description) }

  /// One line an initiative, over all programmes.
  static func csv(_ statuses: [InitiativesStatus]) -> Table {
    var table = Table(
      columns: ["as_of", "programme", "initiative", "title", "owner", "currency"].map { .init($0) }
        + [
          "investment", "spent", "left", "expected_arr", "achieved_arr", "achieved_share", "payback_months",
          "expected_payback_months",
        ].map { .init($0, number: true) } + [.init("achieved_on"), .init("overspent")])
    for status in statuses {
      table.rows += status.initiatives.map { found in
        let own = found.initiative
        let amounts = [own.investment, found.spent, found.left, own.expectedARR, found.achieved]
        return [
          status.asOf.description, status.programme, own.id, own.title, own.owner ?? "",
          own.investment.currency.code,
        ] + amounts.map { $0?.number.description ?? "" }
          + [found.share, found.payback, found.expectedPayback].map { $0?.description ?? "" }
          + [found.achievedOn?.description ?? "", found.isOverspent ? "yes" : "no"]
      }
    }
    return table
  }
}
