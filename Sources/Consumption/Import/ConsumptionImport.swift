public import Interchange
import Programme

/// Reads files of billing data, piece by piece, and sums them up.
///
/// `begin`, `read` as often as there are pieces, and `end`, for each file; then ``statements()``. All files of one import are of
/// one kind: the parts of one export.
public struct ConsumptionImport {
  /// A problem with the file that it is in.
  public struct Problem: Sendable, Hashable {
    /// As it was named.
    public let file: String
    /// Where in it, and what.
    public let problem: FileProblem
  }

  /// So many problems are told of a file.
  public static let mostProblems = CSVTable.mostProblems

  /// The columns whose headings a user may name otherwise: those of months and amounts.
  public static var mappedColumns: [CSVColumn] { PlainRows.columns }

  /// What is wrong with the files, in their order.
  public private(set) var problems: [Problem] = []
  /// How many problems there are beyond those told.
  public private(set) var furtherProblems = 0
  /// How many rows or items were read, those in error too.
  public private(set) var rows = 0

  private let options: ConsumptionImportOptions
  private var sums: ChargeSums
  private var source: ConsumptionStatement.Source?
  private var files: [(name: String, sha256: String)] = []
  private var pages = 0
  private var name = ""
  private var reader: any ChargeReader
  private var start: [UInt8] = []
  private var isStarted = false

  /// An import of no file yet.
  public init(_ options: ConsumptionImportOptions) {
    self.options = options
    sums = ChargeSums(options)
    reader = RefusingReader("")
  }

  /// The kind of the files; nil before the first is recognised.
  public var kind: ConsumptionStatement.Source? { source }

  /// Begins with a file.
  public mutating func begin(_ file: String) {
    name = file
    start = []
    isStarted = false
  }

  /// Takes the next piece of the file.
  public mutating func read(_ piece: [UInt8]) {
    if isStarted { return reader.read(piece, &sums) }
    start += piece
    guard start.count >= BillingFormat.needed || BillingFormat.endsFirstLine(start) else { return }
    open()
  }

  /// Ends the file.
  ///
  /// - Parameter sha256: Of its bytes.
  public mutating func end(sha256: String) {
    if !isStarted { open() }
    reader.finish(&sums)
    problems += reader.problems.map { Problem(file: name, problem: $0) }
    furtherProblems += reader.furtherProblems
    rows += reader.rows
    if reader.goesOn { pages += 1 }
    files.append((name, sha256))
  }

  private mutating func open() {
    isStarted = true
    switch BillingFormat(start, headings: options.headings) {
    case .known(let kind):
      if let source, source != kind {
        reader = RefusingReader(
          "this is \(kind.rawValue), and the files before it are \(source.rawValue); import each alone")
      } else {
        source = kind
        reader = Self.reader(kind, options)
      }
    case .unknown(let reason): reader = RefusingReader(reason)
    }
    reader.read(start, &sums)
    start = []
  }

  private static func reader(_ kind: ConsumptionStatement.Source, _ options: ConsumptionImportOptions)
    -> any ChargeReader
  {
    switch kind {
    case .focus: CSVCharges(FocusRows(), options)
    case .cur: CSVCharges(CURRows(), options)
    case .costExplorer: CostExplorerReader(options)
    case .plain:
      CSVCharges(PlainRows(currency: options.currency ?? options.plainCurrency), options)
    }
  }

  /// A statement for each billing period, in order; all files are to be read by then.
  public mutating func statements() -> [ConsumptionStatement] {
    if pages > 0, pages >= files.count, let last = files.last {
      problems.append(
        Problem(
          file: last.name,
          problem: FileProblem(
            FilePlace(line: 1, column: nil),
            "the answer goes on: it has a NextPageToken; import all pages together, the last one too")))
      pages = 0
    }
    guard let source else { return [] }
    return sums.statements(
      source, files: files.map { Self.lastPart($0.name) }.joined(separator: ", "),
      sha256: files.map(\.sha256).joined(separator: " "), skipped: problems.count + furtherProblems)
  }

  /// The name of a file without its folders: where it lay on somebody's machine is nobody's business.
  private static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
