import BusinessCalendar
import Diagnostics
import Foundation
import Journal
import Programme
import Publishing
import Scheduling

/// The journal of a workspace, a file that `journal:` names.
struct JournalFile {
  let path: String
  private let shown: String

  /// - Parameter root: The workspace's folder.
  init(_ workspace: Workspace, in root: String) {
    let name = String(workspace.journal.dropFirst("sqlite:".count))
    shown = name
    path = name.hasPrefix("/") ? name : "\(root)/\(name)"
  }

  /// What everything dated is made from, beside the files of a workspace.
  struct Contents {
    /// What was published last.
    var published = PublicationRecord.empty
    /// The last days that registers keep.
    var deadlines: [RegisterDeadline] = []
    /// Why there is less than there should be.
    var problem: Diagnostic?
  }

  /// What was published last, and the deadlines that registers keep, with the file opened once. Where there is none yet, none is
  /// made, nothing was published, and the registers have what the agreements say.
  func contents(_ ledgers: [ProgrammeLedger], asOf: CivilDate) throws -> Contents {
    var contents = Contents()
    do {
      guard FileManager.default.fileExists(atPath: path) else {
        contents.deadlines = try RegisterDeadlines.all(of: ledgers, in: nil, asOf: asOf)
        return contents
      }
      let database = try JournalDatabase(path: path)
      contents.published = try database.publication()
      contents.deadlines = try database.read { try RegisterDeadlines.all(of: ledgers, in: $0, asOf: asOf) }
    } catch let error as JournalError {
      contents.problem = diagnostic(error)
    }
    return contents
  }

  /// The journal to read; nil where there is none yet. Makes no file.
  func existing() throws -> JournalDatabase? {
    FileManager.default.fileExists(atPath: path) ? try open() : nil
  }

  /// Runs `body`; an error of the journal ends the command, with a message.
  func told<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as JournalError { throw Console.fail([diagnostic(error)]) }
  }

  /// The journal to write to, made where there is none.
  func open() throws -> JournalDatabase {
    do {
      return try JournalDatabase(path: path)
    } catch {
      throw Console.fail([diagnostic(error)])
    }
  }

  /// An error of the journal, with its place.
  func diagnostic(_ error: JournalError) -> Diagnostic {
    Diagnostic(
      .journalFile, "the journal cannot be used: \(error.reason)",
      at: SourceLocation(file: SourceFile(path: shown, text: "")))
  }

  /// Something that is wrong with the journal, with its place.
  func diagnostic(_ finding: JournalFinding) -> Diagnostic {
    let event = finding.number.map { "fact \($0)" + (finding.id.map { " (\($0))" } ?? "") + ": " } ?? ""
    return Diagnostic(
      .journalDamaged, event + finding.message,
      at: SourceLocation(file: SourceFile(path: shown, text: "")))
  }
}
