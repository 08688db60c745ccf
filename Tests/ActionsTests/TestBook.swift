import Actions
import BusinessCalendar
import Diagnostics
import Foundation
import Journal
import Programme
import Scheduling
import TestSupport

/// A journal of actions alone, and who may own them.
struct TestBook {
  private(set) var events: [JournalEvent] = []
  let owners: ActionOwners

  struct Missing: Error {}

  /// Those of the sample, read once.
  private static let sample: ActionOwners? = {
    guard let sample = try? ReadWorkspace.sample(), let programme = sample.schedule?.programme,
      let people = sample.workspace?.people
    else { return nil }
    return ActionOwners(programme, people: people)
  }()

  init() throws {
    guard let owners = Self.sample else { throw Missing() }
    self.owners = owners
  }

  var book: ActionBook { ActionBook(programme: "mifibra-aws", events: events) }

  static func date(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(iso: text) else { throw Missing() }
    return date
  }

  mutating func append(_ facts: [Fact]) {
    for fact in facts {
      let number = events.count + 1
      events.append(
        JournalEvent(
          number: number, id: "E\(number)", recorded: Timestamp(microseconds: number), actor: "tester",
          fact: fact,
          previousHash: "", hash: ""))
    }
  }

  @discardableResult
  mutating func take(_ step: ActionStep, on date: String, reason: String? = nil) throws -> [Fact] {
    let facts = try book.decide(ActionCommand(step, on: Self.date(date), reason: reason), owners: owners)
    append(facts)
    return facts
  }

  /// Adds an action due on 15 April 2025, set on 1 April.
  mutating func add(_ what: String, due: String = "2025-04-15", owner: String = "psa") throws {
    try take(.add(what: what, owner: owner, due: Self.date(due), occurrence: "qbr/Y2-Q4"), on: "2025-04-01")
  }

  /// Reads a pack of the review of 15 April 2025.
  func read(_ text: String, lastBuild: String? = nil) throws -> ActionIngest {
    ActionIngest(
      SourceFile(path: "p.md", text: text), of: "qbr/Y2-Q4",
      lastBuild: lastBuild.map { SourceFile(path: "p.md", text: $0) }, into: book,
      on: try Self.date("2025-04-15"),
      owners: owners)
  }

  /// As ``read(_:lastBuild:)``, and records it; gives the kinds and subjects of the facts.
  @discardableResult
  mutating func ingest(_ text: String, lastBuild: String? = nil) throws -> [String] {
    let facts = try read(text, lastBuild: lastBuild).facts
    append(facts)
    return facts.map { "\($0.kind) \($0.subject ?? "")" }
  }
}
