import Diagnostics
import Interchange
import Programme

/// How the rows of one kind of billing data become charges.
protocol ChargeRows {
  /// Which kind.
  static var source: ConsumptionStatement.Source { get }
  /// Headings that no other kind has all of, in lower case.
  static var marks: Set<String> { get }
  /// The columns that are read.
  static var columns: [CSVColumn] { get }

  /// A row's charge.
  ///
  /// - Throws: ``FileProblem`` or ``FileProblems``.
  mutating func charge(_ row: CSVRecord, _ sums: inout ChargeSums) throws -> ChargeSums.Charge
}

/// Everything that is wrong with one row.
struct RowProblems {
  private var all: [FileProblem] = []

  var isEmpty: Bool { all.isEmpty }

  /// By their places.
  var error: FileProblems { FileProblems(all.sorted { $0.place < $1.place }) }

  /// What `body` reads; nil where it finds a problem.
  mutating func value<Value>(_ body: () throws -> Value?) -> Value? {
    do {
      return try body()
    } catch {
      // Readers of cells throw nothing else.
      if let problem = error as? FileProblem { all.append(problem) }
      return nil
    }
  }
}

/// Cells that say the same again and again.
struct ChargeCells {
  /// The name of what names no service.
  static let unnamed = "(no service)"

  private var categories = TextCache<EligibleSpend.Category>()
  private var currencies = TextCache<Currency>()
  private var services = TextCache<Int>()

  mutating func category(_ row: CSVRecord, _ column: Int) throws(FileProblem) -> EligibleSpend.Category? {
    let known: EligibleSpend.Category?? = row.withBytes(column) { bytes in
      categories.value(of: bytes) { text in
        EligibleSpend.Category.allCases.first { $0.rawValue.lowercased() == text?.lowercased() }
      }
    }
    if let category = known ?? nil { return category }
    let words = EligibleSpend.Category.allCases.map(\.rawValue)
    let shown = row.shown(column)
    throw FileProblem(
      row.place(column),
      "'\(shown)' is no category of charge\(Suggestion.ending(for: shown, in: words)); it is one of "
        + words.joined(separator: ", "))
  }

  mutating func currency(_ row: CSVRecord, _ column: Int) throws(FileProblem) -> Currency {
    let known: Currency?? = row.withBytes(column) { bytes in
      currencies.value(of: bytes) { text in text.flatMap { Currency($0) } }
    }
    if let currency = known ?? nil { return currency }
    throw FileProblem(row.place(column), "'\(row.shown(column))' is no currency of ISO 4217, such as USD")
  }

  mutating func service(
    _ row: CSVRecord, _ column: Int, _ sums: inout ChargeSums
  ) throws(FileProblem) -> Int {
    let known: Int?? = row.withBytes(column) { bytes in
      services.value(of: bytes) { text in
        text.map { sums.number(ofService: $0.isEmpty ? Self.unnamed : Self.plain($0)) }
      }
    }
    guard let known else { return sums.number(ofService: Self.unnamed) }
    if let service = known { return service }
    throw FileProblem(row.place(column), "this is not UTF-8; save the file as UTF-8")
  }

  /// On one line, and not endless.
  static func plain(_ name: String) -> String {
    String(name.map { $0.isNewline || $0 == "\t" ? " " : $0 }.prefix(200))
  }
}
