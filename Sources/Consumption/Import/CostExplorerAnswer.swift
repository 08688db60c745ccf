import BusinessCalendar
import Interchange
import Programme

/// What `aws ce get-cost-and-usage` prints (botocore's service model `ce`, operation GetCostAndUsage), of any granularity.
///
/// Billed is UnblendedCost, effective AmortizedCost; where only the net of them was asked for, that. Grouped by SERVICE, amounts
/// are told apart by service; by RECORD_TYPE, by category. Everything that the model does not require may be missing.
struct CostExplorerAnswer {
  private let root: JSONNode
  private let options: ConsumptionImportOptions
  private(set) var problems: [FileProblem] = []

  init(_ root: JSONNode, _ options: ConsumptionImportOptions) {
    self.root = root
    self.options = options
  }

  /// Whether the answer goes on with another page.
  var goesOn: Bool { root["NextPageToken"]?.text.map { !$0.isEmpty } ?? false }

  /// Adds every amount; what is wrong is gathered.
  mutating func add(to sums: inout ChargeSums) {
    guard let results = root["ResultsByTime"] else {
      problems.append(
        FileProblem(
          root.place, "there is no 'ResultsByTime': this is no answer of 'aws ce get-cost-and-usage'"))
      return
    }
    guard let items = results.items else {
      problems.append(FileProblem(results.place, "'ResultsByTime' is \(results.sort), not a list"))
      return
    }
    let before = sums.rows
    for item in items { add(item, &sums) }
    if problems.isEmpty, sums.rows == before {
      problems.append(FileProblem(results.place, "no amount is in this answer"))
    }
  }

  private mutating func add(_ result: JSONNode, _ sums: inout ChargeSums) {
    guard let month = month(result) else { return }
    let isEstimated =
      result["Estimated"].map { if case .bool(true) = $0.value { true } else { false } } ?? false
    let groups = result["Groups"]?.items ?? []
    if groups.isEmpty {
      guard let total = result["Total"], !total.isNull else { return }
      add(total, month, isEstimated, [], &sums)
    }
    for group in groups {
      let keys = (group["Keys"]?.items ?? []).map { $0.text ?? "" }
      guard let metrics = group["Metrics"], !metrics.isNull else { continue }
      add(metrics, month, isEstimated, keys, &sums)
    }
  }

  private mutating func month(_ result: JSONNode) -> ChargeMonth? {
    guard let period = result["TimePeriod"], let start = period["Start"], let end = period["End"] else {
      problems.append(FileProblem(result.place, "there is no TimePeriod with Start and End"))
      return nil
    }
    let dates = [start, end].map { node in node.text.flatMap { CivilDate(iso: $0.prefix(10)) } }
    guard let first = dates[0] else {
      problems.append(
        FileProblem(start.place, "'\(start.text ?? start.sort)' is no date, such as 2024-07-01"))
      return nil
    }
    guard let after = dates[1] else {
      problems.append(FileProblem(end.place, "'\(end.text ?? end.sort)' is no date, such as 2024-08-01"))
      return nil
    }
    let month = ChargeMonth(containing: first)
    // The end is exclusive; of an hour it is on the same day.
    let last = after > first ? after.adding(days: -1) : first
    guard last <= month.last, after >= first else {
      problems.append(
        FileProblem(
          end.place, "the period \(first) to \(after) is not one of a month; ask with --granularity MONTHLY"))
      return nil
    }
    return month
  }

  private mutating func add(
    _ metrics: JSONNode, _ month: ChargeMonth, _ isEstimated: Bool, _ keys: [String], _ sums: inout ChargeSums
  ) {
    let billed = cost(metrics, ["UnblendedCost", "NetUnblendedCost"])
    let effective = cost(metrics, ["AmortizedCost", "NetAmortizedCost"])
    guard billed != nil || effective != nil else {
      if case .object(let members) = metrics.value, !members.isEmpty,
        !members.contains(where: { isCost($0.key) })
      {
        problems.append(
          FileProblem(
            metrics.place,
            "there is neither UnblendedCost nor AmortizedCost; ask with --metrics UnblendedCost AmortizedCost"
          ))
      }
      return
    }
    if let billed, let effective, billed.currency != effective.currency {
      problems.append(FileProblem(metrics.place, "the costs are in two currencies"))
      return
    }
    guard let currency = billed?.currency ?? effective?.currency else { return }
    let (service, type) = names(keys)
    let charge = ChargeSums.Charge(
      period: month, month: month, service: sums.number(ofService: service), category: type?.category,
      isEstimated: isEstimated, currency: currency, billed: billed?.amount, effective: effective?.amount)
    if !sums.add(charge) {
      problems.append(FileProblem(metrics.place, "the sum has more digits than can be kept"))
    }
  }

  private func isCost(_ name: String) -> Bool {
    ["UnblendedCost", "NetUnblendedCost", "AmortizedCost", "NetAmortizedCost"].contains(name)
  }

  /// The first of some metrics that states an amount.
  private mutating func cost(_ metrics: JSONNode, _ names: [String]) -> (
    amount: ExactAmount, currency: Currency
  )? {
    for name in names {
      guard let value = metrics[name], let stated = value["Amount"], !stated.isNull else { continue }
      guard let text = stated.text, let amount = ExactAmount(text) else {
        problems.append(FileProblem(stated.place, "the amount of \(name) is no number"))
        return nil
      }
      if let unit = value["Unit"], !unit.isNull {
        guard let currency = unit.text.flatMap({ Currency($0) }) else {
          problems.append(
            FileProblem(unit.place, "'\((unit.text ?? unit.sort).prefix(60))' is no currency of ISO 4217"))
          return nil
        }
        return (amount, currency)
      }
      guard let currency = options.currency else {
        problems.append(
          FileProblem(value.place, "the amount states no Unit; say of which currency it is with --currency"))
        return nil
      }
      return (amount, currency)
    }
    return nil
  }

  /// Service and type of charge by the keys of a group.
  private func names(_ keys: [String]) -> (service: String, type: ChargeType?) {
    var dimensions = (root["GroupDefinitions"]?.items ?? []).map { $0["Key"]?.text?.uppercased() ?? "" }
    if dimensions.isEmpty {
      // Nobody says by what: a group of one key is by service, as most are.
      dimensions = ["SERVICE"]
    }
    var (service, type) = (ChargeCells.unnamed, ChargeType?.none)
    for (dimension, key) in zip(dimensions, keys) where !key.isEmpty {
      switch dimension {
      case "SERVICE": service = ChargeCells.plain(key)
      case "RECORD_TYPE": type = ChargeType(key)
      default: continue
      }
    }
    return (service, type)
  }
}
