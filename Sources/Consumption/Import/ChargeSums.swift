public import BusinessCalendar
import Interchange
public import Programme

/// What an import was told beside the file.
public struct ConsumptionImportOptions: Sendable {
  /// The data set that the files are of.
  public var set = ConsumptionStatement.onlySet
  /// Whether everything may still change.
  public var isEstimated = false
  /// The day of the import: a period that is not over then is estimated.
  public var day: CivilDate
  /// The currency of amounts that state none; nil where that is an error.
  public var currency: Currency?
  /// That of months and amounts as a person writes them, where it is another.
  public var plainCurrency: Currency?
  /// The headings of columns that have another name.
  public var headings: [String: String] = [:]

  /// Of one day.
  public init(day: CivilDate) { self.day = day }
}

/// The charges of billing data, summed up as they come: memory grows with services and months, not with rows.
struct ChargeSums {
  /// A row as one sees it, whatever the export calls its columns.
  struct Charge {
    var period: ChargeMonth
    var month: ChargeMonth
    var service: Int
    var category: EligibleSpend.Category?
    var isCorrection = false
    var isEstimated = false
    var currency: Currency
    var billed: ExactAmount?
    var effective: ExactAmount?
  }

  private struct Slot: Hashable {
    let period: ChargeMonth
    let month: ChargeMonth
    let service: Int
    let category: EligibleSpend.Category?
    let isCorrection: Bool
    let isEstimated: Bool
    let currency: Currency
  }

  private struct Sum {
    var billed = ExactAmount.zero
    var effective = ExactAmount.zero
    /// False once a row does not state it.
    var statesBilled = true
    var statesEffective = true
    var rows = 0

    /// False where a sum has more digits than can be kept.
    mutating func add(_ charge: Charge) -> Bool {
      rows += 1
      if let amount = charge.billed {
        guard billed.add(amount) else { return false }
      } else {
        statesBilled = false
      }
      if let amount = charge.effective {
        guard effective.add(amount) else { return false }
      } else {
        statesEffective = false
      }
      return true
    }
  }

  private var sums: [Slot: Sum] = [:]
  private var services: [String] = []
  private var serviceNumbers: [String: Int] = [:]
  private let options: ConsumptionImportOptions

  init(_ options: ConsumptionImportOptions) { self.options = options }

  /// The number that stands for a service.
  mutating func number(ofService name: String) -> Int {
    if let number = serviceNumbers[name] { return number }
    serviceNumbers[name] = services.count
    services.append(name)
    return services.count - 1
  }

  /// Adds a charge; false where a sum has more digits than can be kept.
  mutating func add(_ charge: Charge) -> Bool {
    let isEstimated = charge.isEstimated || options.isEstimated || options.day <= charge.period.last
    let slot = Slot(
      period: charge.period, month: charge.month, service: charge.service, category: charge.category,
      isCorrection: charge.isCorrection, isEstimated: isEstimated, currency: charge.currency)
    return sums[slot, default: Sum()].add(charge)
  }

  /// How many charges were added.
  var rows: Int { sums.values.reduce(0) { $0 + $1.rows } }

  /// A statement a billing period, in order.
  func statements(_ source: ConsumptionStatement.Source, files: String, sha256: String, skipped: Int)
    -> [ConsumptionStatement]
  {
    Dictionary(grouping: sums, by: \.key.period).sorted { $0.key < $1.key }.map { period, sums in
      ConsumptionStatement(
        set: options.set, period: period, source: source, files: files, sha256: sha256, skipped: skipped,
        lines: sums.map { slot, sum in
          ConsumptionLine(
            key: .init(
              month: slot.month, service: services[slot.service], category: slot.category,
              isCorrection: slot.isCorrection, isEstimated: slot.isEstimated, currency: slot.currency),
            billed: sum.statesBilled ? sum.billed : nil, effective: sum.statesEffective ? sum.effective : nil,
            rows: sum.rows)
        })
    }
  }
}
