import BusinessCalendar
import Diagnostics
public import Journal
import Programme

/// Steps of funds that another system recorded, taken one after another on a book, before anything is appended.
///
/// A step is known again by its `mark`, and a request or claim by the name that the other system has for it: both stand in the
/// facts. So a file that is read again, or a longer one of the same system, appends only what is new.
public struct FundImport {
  /// What is to be appended.
  public private(set) var facts: [Fact] = []
  /// How many steps the journal holds already.
  public private(set) var present = 0
  /// Everything that is recorded, and the steps that were taken.
  public private(set) var book: FundBook

  private var marks: Set<String> = []
  /// Our names by those of the other system.
  private var names: [String: String] = [:]
  private var lastNumber: Int

  static let markKey = "import.mark"
  static let nameKey = "import.name"

  /// An import on the book of everything that is recorded.
  public init(_ book: FundBook) {
    self.book = book
    lastNumber = book.entries.map(\.event.number).max() ?? 0
    for entry in book.entries where entry.undoneBy == nil && !entry.isUndoing { learn(entry.event.fact) }
  }

  private mutating func learn(_ fact: Fact) {
    if let mark = fact.details[Self.markKey] { marks.insert(mark) }
    if let name = fact.details[Self.nameKey], let subject = fact.subject { names[name] = subject }
  }

  /// Our name for a request or claim of the other system; its own where that is one of ours.
  public func name(of name: String) -> String { names[name] ?? name }

  /// Whether the other system's name is known.
  public func knows(_ name: String) -> Bool { names[name] != nil }

  /// Whether the journal holds a step of that mark, which then counts as present.
  public mutating func isPresent(_ mark: String) -> Bool {
    guard marks.contains(mark) else { return false }
    present += 1
    return true
  }

  /// Counts something that the journal says already.
  public mutating func countPresent() { present += 1 }

  /// Takes a step.
  ///
  /// - Parameters:
  ///   - mark: By which it is known again.
  ///   - name: What the other system calls the new request or claim; nil where the step makes none.
  ///   - isReasoned: Whether the reason is the step's own, not only that of a waiver.
  /// - Throws: Why it is not possible; then nothing has changed.
  public mutating func take(
    _ command: FundCommand, mark: String, naming name: String? = nil, isReasoned: Bool = true
  ) throws(FundRefusal) {
    var steps = try book.decide(command)
    guard !steps.isEmpty else { return }
    let last = steps.count - 1
    // The reason of a waiver is that of what was waived alone.
    if command.isWaived, !isReasoned, steps[last].details["waived"] == nil { steps[last].reason = nil }
    steps[last].details[Self.markKey] = mark
    if let name { steps[last].details[Self.nameKey] = name }
    for fact in steps {
      lastNumber += 1
      // As the journal will have it, but for what only the journal knows.
      book.append(
        JournalEvent(
          number: lastNumber, id: "import-\(lastNumber)", recorded: Timestamp(microseconds: 0), actor: "",
          fact: fact, previousHash: "", hash: ""))
      learn(fact)
    }
    facts += steps
  }
}
