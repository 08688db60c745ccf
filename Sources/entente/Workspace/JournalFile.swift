import Diagnostics
import Foundation
import Journal
import Programme
import Publishing

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

  /// What was published last; nothing where there is no journal yet. Makes no file.
  func publication() -> (PublicationRecord, Diagnostic?) {
    guard FileManager.default.fileExists(atPath: path) else { return (.empty, nil) }
    do {
      return (try JournalDatabase(path: path).publication(), nil)
    } catch {
      return (.empty, diagnostic(error))
    }
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
