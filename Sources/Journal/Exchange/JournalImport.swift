internal import Interchange

/// What came of reading JSON Lines into a journal.
public struct JournalImport: Sendable {
  /// A line that does not belong into the journal, or is no event at all.
  public struct Problem: Sendable, Hashable {
    /// Counted from 1.
    public let line: Int
    /// Counted from 1 in Unicode scalars; nil for the line as a whole.
    public let column: Int?
    /// Without a full stop.
    public let reason: String
  }

  /// How many events were taken over, or would be; meaningless where there are problems.
  public private(set) var added = 0
  /// How many were there already, the same to the last byte.
  public private(set) var present = 0
  /// What is wrong with the lines, in their order, at most ``mostProblems``; nothing was taken over where there is any.
  public private(set) var problems: [Problem] = []
  /// How many problems there are beyond those told.
  public private(set) var furtherProblems = 0

  /// So many problems are told.
  public static let mostProblems = 100

  private var line = 0
  private var chain = ChainExamination(after: nil)
  /// Nil until something has been read that the journal does not hold.
  private var end: String?
  /// Whether a line could not be read, so that it may be the event that another one names.
  private var isIncomplete = false
  /// The ids of events that would have been taken over, had nothing been wrong.
  private var leftOut: Set<String> = []

  private init() {}

  /// Reads events line by line and takes over those that the journal does not hold: all or none of them.
  ///
  /// - Parameters:
  ///   - isRehearsal: Whether the journal is to stay as it is.
  ///   - lines: Hands over each line of the file in turn, nil for one that is too long.
  /// - Throws: ``JournalError`` where the journal cannot be read or written, and what `lines` throws.
  public static func run(
    into engine: any JournalEngine, isRehearsal: Bool = false,
    lines: ((LineSplitter.Line) throws -> Void) throws -> Void
  ) throws -> JournalImport {
    var result = JournalImport()
    try engine.takeOver { journal in
      let last = try journal.lastEvent()
      result.chain = ChainExamination(after: last)
      result.end = last.map { "ends with event \($0.number), hash \($0.hash)" } ?? "is empty"
      try lines { try result.take($0, into: journal) }
      return result.problems.isEmpty && !isRehearsal
    }
    return result
  }

  private mutating func take(_ bytes: LineSplitter.Line, into journal: any JournalImporting) throws {
    line += 1
    guard let bytes else {
      isIncomplete = true
      chain.passUnreadable(number: nil)
      return tell("the line is longer than \(LineSplitter.longest >> 20) MiB")
    }
    switch EventLine.event(bytes) {
    case .failure(let problems):
      isIncomplete = true
      chain.passUnreadable(number: nil)
      for problem in problems.all { tell(problem.reason, column: problem.place.column) }
    case .success(let event): try take(event, into: journal)
    }
  }

  private mutating func take(_ event: JournalEvent, into journal: any JournalImporting) throws {
    if let known = try journal.event(id: event.id) {
      if known.isIdentical(to: event) {
        present += 1
      } else {
        tell("the journal holds another event of the id \(event.id), number \(known.number)")
      }
      return
    }
    if let end, !chain.isContinued(by: event) {
      tell("event \(event.number) does not continue the journal, which \(end)")
      chain.passUnreadable(number: event.number &- 1)
    }
    end = nil
    for fault in chain.examine(event) { tell(fault) }
    if let problem = event.fact.problem(saidBy: event.actor) { tell(problem) }
    if let corrected = event.fact.corrects, !isIncomplete, !leftOut.contains(corrected),
      try journal.event(id: corrected) == nil
    {
      tell("it corrects the event \(corrected), which is not before it")
    }
    added += 1
    if problems.isEmpty { try journal.takeOver(event) } else { leftOut.insert(event.id) }
  }

  private mutating func tell(_ reason: String, column: Int? = nil) {
    if problems.count < Self.mostProblems {
      problems.append(Problem(line: line, column: column, reason: reason))
    } else {
      furtherProblems += 1
    }
  }
}

extension JournalEvent {
  /// Whether they are the same to the last byte; texts that only look the same are not.
  fileprivate func isIdentical(to other: JournalEvent) -> Bool {
    number == other.number && hash == other.hash && computedHash == hash && other.computedHash == other.hash
  }
}
