import Diagnostics
import Interchange

/// What kind of billing data a file is, by its first bytes.
enum BillingFormat: Equatable {
  case known(ConsumptionStatement.Source)
  /// Why nothing can be read.
  case unknown(String)

  /// No line of headings is longer.
  static let needed = 1 << 20

  /// Whether the headings are there as a whole, after what may stand before them.
  static func endsFirstLine(_ bytes: [UInt8]) -> Bool {
    let start = bytes.drop { $0 == 0x0A || $0 == 0x0D }
    guard !start.starts(with: "sep=".utf8), !start.starts(with: [0xEF, 0xBB, 0xBF] + Array("sep=".utf8))
    else {
      return start.split(separator: 0x0A, maxSplits: 2).count > 2
    }
    return start.contains(0x0A) || start.contains(0x0D)
  }

  /// - Parameter headings: The heading of a column, where the user says that it is another one.
  init(_ start: [UInt8], headings: [String: String]) {
    if let packing = Self.packing(start) {
      self = .unknown(packing)
      return
    }
    let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start[...]
    switch text.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
    case nil: self = .unknown("the file is empty")
    case UInt8(ascii: "{"), UInt8(ascii: "["): self = .known(.costExplorer)
    default: self = Self.table(start, headings)
    }
  }

  private static func packing(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x1F, 0x8B]) {
      return "the file is packed with gzip; unpack it, or hand it over as it is unpacked: "
        + "gunzip -c FILE | entente consumption import /dev/stdin"
    }
    if bytes.starts(with: "PAR1".utf8) { return "the file is Parquet; export CSV instead" }
    if bytes.starts(with: "PK\u{3}\u{4}".utf8) { return "the file is a ZIP archive; unpack it" }
    return nil
  }

  private static func table(_ start: [UInt8], _ headings: [String: String]) -> BillingFormat {
    var found: [String] = []
    var reader = CSVReader()
    struct Enough: Error {}
    do {
      func take(_ row: CSVRow) throws {
        found = (0..<row.count).compactMap { row[$0] }
        throw Enough()
      }
      try reader.read(start, take)
      try reader.finish(take)
    } catch let problem as FileProblem {
      return .unknown(problem.reason)
    } catch {
      // The first row is enough.
    }
    let keys = Set(found.map { String($0.lowercased().filter { !$0.isWhitespace }) })
    if keys.isSuperset(of: FocusRows.marks) { return .known(.focus) }
    if keys.isSuperset(of: CURRows.marks) || keys.isSuperset(of: CURRows.legacyMarks) { return .known(.cur) }
    let plain = PlainRows.marks.map { headings[$0]?.lowercased() ?? $0 }
    if keys.isSuperset(of: plain.map { String($0.filter { !$0.isWhitespace }) }) { return .known(.plain) }
    // Nearly one of them: its own reader says which column is missing.
    if keys.contains("chargeperiodstart") || keys.contains("billedcost") || keys.contains("effectivecost") {
      return .known(.focus)
    }
    let shown = found.prefix(20).joined(separator: ", ").prefix(400)
    return .unknown(
      "the file is none of a FOCUS export (ChargePeriodStart, BilledCost, …), a Cost and Usage Report "
        + "(line_item_line_item_type, …), or months with amounts (month, amount); its headings are: \(shown)")
  }
}
