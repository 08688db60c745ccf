import BusinessCalendar
import Diagnostics
import Funds
import Interchange
import Programme

/// Reads answers of `aws partnercentral-benefits` (API 2018-05-10). Keys that it does not know are passed over.
struct BenefitReader {
  /// What a mapping may name: fields of `BenefitApplicationDetails`, which every benefit has its own of.
  static let fields = [
    CSVColumn("amount", or: ["RequestedAmount", "FundingRequested", "AmountRequested"]),
    CSVColumn("title", isNeeded: false), CSVColumn("from", isNeeded: false),
    CSVColumn("until", isNeeded: false),
    CSVColumn("fund", isNeeded: false),
  ]

  /// Something of the file, with its place.
  struct Item<Value> {
    let place: FilePlace
    let value: Value
  }

  /// What a fund was given in all.
  struct Allocation {
    let fund: String
    let name: String
    let total: Money
    let date: CivilDate
  }

  let mapping: ImportMapping
  let rules: FundRules
  private(set) var applications: [Item<FundApplication>] = []
  private(set) var allocations: [Item<Allocation>] = []
  private(set) var notes: [String] = []
  var problems: [FileProblem] = []
  /// Whether nothing was found that it knows.
  private(set) var isEmpty = true

  init(mapping: ImportMapping, rules: FundRules) {
    self.mapping = mapping
    self.rules = rules
  }

  mutating func read(_ node: JSONNode) {
    if let items = node.items {
      items.forEach { read($0) }
    } else if let items = node["BenefitApplicationSummaries"]?.items {
      begin(node)
      items.forEach { readApplication($0) }
    } else if let items = node["BenefitAllocationSummaries"]?.items {
      begin(node)
      items.forEach { readAllocation($0) }
    } else if node["FulfillmentDetail"] != nil || isAllocation(node) {
      isEmpty = false
      readAllocation(node)
    } else if isApplication(node) {
      isEmpty = false
      readApplication(node)
    } else {
      problems.append(
        FileProblem(node.place, "this is no benefit application or allocation, but \(node.sort)"))
    }
  }

  private mutating func begin(_ listing: JSONNode) {
    isEmpty = false
    if let token = listing["NextToken"]?.text, !token.isEmpty {
      notes.append("the file is one page of several: it ends with a NextToken")
    }
  }

  /// Ids and statuses that only allocations have.
  private func isAllocation(_ node: JSONNode) -> Bool {
    ["ACTIVE", "INACTIVE", "FULFILLED"].contains(node["Status"]?.text ?? "")
      || node["Id"]?.text?.hasPrefix("benalloc-") ?? false
  }

  private func isApplication(_ node: JSONNode) -> Bool {
    node["Status"] != nil && (node["Id"] ?? node["Arn"]) != nil
      || node["Id"]?.text?.hasPrefix("benappl-") ?? false
  }

  private mutating func readApplication(_ node: JSONNode) {
    do {
      let name = try identity(node)
      let status = try text(node, "Status")
      guard let known = FundApplication.Status(rawValue: status) else {
        let words = FundApplication.Status.allCases.map(\.rawValue)
        throw FileProblem(
          place(node, "Status"),
          "'\(status)' is no status that is known\(Suggestion.ending(for: status, in: words))")
      }
      let created = try date(node, "CreatedAt") ?? date(node, "UpdatedAt")
      let updated = try date(node, "UpdatedAt") ?? created
      guard let created, let updated else {
        throw FileProblem(node.place, "\(name) says neither CreatedAt nor UpdatedAt")
      }
      let fund = try fund(of: node)
      let details = node["BenefitApplicationDetails"]
      let amount = try detail("amount", details).map { try money($0, fund) }
      applications.append(
        Item(
          place: node.place,
          value: FundApplication(
            name: name, fund: fund.id, title: try words("title", details) ?? node["Name"]?.text ?? name,
            amount: amount, activity: try activity(details), status: known,
            reason: node["StatusReason"]?.text, created: created, updated: max(created, updated))))
    } catch {
      tell(error)
    }
  }

  private mutating func readAllocation(_ node: JSONNode) {
    do {
      let name = try identity(node)
      if node["Status"]?.text == "INACTIVE" {
        notes.append("\(name) is INACTIVE, and passed over")
        return
      }
      let detail = node["FulfillmentDetail"]
      guard
        let amount = detail?["ConsumableDetails"]?["AllocatedAmount"]
          ?? detail?["CreditDetails"]?["AllocatedAmount"]
      else {
        let what =
          detail?["DisbursementDetails"] == nil ? "no amount" : "what was disbursed, and no allocation"
        notes.append("\(name) says \(what); nothing is recorded of it")
        return
      }
      let fund = try fund(of: node)
      let money = try money(amount, fund)
      let day = try date(node, "StartsAt") ?? date(node, "CreatedAt") ?? rules.days(of: fund).first
      if let index = allocations.firstIndex(where: { $0.value.fund == fund.id }) {
        let known = allocations[index]
        guard let total = known.value.total.adding(money) else {
          throw FileProblem(amount.place, "\(name) is in \(money.currency.code), \(known.value.name) is not")
        }
        allocations[index] = Item(
          place: known.place,
          value: Allocation(
            fund: fund.id, name: "\(known.value.name) \(name)", total: total, date: min(known.value.date, day)
          ))
      } else {
        allocations.append(
          Item(place: node.place, value: Allocation(fund: fund.id, name: name, total: money, date: day)))
      }
    } catch {
      tell(error)
    }
  }

