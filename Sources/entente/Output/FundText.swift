import Diagnostics
import BusinessCalendar
import Journal
import Programme
import Funds

/// Requests, claims and their steps, as a person reads them, and as scripts do.
enum FundText {
  // MARK: What a step came to

  /// One line a fact, and where its subject stands now.
  static func outcome(of events: [JournalEvent], in book: FundBook) -> String {
    var output = ""
    let ids = Set(events.map(\.id))
    for entry in book.entries where ids.contains(entry.event.id) {
      let fact = entry.event.fact
      let amount = entry.amount.map { " \($0.grouped) \($0.currency.code)" } ?? ""
      output += TerminalText.visible("\(entry.words)\(amount) on \(fact.effective)") + "\n"
    }
    guard let subject = events.last?.fact.subject else { return output }
    return output + TerminalText.visible(standing(of: subject, in: book)) + "\n"
  }

  private static func standing(of subject: String, in book: FundBook) -> String {
    if let claim = book.claim(subject) {
      return
        "\(claim.id) is \(claim.state.rawValue)\(why(claim.reason)): \(words(claim.sums, [.claimed, .receivable, .reimbursed]))."
    }
    if let request = book.request(subject) {
      let sums = words(request.sums, [.requested, .committed, .claimed, .receivable, .reimbursed])
      let spent = request.sums[LedgerBucket.spent]
      let beside = spent.minorUnits == 0 ? "" : "; \(spent.grouped) \(spent.currency.code) spent"
      return
        "\(request.id) of \(request.fund) is \(request.state.rawValue)\(why(request.reason)): \(sums)\(beside)."
    }
    if let account = book.account(subject) {
      return "\(subject): \(words(account.sums, Bucket.allCases))."
    }
    return ""
  }

  /// ` (reason)`, or nothing.
  private static func why(_ reason: String?) -> String { reason.map { " (\($0))" } ?? "" }

  /// `12,500.00 PEN committed, 4,200.00 PEN claimed`; the buckets that hold something.
  private static func words(_ sums: FundSums, _ buckets: [Bucket]) -> String {
    let parts = buckets.filter { sums[$0].minorUnits != 0 }.map {
      "\(sums[$0].grouped) \(sums.currency.code) \($0.rawValue)"
    }
    return parts.isEmpty ? "no money stands for it" : parts.joined(separator: ", ")
  }

  // MARK: Requests and claims

  /// - Parameter isIndented: Whether claims stand to the right of their requests, for people.
  static func table(of requests: [FundRequest], in book: FundBook, isIndented: Bool) -> Table {
    let shown: [Bucket] = [.requested, .committed, .claimed, .receivable, .reimbursed]
    var table = Table(
      columns: ["id", "state", "since", "title"].map { .init($0) } + [.init("asked", number: true)]
        + [.init("approved", number: true)] + shown.map { .init($0.rawValue, number: true) }
        + [.init("spent", number: true), .init("currency"), .init("reason")])
    for request in requests {
      table.rows.append(
        [
          request.id, request.state.rawValue, request.since.description, request.title,
          request.asked.grouped, request.approved?.grouped ?? "",
        ] + shown.map { request.sums[$0].grouped } + [
          request.sums[LedgerBucket.spent].grouped, request.asked.currency.code, request.reason ?? "",
        ])
      for claim in request.claims.compactMap(book.claim) {
        table.rows.append(
          [
            (isIndented ? "  " : "") + claim.id, claim.state.rawValue, claim.since.description,
            claim.evidence.map(\.name).joined(separator: ", "), claim.asked.grouped,
            claim.approved?.grouped ?? "",
          ] + shown.map { claim.sums[$0].grouped } + ["", claim.asked.currency.code, claim.reason ?? ""])
      }
    }
    return table
  }

  static func json(of requests: [FundRequest], in book: FundBook) -> JSONValue {
    .array(
      requests.map { request in
        .object([
          ("id", .string(request.id)), ("fund", .string(request.fund)), ("title", .string(request.title)),
          ("state", .string(request.state.rawValue)), ("since", .string(request.since.description)),
          ("activity_from", .optional(request.activity?.first.description)),
          ("activity_to", .optional(request.activity?.last.description)),
          ("asked", .string(request.asked.number.description)),
          ("approved", .optional(request.approved?.number.description)),
          ("committed", .string(request.sums[Bucket.committed].number.description)),
          ("spent", .string(request.sums[LedgerBucket.spent].number.description)),
          ("currency", .string(request.asked.currency.code)), ("reason", .optional(request.reason)),
          ("claims", .array(request.claims.compactMap(book.claim).map(json))),
        ])
      })
  }

