import BusinessCalendar
import Consumption
import Journal
import Programme
import Rates

extension ConsumptionText {
  /// Each service beside what is expected of it.
  static func services(_ rows: [(ConsumptionStatus, YearStatus)], isGrouped: Bool) -> Table {
    func text(_ money: Money?) -> String {
      money.map { isGrouped ? $0.grouped : $0.number.description } ?? ""
    }
    var table = Table(
      columns: ["programme", "commitment", "year", "service"].map { Table.Column($0) }
        + ["expected_monthly", "expected", "actual", "difference"].map { Table.Column($0, number: true) }
        + [.init("currency")])
    for (status, year) in rows {
      let front = [status.programme, status.commitment.id, year.label]
      table.rows += year.services.map { service in
        front + [
          service.service, text(service.expectedMonthly), text(service.expected), text(service.actual),
          text(service.difference), status.currency.code,
        ]
      }
    }
    return table
  }

  static func servicesJSON(_ rows: [(ConsumptionStatus, YearStatus)]) -> JSONValue {
    .array(
      rows.flatMap { status, year in
        year.services.map { service in
          .object([
            ("as_of", .string(status.asOf.description)), ("programme", .string(status.programme)),
            ("commitment", .string(status.commitment.id)), ("year", .string(year.label)),
            ("currency", .string(status.currency.code)), ("service", .string(service.service)),
            ("expected_monthly", amount(service.expectedMonthly)), ("expected", amount(service.expected)),
            ("actual", amount(service.actual)), ("difference", amount(service.difference)),
          ])
        }
      })
  }

  /// What counts of each month, a row a service and a row in all.
  static func months(_ statuses: [ConsumptionStatus], isGrouped: Bool) -> Table {
    func text(_ money: Money) -> String { isGrouped ? money.grouped : money.number.description }
    var table = Table(columns: [
      .init("programme"), .init("commitment"), .init("year"), .init("month"), .init("service"),
      .init("amount", number: true), .init("currency"), .init("state"), .init("rates"),
    ])
    for status in statuses {
      for (year, month) in status.spend {
        let front = [status.programme, status.commitment.id, year?.label ?? "-", month.month.description]
        let state = Self.state(month, asOf: status.asOf)
        table.rows += month.services.map { service in
          let rates = service.parts.compactMap { $0.rate?.words }
          return front + [
            service.service, text(service.amount), status.currency.code, state, rates.joined(separator: ", "),
          ]
        }
        table.rows.append(front + ["all", text(month.total), status.currency.code, state, ""])
      }
    }
    return table
  }

  static func monthsJSON(_ statuses: [ConsumptionStatus]) -> JSONValue {
    .array(
      statuses.flatMap { status in
        status.spend.map { year, month in
          .object([
            ("as_of", .string(status.asOf.description)), ("programme", .string(status.programme)),
            ("commitment", .string(status.commitment.id)), ("year", .optional(year?.label)),
            ("month", .string(month.month.description)), ("currency", .string(status.currency.code)),
            ("amount", amount(month.total)), ("estimated", .bool(month.isEstimated)),
            ("incomplete", .bool(month.isIncomplete)),
            ("state", .string(state(month, asOf: status.asOf))),
            ("services", .array(month.services.map(service))),
          ])
        }
      })
  }

  private static func service(_ service: MonthSpend.Service) -> JSONValue {
    .object([
      ("service", .string(service.service)), ("amount", amount(service.amount)),
      (
        "parts",
        .array(
          service.parts.map { part in
            .object([
              ("exact", .string(part.exact.description)), ("currency", .string(part.amount.currency.code)),
              ("amount", amount(part.amount)), ("rate", .optional(part.rate?.words)),
              ("converted", amount(part.converted)),
            ])
          })
      ),
    ])
  }

  /// Closed, estimated, or running; incomplete where something could not be counted.
  private static func state(_ month: MonthSpend, asOf: CivilDate) -> String {
    let state = month.month.last > asOf ? "running" : month.isEstimated ? "estimated" : "closed"
    return month.isIncomplete ? state + ", INCOMPLETE" : state
  }

  /// Every import of each period.
  static func history(_ rows: [(programme: String, entry: ConsumptionBook.Entry)]) -> Table {
    var table = Table(columns: [
      .init("programme"), .init("period"), .init("set"), .init("source"), .init("counts"), .init("estimated"),
      .init("rows", number: true), .init("billed", number: true), .init("effective", number: true),
      .init("files"),
      .init("recorded"), .init("actor"), .init("event"),
    ])
    table.rows = rows.map { programme, entry in
      let statement = entry.statement
      return [
        programme, statement.period.description, statement.set, statement.source.rawValue,
        entry.supersededBy == nil ? "yes" : "superseded", statement.isEstimated ? "yes" : "no",
        String(statement.rows) + (statement.skipped > 0 ? " (\(statement.skipped) left out)" : ""),
        sums(statement, .billed), sums(statement, .effective), statement.files,
        String(entry.event.recorded.description.prefix(19)) + "Z", entry.event.actor, entry.event.id,
      ]
    }
    return table
  }

  static func historyJSON(_ rows: [(programme: String, entry: ConsumptionBook.Entry)]) -> JSONValue {
    .array(
      rows.map { programme, entry in
        let statement = entry.statement
        return .object([
          ("programme", .string(programme)), ("period", .string(statement.period.description)),
          ("set", .string(statement.set)), ("source", .string(statement.source.rawValue)),
          ("counts", .bool(entry.supersededBy == nil)), ("superseded_by", .optional(entry.supersededBy)),
          ("estimated", .bool(statement.isEstimated)), ("rows", .integer(statement.rows)),
          ("skipped", .integer(statement.skipped)), ("files", .string(statement.files)),
          ("sha256", .string(statement.sha256)),
          ("effective", .string(entry.event.fact.effective.description)),
          ("recorded", .string(entry.event.recorded.description)), ("actor", .string(entry.event.actor)),
          ("event", .string(entry.event.id)),
          (
            "sums",
            .array(
              statement.lines.map { line in
                .object([
                  ("month", .string(line.key.month.description)), ("service", .string(line.key.service)),
                  ("category", .optional(line.key.category?.rawValue)),
                  ("correction", .bool(line.key.isCorrection)),
                  ("estimated", .bool(line.key.isEstimated)), ("currency", .string(line.key.currency.code)),
                  ("billed", .optional(line.billed?.description)),
                  ("effective", .optional(line.effective?.description)), ("rows", .integer(line.rows)),
                ])
              })
          ),
        ])
      })
  }

  static func amount(_ money: Money?) -> JSONValue { .optional(money?.number.description) }
}
