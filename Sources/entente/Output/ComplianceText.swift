import BusinessCalendar
import Journal
import Scorecard

/// What the parties have to comply with, as text.
enum ComplianceText {
  static func text(_ report: ComplianceReport) -> String {
    guard !report.items.isEmpty else { return "\(report.programme) has nothing to comply with.\n" }
    let source =
      report.isRecorded
      ? "the journal's facts; what is in quotation marks is the agreement's"
      : "the agreement; nothing is recorded"
    var text = "\(report.programme): compliance as of \(report.asOf). Source: \(source).\n"
    for section in ComplianceItem.Section.allCases {
      let items = report.items.filter { $0.item.section == section }
      if !items.isEmpty { text += "\n" + table(items, section).text }
    }
    return text
  }

  private static func table(_ items: [ComplianceStatus], _ section: ComplianceItem.Section) -> Table {
    let isByParty = section == .compliance
    var table = Table(columns: [
      .init(heading(section)), .init(isByParty ? "party" : "asks for"), .init("expires"), .init("evidence"),
      .init("owner"), .init("status"),
    ])
    table.rows = items.map { status in
      [
        status.item.title, (isByParty ? status.item.party : status.item.asks) ?? "-",
        status.expires?.description ?? "-", status.evidence ?? "none", status.owner ?? "-",
        "\(status.health.rawValue): \(status.reason)" + (status.entry?.note.map { " (\($0))" } ?? ""),
      ]
    }
    return table
  }

  private static func heading(_ section: ComplianceItem.Section) -> String {
    switch section {
    case .compliance: "certification"
    case .standards: "standard"
    case .requirements: "requirement"
    }
  }

  static func json(_ report: ComplianceReport) -> JSONValue {
    .object([
      ("as_of", .string(report.asOf.description)), ("programme", .string(report.programme)),
      (
        "items",
        .array(
          report.items.map { status in
            .object([
              ("item", .string(status.item.key)), ("section", .string(status.item.section.rawValue)),
              ("id", .string(status.item.id)), ("title", .string(status.item.title)),
              ("party", .optional(status.item.party)), ("asks", .optional(status.item.asks)),
              ("state", .optional(status.state?.rawValue)), ("words", .optional(status.words)),
              ("origin", .string(status.entry == nil ? "agreement" : "journal")),
              ("since", .optional(status.entry?.event.fact.effective.description)),
              ("expires", .optional(status.expires?.description)),
              ("days_left", status.daysLeft.map { .integer($0) } ?? .null),
              ("evidence", .optional(status.evidence)),
              ("sha256", .optional(status.entry?.evidence?.sha256)), ("owner", .optional(status.owner)),
              ("note", .optional(status.entry?.note)), ("status", .string(status.health.rawValue)),
              ("reason", .string(status.reason)), ("event", .optional(status.entry?.event.id)),
            ])
          })
      ),
    ])
  }

  /// One line an item, over all programmes.
  static func csv(_ reports: [ComplianceReport]) -> Table {
    var table = Table(
      columns: [
        "as_of", "programme", "section", "id", "title", "party", "asks", "state", "words", "origin", "since",
        "expires", "evidence", "sha256", "owner", "note", "status", "reason",
      ].map { .init($0) })
    for report in reports {
      table.rows += report.items.map { status in
        let (item, entry) = (status.item, status.entry)
        return [
          report.asOf.description, report.programme, item.section.rawValue, item.id, item.title,
          item.party ?? "", item.asks ?? "", status.state?.rawValue ?? "", status.words ?? "",
          entry == nil ? "agreement" : "journal", entry?.event.fact.effective.description ?? "",
          status.expires?.description ?? "", status.evidence ?? "", entry?.evidence?.sha256 ?? "",
          status.owner ?? "", entry?.note ?? "", status.health.rawValue, status.reason,
        ]
      }
    }
    return table
  }
}