  private static func json(_ claim: FundClaim) -> JSONValue {
    .object([
      ("id", .string(claim.id)), ("state", .string(claim.state.rawValue)),
      ("since", .string(claim.since.description)), ("asked", .string(claim.asked.number.description)),
      ("approved", .optional(claim.approved?.number.description)),
      ("claimed", .string(claim.sums[Bucket.claimed].number.description)),
      ("receivable", .string(claim.sums[Bucket.receivable].number.description)),
      ("reimbursed", .string(claim.sums[Bucket.reimbursed].number.description)),
      ("currency", .string(claim.asked.currency.code)), ("reason", .optional(claim.reason)),
      (
        "evidence",
        .array(
          claim.evidence.map {
            .object([
              ("kind", .string($0.kind)), ("name", .string($0.name)), ("sha256", .string($0.sha256)),
              ("size", .integer($0.size)),
            ])
          })
      ),
    ])
  }

  // MARK: Deadlines

  static func table(of due: [(programme: String, deadline: FundDeadline)], on day: CivilDate) -> Table {
    var table = Table(
      columns: [
        .init("date"), .init("days", number: true), .init("what"), .init("subject"), .init("title"),
        .init("at risk", number: true), .init("currency"), .init("rule"), .init("programme"),
      ])
    table.rows = due.map { programme, deadline in
      [
        deadline.day.date.description, String(deadline.daysLeft(on: day)), deadline.kind.rawValue,
        deadline.request ?? deadline.fund, deadline.title, deadline.atRisk.grouped,
        deadline.atRisk.currency.code,
        deadline.day.rule + (deadline.day.note.map { "; \($0)" } ?? ""), programme,
      ]
    }
    return table
  }

  static func json(of due: [(programme: String, deadline: FundDeadline)], on day: CivilDate) -> JSONValue {
    .array(due.map { json($0.deadline, programme: $0.programme, on: day) })
  }

  private static func json(_ deadline: FundDeadline, programme: String, on day: CivilDate?) -> JSONValue {
    .object([
      ("programme", .string(programme)), ("date", .string(deadline.day.date.description)),
      ("days_left", day.map { .integer(deadline.daysLeft(on: $0)) } ?? .null),
      ("what", .string(deadline.kind.rawValue)), ("fund", .string(deadline.fund)),
      ("request", .optional(deadline.request)), ("title", .string(deadline.title)),
      ("at_risk", .string(deadline.atRisk.number.description)),
      ("currency", .string(deadline.atRisk.currency.code)), ("rule", .string(deadline.day.rule)),
      ("note", .optional(deadline.day.note)), ("clause", .optional(deadline.clause)),
    ])
  }

  // MARK: Forecast

  static func table(of forecasts: [(programme: String, forecast: FundForecast)]) -> Table {
    var table = Table(
      columns: [.init("fund")] + ["allocated", "certain", "expected"].map { .init($0, number: true) }
        + [.init("currency"), .init("lapses unless"), .init("programme")])
    table.rows = forecasts.map { programme, forecast in
      let lapsing = forecast.lapsing.map { deadline in
        let act = deadline.kind == .claimBy ? "claimed" : "applied for"
        return
          "\(deadline.atRisk.grouped) is \(act) by \(deadline.day.date)\(deadline.request.map { " (\($0))" } ?? "")"
      }
      return [
        forecast.fund.title, forecast.allocated.grouped, forecast.certain.grouped, forecast.expected.grouped,
        forecast.allocated.currency.code, lapsing.joined(separator: "; "), programme,
      ]
    }
    return table
  }

  static func json(of forecasts: [(programme: String, forecast: FundForecast)]) -> JSONValue {
    .array(
      forecasts.map { programme, forecast in
        .object([
          ("programme", .string(programme)), ("fund", .string(forecast.fund.id)),
          ("allocated", .string(forecast.allocated.number.description)),
          ("certain", .string(forecast.certain.number.description)),
          ("expected", .string(forecast.expected.number.description)),
          ("probability", .string(forecast.probability.description)),
          ("currency", .string(forecast.allocated.currency.code)),
          ("lapsing", .array(forecast.lapsing.map { json($0, programme: programme, on: nil) })),
        ])
      })
  }

  // MARK: Burn and yield

