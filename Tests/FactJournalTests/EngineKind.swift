import BusinessCalendar
import Foundation
import Journal
import TestSupport

/// The engines that there are.
enum EngineKind: CaseIterable {
  case sqlite, memory

  /// Runs `body` with an empty journal.
  func withEngine(_ body: (any JournalEngine) throws -> Void) throws {
    switch self {
    case .memory: try body(MemoryJournal())
    case .sqlite:
      let scratch = try Scratch()
      defer { scratch.remove() }
      try body(JournalDatabase(path: scratch.folder.appending(path: "journal.db").path))
    }
  }
}
