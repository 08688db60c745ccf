import BusinessCalendar
import Diagnostics
import FeedServer
import Foundation
import Journal
import Publishing

/// Publishes whenever a workspace has changed, if subscribers see nothing but additions by it; whatever moves or cancels something is left
/// to a person, and told in the log.
final class WatchedPublishing {
  /// How often the workspace is looked at, in seconds.
  private static let pause: TimeInterval = 1

  private let options: WorkspaceOptions
  private let root: String
  private let folder: String
  private let log: ServerLog
  private let marks: JournalMarks
  private let journal: String
  private var done: WorkspaceStamp?
  private var told = ""

  /// - Parameters:
  ///   - folder: The folder to publish to.
  ///   - journal: The workspace's journal.
  init(_ options: WorkspaceOptions, root: String, folder: String, journal: String, log: ServerLog) {
    self.options = options
    self.root = root
    self.folder = folder
    self.journal = journal
    self.log = log
    marks = JournalMarks(path: journal)
  }

  /// Looks again and again, until the process ends.
  func run() -> Never {
    var last: WorkspaceStamp?
    while true {
      last = turn(after: last)
      Thread.sleep(forTimeInterval: Self.pause)
    }
  }

  /// One turn of the loop, and the workspace as it was then. It stays a function of its own: within an endless loop the optimiser
  /// goes over all of it again and again, for a quarter of an hour.
  @inline(never) private func turn(after last: WorkspaceStamp?) -> WorkspaceStamp? {
    do {
      let stamp = try WorkspaceStamp(root: root, marks: marks)
      // A person saves several files, and an editor one in several steps: what still changes is left until it rests.
      if stamp == last, stamp != done {
        done = stamp
        try look(stamp.day)
      }
      return stamp
    } catch {
      tell("the workspace cannot be published", "\(error)")
      return last
    }
  }

  private func look(_ day: CivilDate) throws {
    try WorkspaceShelf.listening {
      guard let lock = WorkspaceLock(besideJournal: journal) else {
        // The other run changes the journal, so that this one looks again.
        return log.event("another 'publish' is at work")
      }
      defer { _ = lock }
      var files = try Unreadable.told { try WorkspaceFiles.read(options) }
      let loaded = try Unreadable.told { try LoadedWorkspace.open(&files, asOf: day) }
      let plan = loaded.plan
      if plan.isEmpty { return }
      guard plan.onlyAdds else {
        return tell("changes wait for a person: look at 'entente plan', then 'entente publish'", plan.inWords)
      }
      let record = plan.record(revisedAt: Int(Date().timeIntervalSince1970))
      let staged = try WorkspacePublication(loaded: loaded, folder: PublishedFolder(path: folder)).publish(
        record)
      log.event(
        "published",
        [("changes", plan.inWords), ("files", staged.changed.sorted().joined(separator: " "))])
      if loaded.schedulingDiagnostics.hasErrors {
        log.warning("some occurrences cannot be placed: look at 'entente check'")
      }
    }
  }

  /// Says something once, however often it is found.
  private func tell(_ message: String, _ details: String) {
    guard told != message + details else { return }
    told = message + details
    log.warning(message, [("details", details)])
  }
}

extension Plan {
  /// Whether nobody who has the calendars sees anything move, change or be cancelled. What was cancelled thirty days ago leaves without
  /// being asked for, as the cancellation said.
  var onlyAdds: Bool { changes.allSatisfy { $0.kind == .add } && calendars.allSatisfy { $0.kind == .add } }

  /// `3 add, 1 move (mifibra-aws/qbr/Y3-Q2)`.
  fileprivate var inWords: String {
    var parts = Change.Kind.allCases.compactMap { kind in
      let ids = changes.filter { $0.kind == kind }.map(\.id)
      if ids.isEmpty { return nil as String? }
      let named =
        kind == .add ? "" : " (\(ids.prefix(3).joined(separator: ", "))\(ids.count > 3 ? ", …" : ""))"
      return "\(ids.count) \(kind.rawValue)\(named)"
    }
    parts += calendars.map { "calendar \($0.calendar): \($0.kind.rawValue)" }
    if !leaving.isEmpty { parts.append("\(leaving.count) leave") }
    return parts.joined(separator: ", ")
  }
}