  /// - Parameter withChart: Whether a bar of what was spent stands at the end of each line, as a part of the most that was
  ///   spent in its own currency.
  static func table(of rows: [(programme: String, burn: FundBurn)], withChart: Bool) -> Table {
    let headings = ["committed", "spent", "reimbursed"].map { Table.Column($0, number: true) }
    var table = Table(
      columns: [.init("period"), .init("fund")] + headings + [.init("currency"), .init("programme")]
        + (withChart ? [.init("spent, in its currency")] : []))
    let most = Dictionary(
      rows.map { ($0.burn.spent.currency, $0.burn.spent.minorUnits.magnitude) }, uniquingKeysWith: max)
    table.rows = rows.map { programme, burn in
      let bar = [Self.bar(burn.spent.minorUnits, of: most[burn.spent.currency] ?? 0)]
      return [
        burn.period, burn.fund, burn.committed.grouped, burn.spent.grouped, burn.reimbursed.grouped,
        burn.spent.currency.code, programme,
      ] + (withChart ? bar : [])
    }
    return table
  }

  /// Up to twenty blocks; half a block is shown too.
  private static func bar(_ value: Int, of most: UInt) -> String {
    guard value > 0, most > 0 else { return "" }
    let (high, low) = value.magnitude.multipliedFullWidth(by: 40)
    let halves = high < most ? Int(most.dividingFullWidth((high, low)).quotient) : 40
    return String(repeating: "█", count: halves / 2) + (halves.isMultiple(of: 2) ? "" : "▌")
  }

  static func json(of rows: [(programme: String, burn: FundBurn)]) -> JSONValue {
    .array(
      rows.map { programme, burn in
        .object([
          ("programme", .string(programme)), ("period", .string(burn.period)), ("fund", .string(burn.fund)),
          ("committed", .string(burn.committed.number.description)),
          ("spent", .string(burn.spent.number.description)),
          ("reimbursed", .string(burn.reimbursed.number.description)),
          ("currency", .string(burn.spent.currency.code)),
        ])
      })
  }

  static func table(of rows: [(programme: String, yield: FundYield)]) -> Table {
    var table = Table(
      columns: [.init("fund")]
        + ["decided", "asked", "approved", "yield", "paid claims", "mean days", "longest"].map {
          .init($0, number: true)
        } + [.init("currency"), .init("programme")])
    table.rows = rows.map { programme, row in
      [
        row.fund, String(row.decided), row.asked.grouped, row.approved.grouped,
        row.approvalYield.map { "\($0)%" } ?? "-", String(row.paidClaims),
        row.meanCycle?.description ?? "-", row.longestCycle.map(String.init) ?? "-", row.asked.currency.code,
        programme,
      ]
    }
    return table
  }

  static func json(of rows: [(programme: String, yield: FundYield)]) -> JSONValue {
    .array(
      rows.map { programme, row in
        .object([
          ("programme", .string(programme)), ("fund", .string(row.fund)), ("decided", .integer(row.decided)),
          ("asked", .string(row.asked.number.description)),
          ("approved", .string(row.approved.number.description)),
          ("approval_yield", .optional(row.approvalYield?.description)),
          ("paid_claims", .integer(row.paidClaims)), ("mean_days", .optional(row.meanCycle?.description)),
          ("longest_days", row.longestCycle.map { .integer($0) } ?? .null),
          ("currency", .string(row.asked.currency.code)),
        ])
      })
  }

  // MARK: Log

  static func table(of lines: [FundLogLine]) -> Table {
    var table = Table(
      columns: ["date", "what"].map { .init($0) } + [.init("amount", number: true)]
        + ["moved", "by", "reason", "ref", "event"].map { .init($0) })
    table.rows = lines.map { line in
      let undone = line.undoneBy == nil ? "" : " (undone)"
      let reason = [line.reason, line.waived.map { "waived: \($0)" }].compactMap(\.self).joined(
        separator: "; ")
      return [
        line.effective.description, line.words + undone,
        line.amount.map { "\($0.grouped) \($0.currency.code)" } ?? "", line.movement, line.actor, reason,
        line.reference ?? "", line.event,
      ]
    }
    return table
  }

  static func json(of lines: [FundLogLine]) -> JSONValue {
    .array(
      lines.map { line in
        .object([
          ("number", .integer(line.number)), ("event", .string(line.event)),
          ("effective", .string(line.effective.description)),
          ("recorded", .string(line.recorded.description)),
          ("actor", .string(line.actor)), ("subject", .string(line.subject)), ("what", .string(line.words)),
          ("amount", .optional(line.amount?.number.description)),
          ("currency", .optional(line.amount?.currency.code)), ("moved", .string(line.movement)),
          ("reason", .optional(line.reason)), ("reference", .optional(line.reference)),
          ("waived", .optional(line.waived)), ("undone_by", .optional(line.undoneBy)),
          ("undoes", .optional(line.undoes)),
        ])
      })
  }
}
