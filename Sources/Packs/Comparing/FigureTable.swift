import Programme

/// A table of a pack whose figures are compared.
struct FigureTable: Sendable {
  /// One row by its name.
  struct Row {
    let name: String
    let id: String?
    let values: PackValue
    /// What tells it from the other rows on every day.
    let key: String

    init(name: String, id: String?, values: PackValue, key: String? = nil) {
      (self.name, self.id, self.values) = (name, id, values)
      self.key = key ?? id ?? name
    }
  }

  /// Under which heading it stands.
  let section: String
  /// Whose facts make its figures.
  let table: PackTable
  /// The fields that are compared, in order.
  let fields: [String]
  /// Whether a fact tells by the row's id that it is of that row; else every fact of the table counts for all of them.
  let isTold: Bool
  let rows: @Sendable (PackView, PackValue) -> [Row]

  /// A table of the view, whose rows are named by one of their fields.
  private init(
    _ section: String, _ table: PackTable, at path: String, named name: String, id: String = "id",
    _ fields: [String], isTold: Bool = true
  ) {
    (self.section, self.table, self.fields, self.isTold) = (section, table, fields, isTold)
    rows = { _, value in
      Self.rows(of: value[path]).map { row in
        let id = Self.text(row[id])
        return Row(name: Self.text(row[name]) ?? id ?? "", id: id, values: row)
      }
    }
  }

  private init(
    _ section: String, _ table: PackTable, _ fields: [String], isTold: Bool,
    rows: @escaping @Sendable (PackView, PackValue) -> [Row]
  ) {
    (self.section, self.table, self.fields, self.isTold, self.rows) = (section, table, fields, isTold, rows)
  }

  /// Those that a kind of pack shows, in its order.
  static func all(in kind: PackKind) -> [FigureTable] {
    switch kind {
    case .qbr:
      [
        actions, scorecard, consumption, funds, training, certifications, serviceLevels, compliance, pipeline,
        deals, leads, initiatives,
      ]
    case .technicalSync: [actions, serviceLevels, compliance]
    case .pipelineReview: [pipeline, deals, actions]
    case .marketingSync: [funds, requests, claims, leads, actions]
    case .partnerTraining: [certifications, training, actions]
    }
  }

  private static let measured = ["target", "actual", "previous", "status"]
  private static let scorecard = FigureTable(
    "Scorecard", .scorecard, at: "scorecard", named: "metric", measured)
  private static let serviceLevels = FigureTable(
    "Service levels", .serviceLevels, at: "service_levels", named: "metric", measured)
  private static let funds = FigureTable(
    "Funds", .funds, at: "funds", named: "fund",
    [
      "allocated", "available", "requested", "committed", "claimed", "receivable", "reimbursed", "expired",
      "spent",
    ])
  private static let training = FigureTable(
    "Training budgets", .training, at: "training", named: "budget",
    ["amount", "spent", "committed", "left", "gained"])
  private static let certifications = FigureTable(
    "Certifications", .certifications, at: "certifications", named: "certification",
    ["holders", "target", "gap", "expiring", "booked", "projected", "status"])
  private static let initiatives = FigureTable(
    "Growth initiatives", .initiatives, at: "initiatives", named: "initiative",
    ["investment", "expected_arr", "spent", "achieved_arr", "achieved"])
  private static let leads = FigureTable(
    "What the funds influenced", .leads, at: "leads", named: "activity", id: "request",
    ["spent", "leads", "opportunities", "value", "weighted", "won"], isTold: false)
  private static let claims = FigureTable(
    "Claims", .funds, at: "open_claims", named: "claim", id: "claim",
    ["asked", "approved", "receivable", "status"])

  /// All requests that a pack lists, however they stand, so that one that is approved is one figure that changed.
  private static let requests = FigureTable(
    "Requests", .funds,
    ["status", "asked", "approved", "spent", "committed", "claimed", "receivable", "reimbursed"], isTold: true
  ) { _, value in
    ["campaigns", "applications"].flatMap { rows(of: value[$0]) }.map { row in
      let id = text(row["request"])
      return Row(name: "\(id ?? ""): \(text(row["title"]) ?? "")", id: id, values: row)
    }
  }

  /// Every action that concerns the meeting, closed ones too.
  private static let actions = FigureTable(
    "Actions", .actions, ["status", "owner", "due", "closed", "slips"], isTold: true
  ) { view, _ in
    let all = (view.context.registers.actions ?? []).filter(view.concerns)
    return list(PackValue.rows(all, view.actionColumns)).map { row in
      let id = text(row["id"])
      return Row(name: "\(id ?? ""): \(text(row["what"]) ?? "")", id: id, values: row)
    }
  }

  private static let compliance = FigureTable(
    "Compliance", .compliance, ["status", "since", "expires"], isTold: true
  ) { _, value in
    rows(of: value["compliance_recorded"]).map { row in
      let parts = ["item", "party"].compactMap { text(row[$0]) }
      let name = parts.joined(separator: ", ")
      return Row(name: name, id: text(row["id"]), values: row, key: name)
    }
  }

  private static let consumption = FigureTable(
    "Consumption", .consumption,
    ["commitment", "discount", "expected", "actual", "estimated", "forecast", "achieved", "discount_due"],
    isTold: false
  ) { view, value in
    list(value["consumption"]).flatMap { commitment in
      list(commitment["years"]).map { year in
        let number = year["number"].flatMap(Self.scalar).map(view.format.text) ?? ""
        return Row(
          name: "\(text(commitment["title"]) ?? ""), contract year \(number)", id: text(commitment["id"]),
          values: year, key: "\(text(commitment["id"]) ?? "") \(number)")
      }
    }
  }

  /// Every open opportunity, not only the ten that a pack lists.
  private static let deals = FigureTable(
    "Pipeline", .pipeline, ["stage", "value", "weighted", "target"], isTold: false
  ) { view, _ in
    let all = view.context.registers.pipeline?.opportunities ?? []
    return list(PackValue.rows(all, view.opportunityColumns)).map { row in
      let id = text(row["id"])
      return Row(name: "\(text(row["customer"]) ?? "") (\(id ?? ""))", id: id, values: row)
    }
  }

  private static let pipeline = FigureTable(
    "Pipeline", .pipeline, ["count", "total_value", "total_weighted"], isTold: false
  ) { _, value in
    list(value["pipeline"]).map { Row(name: "all open opportunities", id: nil, values: $0) }
  }

  // MARK: Reading the view

  private static func list(_ value: PackValue?) -> [PackValue] {
    if case .list(let rows, _)? = value { rows } else { [] }
  }

  /// The rows of a table, which is a list of one record or of none.
  private static func rows(of table: PackValue?) -> [PackValue] { list(table).flatMap { list($0["rows"]) } }

  static func scalar(_ value: PackValue) -> PackScalar? {
    if case .scalar(let scalar, _) = value { scalar } else { nil }
  }

  private static func text(_ value: PackValue?) -> String? {
    guard let scalar = value.flatMap(scalar), case .text(let text) = scalar else { return nil }
    return text
  }
}
