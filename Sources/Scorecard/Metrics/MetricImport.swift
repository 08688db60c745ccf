public import BusinessCalendar
internal import Diagnostics
public import Journal
import Programme

/// Values from another system, taken over once however often they are read.
public struct MetricImport: Sendable {
  /// A column of the file.
  public enum Column: String, Sendable, Hashable, CaseIterable {
    case metric, period, value, source, note

    /// Whether a file without it is of no use.
    public var isNeeded: Bool { self == .metric || self == .period || self == .value }
  }

  /// A cell, and where it stands.
  public struct Cell: Sendable, Hashable {
    /// What it says.
    public let text: String
    /// From 1.
    public let line: Int
    /// From 1.
    public let column: Int

    /// A cell by its parts.
    public init(_ text: String, line: Int, column: Int) {
      self.text = text
      self.line = line
      self.column = column
    }
  }

  /// Something that is wrong with a row.
  public struct Problem: Sendable, Hashable {
    /// From 1.
    public let line: Int
    /// From 1.
    public let column: Int
    /// A sentence without a full stop.
    public let message: String
  }

  /// What the good rows come to, in their order.
  public private(set) var facts: [Fact] = []
  /// How many of them have another value for days that had one.
  public private(set) var corrections = 0
  /// How many rows say what is recorded already, or was imported once before.
  public private(set) var present = 0
  /// What is wrong, in the order of rows.
  public private(set) var problems: [Problem] = []
  /// Rows that were imported before and corrected since, and are passed over.
  public private(set) var notes: [Problem] = []

  private let book: MetricBook
  private let today: CivilDate
  private let imported: Set<String>
  private var taken: [Slot: (draft: MetricDraft, line: Int)] = [:]

  private struct Slot: Hashable {
    let metric: String
    let span: DateSpan
  }

  /// An import into a book, which must hold all facts.
  public init(into book: MetricBook, today: CivilDate) {
    self.book = book
    self.today = today
    imported = Set(
      book.entries.lazy.filter { if case .undone = $0.standing { false } else { true } }
        .compactMap { $0.event.fact.details["row"] })
  }

  /// Takes a row. A cell that is not there counts as empty.
  ///
  /// - Parameters:
  ///   - line: Where the row begins.
  ///   - cells: What it says.
  public mutating func take(line: Int, _ cells: [Column: Cell]) {
    var isGood = true
    for column in Column.allCases where column.isNeeded && cells[column]?.text.nonEmpty == nil {
      problems.append(
        Problem(
          line: cells[column]?.line ?? line, column: cells[column]?.column ?? 1,
          message: "there is no \(column.rawValue)"))
      isGood = false
    }
    guard isGood else { return }
    guard let draft = draft(line, cells) else { return }
    let slot = Slot(metric: draft.metric, span: draft.period.span)
    if let earlier = taken[slot] {
      if earlier.draft.row == draft.row {
        present += 1
      } else {
        problems.append(
          Problem(
            line: line, column: cells[.value]?.column ?? 1,
            message:
              "\(draft.value) is another value of \(draft.metric) of \(draft.period.label) than that of line \(earlier.line), \(earlier.draft.value); keep one of them"
          ))
      }
      return
    }
    taken[slot] = (draft, line)
    let recorded = book.value(of: draft.metric, in: draft.period)
    if let recorded, draft.isSame(as: recorded) {
      present += 1
      return
    }
    if draft.row.map(imported.contains) ?? false {
      present += 1
      if let recorded {
        notes.append(
          Problem(
            line: line, column: cells[.value]?.column ?? 1,
            message:
              "\(draft.metric) of \(draft.period.label) was imported as \(draft.value) once and is \(recorded.value) by now; record it by hand if it holds again"
          ))
      }
      return
    }
    if recorded != nil { corrections += 1 }
    facts.append(MetricFact.fact(draft, of: book.rules.programme, correcting: recorded?.event.id))
  }

  /// What a row says; each cell that says nothing is told at its own place.
  private mutating func draft(_ line: Int, _ cells: [Column: Cell]) -> MetricDraft? {
    func text(_ column: Column) -> String { cells[column]?.text.trimmingSpaces ?? "" }
    let (book, today) = (book, today)
    let metric = told(.metric, cells, line) { () throws(ScorecardRefusal) in
      try book.rules.metric(text(.metric))
    }
    guard let metric else { return nil }
    let period = told(.period, cells, line) { () throws(ScorecardRefusal) in
      try book.period(text(.period), of: metric, today: today)
    }
    let value = told(.value, cells, line) { () throws(ScorecardRefusal) in
      try MetricValueText.read(text(.value), for: metric)
    }
    guard let period, let value else { return nil }
    let source = cells[.source]?.text.nonEmpty ?? metric.keeping.source
    let note = cells[.note]?.text.nonEmpty
    var draft = MetricDraft(metric: metric.id, period: period, value: value, source: source, note: note)
    draft.row = Self.digest([
      metric.id, period.span.description, value.number.trimmed.description, value.currency?.code ?? "",
      source ?? "", note ?? "",
    ])
    return draft
  }

  private mutating func told<Value>(
    _ column: Column, _ cells: [Column: Cell], _ line: Int,
    _ body: () throws(ScorecardRefusal) -> Value
  ) -> Value? {
    do throws(ScorecardRefusal) {
      return try body()
    } catch {
      problems.append(
        Problem(
          line: cells[column]?.line ?? line, column: cells[column]?.column ?? 1, message: error.message))
      return nil
    }
  }

  /// Tells a row from every other, wherever it stands in whichever file; each part with its length, so that no two lists of
  /// parts run into the same text.
  private static func digest(_ parts: [String]) -> String {
    ContentDigest.sha256(Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8))
  }
}
