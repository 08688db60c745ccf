public import BusinessCalendar
import Diagnostics
public import Interchange
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
    /// Where.
    public let place: FilePlace

    /// A cell by its parts.
    public init(_ text: String, at place: FilePlace) {
      self.text = text
      self.place = place
    }
  }

  /// A row: what it says by column, empty cells left out, and where each column stands in it.
  public struct Row: Sendable, Hashable {
    /// Where it begins.
    public let place: FilePlace
    /// What it says.
    public let cells: [Column: Cell]

    /// A row by its parts.
    public init(at place: FilePlace, _ cells: [Column: Cell]) {
      self.place = place
      self.cells = cells
    }

    func text(_ column: Column) -> String { cells[column]?.text.trimmingSpaces ?? "" }
    func place(_ column: Column) -> FilePlace { cells[column]?.place ?? place }
  }

  /// What the good rows come to, in their order. Of rows that contradict each other none is good.
  public var facts: [Fact] { drafts.filter { !contradicted.contains($0.slot) }.map(\.fact) }
  /// How many rows say what is recorded already, or was imported once before.
  public private(set) var present = 0
  /// What is wrong, in the order of rows.
  public private(set) var problems: [FileProblem] = []
  /// Rows that were imported before and corrected since, and are passed over.
  public private(set) var notes: [FileProblem] = []

  private let book: MetricBook
  private let today: CivilDate
  private let imported: Set<String>
  private var drafts: [(slot: Slot, fact: Fact)] = []
  private var taken: [Slot: (draft: MetricDraft, line: Int)] = [:]
  private var contradicted: Set<Slot> = []

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

  /// Takes the next row.
  public mutating func take(_ row: Row) {
    let missing = Column.allCases.filter { $0.isNeeded && row.text($0).isEmpty }
    guard missing.isEmpty else {
      problems += missing.map { FileProblem(row.place($0), "the column '\($0.rawValue)' is empty") }
      return
    }
    guard let draft = draft(row) else { return }
    let slot = Slot(metric: draft.metric, span: draft.period.span)
    if let earlier = taken[slot] { return take(draft, of: slot, after: earlier, row) }
    taken[slot] = (draft, row.place.line)
    let recorded = book.value(of: draft.metric, in: draft.period)
    if let recorded, draft.isSame(as: recorded) {
      present += 1
    } else if draft.row.map(imported.contains) ?? false {
      present += 1
      guard let recorded else { return }
      notes.append(
        FileProblem(
          row.place(.value),
          "\(draft.metric) of \(draft.period.label) was imported as \(draft.value) before and is \(recorded.value) by now; record it by hand if it holds again"
        ))
    } else {
      drafts.append(
        (slot, MetricFact.fact(draft, of: book.rules.programme, correcting: recorded?.event.id)))
    }
  }

  /// A second row for the same days: the same once more, or a contradiction.
  private mutating func take(
    _ draft: MetricDraft, of slot: Slot, after earlier: (draft: MetricDraft, line: Int), _ row: Row
  ) {
    if earlier.draft.row == draft.row {
      present += 1
      return
    }
    contradicted.insert(slot)
    let days = "\(draft.metric) of \(draft.period.label)"
    problems.append(
      FileProblem(
        row.place(.value),
        earlier.draft.value == draft.value
          ? "\(days) stands on line \(earlier.line) already, with another source or note; keep one of them"
          : "\(days) is \(earlier.draft.value) on line \(earlier.line) and \(draft.value) here; keep one of them"
      ))
  }

  /// What a row says; each cell that says nothing is told at its own place.
  private mutating func draft(_ row: Row) -> MetricDraft? {
    let (book, today) = (book, today)
    let metric = told(.metric, row) { () throws(ScorecardRefusal) in try book.rules.metric(row.text(.metric))
    }
    guard let metric else { return nil }
    let period = told(.period, row) { () throws(ScorecardRefusal) in
      try book.period(row.text(.period), of: metric, today: today)
    }
    let value = told(.value, row) { () throws(ScorecardRefusal) in
      try MetricValueText.read(row.text(.value), for: metric)
    }
    guard let period, let value else { return nil }
    let source = row.text(.source).nonEmpty ?? metric.keeping.source
    let note = row.text(.note).nonEmpty
    var draft = MetricDraft(metric: metric.id, period: period, value: value, source: source, note: note)
    draft.row = Self.digest([
      metric.id, period.span.description, value.number.trimmed.description, value.currency?.code ?? "",
      source ?? "", note ?? "",
    ])
    return draft
  }

  private mutating func told<Value>(
    _ column: Column, _ row: Row, _ body: () throws(ScorecardRefusal) -> Value
  )
    -> Value?
  {
    do throws(ScorecardRefusal) {
      return try body()
    } catch {
      problems.append(FileProblem(row.place(column), error.message))
      return nil
    }
  }

  /// Tells a row from every other, wherever it stands in whichever file; each part with its length, so that no two lists of
  /// parts run into the same text.
  private static func digest(_ parts: [String]) -> String {
    ContentDigest.sha256(Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8))
  }
}
