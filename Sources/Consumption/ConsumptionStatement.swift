import BusinessCalendar
import Journal
import Programme

/// What one import says of one billing period: everything that was invoiced, or is to be, in that month.
///
/// It takes the place of what an earlier import said of the same period of the same data set. A period is the unit, rather than
/// the month of the charge, because a bill may correct charges of months before, and comes anew as a whole.
public struct ConsumptionStatement: Sendable, Hashable {
  /// Where billing data comes from.
  public enum Source: String, Sendable, Hashable, CaseIterable {
    /// The FinOps Open Cost and Usage Specification, as CSV.
    case focus
    /// AWS Cost and Usage Report, as CSV.
    case cur
    /// What `aws ce get-cost-and-usage` prints.
    case costExplorer = "cost-explorer"
    /// Months and amounts, as CSV.
    case plain
  }

  /// What the data set is called where there are several, one of each account or vendor.
  public let set: String
  /// The month of the bill.
  public let period: ChargeMonth
  /// Where it comes from.
  public let source: Source
  /// The names of the files.
  public let files: String
  /// The SHA-256 of each file, in their order.
  public let sha256: String
  /// How many rows of the files were in error and left out.
  public let skipped: Int
  /// The sums, by their keys.
  public let lines: [ConsumptionLine]

  /// A statement by its parts.
  public init(
    set: String, period: ChargeMonth, source: Source, files: String, sha256: String, skipped: Int = 0,
    lines: [ConsumptionLine]
  ) {
    self.set = set
    self.period = period
    self.source = source
    self.files = files
    self.sha256 = sha256
    self.skipped = skipped
    self.lines = lines.sorted { $0.key < $1.key }
  }

  /// The name of a data set that has none.
  public static let onlySet = "main"

  /// How many rows of the files it sums.
  public var rows: Int { lines.reduce(0) { $0 &+ $1.rows } }

  /// Whether something of it may still change.
  public var isEstimated: Bool { lines.contains { $0.key.isEstimated } }

  /// Whether another import says the same. The same file says the same for ever, although the period that it was exported from
  /// is over by now: it still holds no more than was known then.
  func says(theSameAs other: ConsumptionStatement) -> Bool {
    guard source == other.source else { return false }
    return lines == other.lines || sha256 == other.sha256 && asFinal == other.asFinal
  }

  /// The sums without telling what may still change.
  private var asFinal: [ConsumptionLine.Key: [ExactAmount?]] {
    lines.reduce(into: [:]) { sums, line in
      let key = ConsumptionLine.Key(
        month: line.key.month, service: line.key.service, category: line.key.category,
        isCorrection: line.key.isCorrection, isEstimated: false, currency: line.key.currency)
      guard let before = sums[key] else { return sums[key] = [line.billed, line.effective] }
      sums[key] = zip(before, [line.billed, line.effective]).map { left, right in
        guard var sum = left, let right, sum.add(right) else { return nil }
        return sum.stripped
      }
    }
  }

  private enum Detail {
    static let set = "set"
    static let source = "source"
    static let files = "files"
    static let sha256 = "sha256"
    static let rows = "rows"
    static let estimated = "estimated"
    static let skipped = "skipped"
    static let all: Set<String> = [set, source, files, sha256, rows, estimated, skipped]
  }

  /// The fact that records it.
  ///
  /// - Parameter day: The day of the import: the statement is true from the last day of its period, or from that day where the
  ///   period still runs.
  func fact(programme: String, on day: CivilDate, reason: String?, reference: String?) -> Fact {
    var details = [
      Detail.set: set, Detail.source: source.rawValue, Detail.files: files, Detail.sha256: sha256,
      Detail.rows: String(rows), Detail.estimated: isEstimated ? "yes" : "no",
    ]
    if skipped > 0 { details[Detail.skipped] = String(skipped) }
    for line in lines { details[line.key.text] = line.text }
    return Fact(
      programme: programme, kind: ConsumptionKind.month, subject: period.description,
      effective: min(period.last, day), reason: reason, reference: reference, details: details)
  }

  /// What a fact says.
  ///
  /// - Throws: ``ConsumptionRefusal`` where it cannot be read.
  init(_ fact: Fact) throws(ConsumptionRefusal) {
    guard let subject = fact.subject, subject.utf8.count == 7, let period = ChargeMonth(subject) else {
      throw ConsumptionRefusal(.record, "its subject is no month, such as 2024-07")
    }
    guard let source = fact.details[Detail.source].flatMap(Source.init) else {
      throw ConsumptionRefusal(
        .record, "its source is none of \(Source.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    var lines: [ConsumptionLine] = []
    for (key, text) in fact.details where !Detail.all.contains(key) {
      guard let line = ConsumptionLine(key: key, text: text) else {
        throw ConsumptionRefusal(.record, "its detail '\(key.prefix(80))' is no sum: '\(text.prefix(80))'")
      }
      lines.append(line)
    }
    self.init(
      set: fact.details[Detail.set] ?? Self.onlySet, period: period, source: source,
      files: fact.details[Detail.files] ?? "", sha256: fact.details[Detail.sha256] ?? "",
      skipped: fact.details[Detail.skipped].flatMap { Int($0) } ?? 0, lines: lines)
    if let rows = fact.details[Detail.rows], rows != String(self.rows) {
      throw ConsumptionRefusal(.record, "it states \(rows) rows, and its sums are of \(self.rows)")
    }
  }
}

/// The kinds of facts of this register.
public enum ConsumptionKind {
  /// With what they all begin.
  public static let prefix = "consumption."
  /// A statement of a billing period.
  public static let month = "consumption.month"
  /// Takes a statement back.
  public static let undo = "consumption.undo"
}

/// Why something cannot be recorded, read or explained, and what to do instead.
public struct ConsumptionRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// What sort of reason.
  public enum Code: String, Sendable, Hashable {
    /// A fact of the journal that cannot be read.
    case record
    /// Nothing has that name.
    case unknownName
  }

  /// What sort of reason.
  public let code: Code
  /// A sentence without a full stop.
  public let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
