import BusinessCalendar
import Programme

/// Dates as files of other systems write them.
enum ImportedDate {
  /// A date in ISO 8601, an instant of it (whose day in UTC counts), or, where the mapping says so, 31/03/2025 or 3-31-2025.
  static func read(_ text: String, _ order: ImportMapping.DateOrder) -> CivilDate? {
    if let date = CivilDate(iso: text) { return date }
    let day = text.prefix(10)
    if text.dropFirst(10).first.map({ $0 == "T" || $0 == " " }) ?? false, let date = CivilDate(iso: day) {
      return date
    }
    guard order != .iso else { return nil }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" || $0 == "." }
    guard parts.count == 3, parts[2].utf8.count == 4,
      parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    let (day2, month) = order == .dayFirst ? (parts[0], parts[1]) : (parts[1], parts[0])
    func padded(_ part: Substring) -> String { part.utf8.count == 1 ? "0" + part : String(part) }
    return CivilDate(iso: "\(parts[2])-\(padded(month))-\(padded(day2))")
  }

  static func expectation(_ order: ImportMapping.DateOrder) -> String {
    switch order {
    case .iso: "write 2025-03-31, or say dates: day-first or month-first under imports: in entente.yaml"
    case .dayFirst: "write 31/03/2025 or 2025-03-31"
    case .monthFirst: "write 03/31/2025 or 2025-03-31"
    }
  }
}