  private mutating func tell(_ error: any Error) {
    if let problem = error as? FileProblem { problems.append(problem) }
  }

  // MARK: Values

  private func place(_ node: JSONNode, _ key: String) -> FilePlace { node[key]?.place ?? node.place }

  private func text(_ node: JSONNode, _ key: String) throws -> String {
    guard let text = node[key]?.text, !text.isEmpty else {
      throw FileProblem(place(node, key), "'\(key)' is missing, or no text")
    }
    return text
  }

  /// The id, else that at the end of the Amazon Resource Name.
  private func identity(_ node: JSONNode) throws -> String {
    if node["Id"] == nil, let last = node["Arn"]?.text?.split(separator: "/").last { return String(last) }
    return try text(node, "Id")
  }

  /// An instant as the AWS command line prints it, in ISO 8601 or in seconds since 1970; its day in UTC.
  private func date(_ node: JSONNode, _ key: String) throws -> CivilDate? {
    guard let value = node[key], !value.isNull else { return nil }
    if let text = value.text, let date = ImportedDate.read(text, mapping.dates) { return date }
    if case .number(let text) = value.value, !text.contains(where: { $0 == "e" || $0 == "E" }),
      let seconds = Int(text.prefix { $0 != "." }), (0...4_102_444_800).contains(seconds)
    {
      return ZonedInstant(secondsSince1970: seconds, offset: 0).date
    }
    throw FileProblem(value.place, "'\(key)' is no date")
  }

  private func fund(of node: JSONNode) throws -> Fund {
    let details = node["BenefitApplicationDetails"] ?? node
    var candidates = [try words("fund", details), node["BenefitId"]?.text, node["Name"]?.text]
    candidates += node["Programs"]?.items?.map(\.text) ?? []
    let given = candidates.compactMap { $0 }
    for text in given {
      let meant = mapping.values["fund"]?[text] ?? text
      let known = rules.funds.first { $0.id == meant || $0.title.lowercased() == meant.lowercased() }
      if let known { return known }
    }
    let shown = given.map { "'\($0)'" }.joined(separator: ", ")
    throw FileProblem(
      node.place,
      "no fund is named \(shown.isEmpty ? "here" : shown); say under imports: in entente.yaml which one is meant (values: { fund: { BENEFIT: \(rules.funds.first?.id ?? "FUND") } })"
    )
  }

  /// A field of the benefit's own details, by the mapping's path, `Budget.Requested`.
  private func detail(_ field: String, _ details: JSONNode?) throws -> JSONNode? {
    if let path = mapping.columns[field] {
      return path.split(separator: ".").reduce(details) { $0?[String($1)] }
    }
    let names = [field] + (Self.fields.first { $0.name == field }?.otherHeadings ?? [])
    guard case .object(let members)? = details?.value else { return nil }
    return members.first { member in names.contains { $0.lowercased() == member.key.lowercased() } }?.value
  }

  private func words(_ field: String, _ details: JSONNode?) throws -> String? {
    guard let node = try detail(field, details), !node.isNull else { return nil }
    guard let text = node.text else {
      throw FileProblem(node.place, "the \(field) is no text, but \(node.sort)")
    }
    return text.isEmpty ? nil : text
  }

  private func activity(_ details: JSONNode?) throws -> DateSpan? {
    func day(_ field: String) throws -> CivilDate? {
      guard let node = try detail(field, details), !node.isNull else { return nil }
      guard let date = node.text.flatMap({ ImportedDate.read($0, mapping.dates) }) else {
        throw FileProblem(node.place, "this is no date; \(ImportedDate.expectation(mapping.dates))")
      }
      return date
    }
    guard let from = try day("from") else { return nil }
    let until = try day("until") ?? from
    guard let span = DateSpan(from, until) else {
      throw FileProblem(
        details?.place ?? FilePlace(line: 1, column: nil), "the activity ends on \(until), before it begins")
    }
    return span
  }

  /// `{"Amount": "17500.00", "CurrencyCode": "PEN"}`, or a text or number in the fund's currency.
  private func money(_ node: JSONNode, _ fund: Fund) throws -> Money {
    var (currency, value) = (fund.amount.currency, node)
    if let amount = node["Amount"] {
      value = amount
      guard let code = node["CurrencyCode"]?.text, let named = Currency(code) else {
        throw FileProblem(node["CurrencyCode"]?.place ?? node.place, "this is no currency of ISO 4217")
      }
      currency = named
    }
    if currency != fund.amount.currency {
      throw FileProblem(
        node.place, "the amount is in \(currency.code), and \(fund.id) in \(fund.amount.currency.code)")
    }
    let text: String
    switch value.value {
    case .string(let words): text = words
    case .number(let digits): text = digits
    default: throw FileProblem(value.place, "an amount is wanted here, not \(value.sort)")
    }
    // Zeros beyond the currency's digits say nothing.
    var plain = text[...]
    if let point = plain.firstIndex(of: ".") {
      while plain.last == "0", plain.distance(from: point, to: plain.endIndex) - 1 > currency.digits {
        plain.removeLast()
      }
      if plain.last == "." { plain.removeLast() }
    }
    do throws(FundImportRow.Problem) { return try FundAmount.read(String(plain), currency) } catch {
      throw FileProblem(value.place, error.reason)
    }
  }
}
