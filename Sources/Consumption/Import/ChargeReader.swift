import Interchange

/// Reads one file of one kind into sums.
protocol ChargeReader {
  var problems: [FileProblem] { get }
  var furtherProblems: Int { get }
  /// Rows or items, those in error too.
  var rows: Int { get }
  /// Whether the file says that another one follows.
  var goesOn: Bool { get }

  mutating func read(_ piece: [UInt8], _ sums: inout ChargeSums)
  mutating func finish(_ sums: inout ChargeSums)
}

/// CSV, a charge a row.
struct CSVCharges<Rows: ChargeRows>: ChargeReader {
  private var table: CSVTable
  private var cells: Rows
  let goesOn = false

  init(_ rows: Rows, _ options: ConsumptionImportOptions) {
    cells = rows
    table = CSVTable(Rows.columns, headings: options.headings)
  }

  var problems: [FileProblem] { table.problems }
  var furtherProblems: Int { table.furtherProblems }
  var rows: Int { table.rows }

  mutating func read(_ piece: [UInt8], _ sums: inout ChargeSums) {
    take(&sums) { table, body in try table.read(piece, body) }
  }

  mutating func finish(_ sums: inout ChargeSums) {
    take(&sums) { table, body in try table.finish(body) }
    if table.isReadable, table.rows == 0 {
      table.tell(FileProblem(FilePlace(line: 1, column: nil), "there are no rows below the headings"))
    }
  }

  private mutating func take(
    _ sums: inout ChargeSums, _ read: (inout CSVTable, (CSVRecord) throws -> Void) throws -> Void
  ) {
    var cells = cells
    defer { self.cells = cells }
    do {
      try read(&table) { row in
        let charge = try cells.charge(row, &sums)
        if !sums.add(charge) {
          throw FileProblem(
            FilePlace(line: row.line, column: nil), "the sum has more digits than can be kept")
        }
      }
    } catch {
      // The table gathers what a row throws; nothing else is thrown.
      table.tell(FileProblem(FilePlace(line: 1, column: nil), "the file cannot be read: \(error)"))
    }
  }
}

/// JSON, which is read once it is whole.
struct CostExplorerReader: ChargeReader {
  /// A longer answer is refused: a year by service and day has a few MiB.
  static let longest = 64 << 20

  private let options: ConsumptionImportOptions
  private var bytes: [UInt8] = []
  private(set) var problems: [FileProblem] = []
  let furtherProblems = 0
  private(set) var rows = 0
  private(set) var goesOn = false

  init(_ options: ConsumptionImportOptions) { self.options = options }

  mutating func read(_ piece: [UInt8], _ sums: inout ChargeSums) {
    if bytes.count <= Self.longest { bytes += piece }
  }

  mutating func finish(_ sums: inout ChargeSums) {
    guard bytes.count <= Self.longest else {
      problems = [
        FileProblem(FilePlace(line: 1, column: nil), "the file is larger than \(Self.longest >> 20) MiB")
      ]
      return
    }
    do throws(FileProblem) {
      var answer = CostExplorerAnswer(try JSONReader.read(bytes), options)
      let before = sums.rows
      answer.add(to: &sums)
      rows = sums.rows - before
      goesOn = answer.goesOn
      problems = answer.problems
    } catch {
      problems = [error]
    }
  }
}

/// A file that is of no known kind.
struct RefusingReader: ChargeReader {
  let problems: [FileProblem]
  let furtherProblems = 0
  let rows = 0
  let goesOn = false

  init(_ reason: String) { problems = [FileProblem(FilePlace(line: 1, column: nil), reason)] }

  mutating func read(_ piece: [UInt8], _ sums: inout ChargeSums) {}
  mutating func finish(_ sums: inout ChargeSums) {}
}
