import ArgumentParser
import BusinessCalendar
import Diagnostics
import Interchange
import Journal

/// What an import comes to.
struct ImportDraft {
  /// What is to be appended.
  var facts: [Fact] = []
  /// How many rows the journal holds already.
  var present = 0
  /// Rows that cannot be recorded.
  var problems: [FileProblem] = []
}

/// What an import records, in words: one rate, two rates.
struct ImportNoun {
  let one: String
  let many: String

  func counted(_ count: Int) -> String { count == 1 ? "1 \(one)" : "\(count) \(many)" }
}

extension ImportOptions {
  /// Records what a file says, unless it has errors, or this is a rehearsal; says what came of it.
  ///
  /// - Parameters:
  ///   - kinds: With what the kinds of the register's facts begin.
  ///   - programme: Whose facts they are.
  ///   - reading: What was found wrong while the file was read, and how many problems beyond those.
  ///   - make: Makes the facts, held against everything that is recorded; no clock, no disk.
  func record(
    _ kinds: String, of programme: String, in journal: JournalFile, _ noun: ImportNoun,
    reading: (problems: [FileProblem], further: Int), _ make: ([JournalEvent]) throws -> ImportDraft
  ) throws {
    var draft = ImportDraft()
    var problems: [FileProblem] = []
    let actor = try actor.resolved()
    _ = try journal.record(kinds, of: programme, by: actor) { events in
      draft = try make(events)
      problems = (reading.problems + draft.problems).sorted { $0.place < $1.place }
      let isGood = problems.isEmpty || skipsErrors
      return isGood && !isRehearsal ? draft.facts : []
    }
    try tell(draft, problems, further: reading.further, noun)
  }

  private func tell(_ draft: ImportDraft, _ problems: [FileProblem], further: Int, _ noun: ImportNoun) throws
  {
    let shown = problems.prefix(CSVTable.mostProblems)
    let hidden = problems.count - shown.count + further
    Console.report(shown.map(diagnostic))
    if hidden > 0 { Console.say("\(hidden) more rows are in error.") }
    let present = draft.present == 0 ? "" : "; \(noun.counted(draft.present)) known already"
    if isRehearsal {
      Console.write("Would record \(noun.counted(draft.facts.count))\(present).\n")
      if !draft.facts.isEmpty { Console.write(Self.table(of: draft.facts).text) }
    } else if problems.isEmpty || skipsErrors {
      Console.write("Recorded \(noun.counted(draft.facts.count))\(present).\n")
    } else {
      let others =
        draft.facts.isEmpty
        ? "." : ", or record the \(noun.counted(draft.facts.count)) without error with --skip-errors."
      Console.say("Nothing was recorded. Mend the file\(others)")
    }
    if !problems.isEmpty, !skipsErrors { throw ExitCode(1) }
  }

  private static func table(of facts: [Fact]) -> Table {
    var table = Table(columns: ["date", "kind", "subject", "details"].map { Table.Column($0) })
    table.rows = facts.map { fact in
      let said = fact.details.filter { !$0.key.hasPrefix("import.") }.sorted { $0.key < $1.key }
      let details = said.map { "\($0.key) \($0.value)" }
      return [
        fact.effective.description, fact.kind, fact.subject ?? "",
        details.joined(separator: ", ") + (fact.reference.map { " (\($0))" } ?? ""),
      ]
    }
    return table
  }
}
