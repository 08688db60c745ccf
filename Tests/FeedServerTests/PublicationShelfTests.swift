import Foundation
import Synchronization
import TestSupport
import Testing

@testable import FeedServer

@Suite struct PublicationShelfTests {
  private static func text(_ set: PublishedSet?, _ name: String) -> String? {
    set?.files[name].map { String(decoding: $0.plain.body.bytes, as: UTF8.self) }
  }

  @Test func theNextPublicationIsFoundWithoutBeingAskedFor() throws {
    let fixture = try PublishedFixture()
    defer { fixture.scratch.remove() }
    let shelf = PublicationShelf(path: fixture.path, recent: RecentLook(lasting: 0))
    #expect(shelf.current() == nil)
    try fixture.publish(["qbr.ics": "1", "all.ics": "x", ".hidden.ics": "", "notes.txt": ""])
    let first = try #require(shelf.current())
    #expect(first.files.keys.sorted() == ["all", "qbr"])
    #expect(Self.text(first, "qbr") == "1")
    #expect(shelf.current() === first)
    try fixture.publish(["qbr.ics": "2", "all.ics": "x"])
    let second = try #require(shelf.current())
    #expect(Self.text(second, "qbr") == "2")
    // What whoever holds the first has, stays as it was.
    #expect(Self.text(first, "qbr") == "1")
    // What did not change is the same file still, with its date.
    #expect(second.files["all"] === first.files["all"])
    #expect(second.files["qbr"]?.plain.tag != first.files["qbr"]?.plain.tag)
    // Where nothing can be read any more, the last publication stays.
    try FileManager.default.removeItem(atPath: "\(fixture.path)/.published")
    #expect(shelf.current() === second)
  }

  /// What is shown in the middle of a second could be asked for in the same second before and after, so that it is dated by its end.
  @Test func filesAreDatedByTheEndOfTheSecondInWhichTheyWereShown() throws {
    let fixture = try PublishedFixture()
    defer { fixture.scratch.remove() }
    let before = Int(Date().timeIntervalSince1970)
    try fixture.publish(["qbr.ics": "1"])
    let after = Int(Date().timeIntervalSince1970.rounded(.up))
    let shown = try #require(
      PublicationShelf(path: fixture.path, recent: RecentLook(lasting: 0)).current()?.files["qbr"]?.modified)
    #expect((before...after).contains(shown))
  }

  /// Publications that follow each other as fast as the disk lets them, while four threads read: each finds all files of one.
  @Test(.timeLimit(.minutes(30))) func nobodyFindsAMixture() throws {
    let fixture = try PublishedFixture()
    defer { fixture.scratch.remove() }
    let names = (0..<6).map { "c\($0).ics" }
    func files(_ round: Int) -> [String: String] {
      Dictionary(uniqueKeysWithValues: names.map { ($0, "\(round) " + String(repeating: "x", count: 5000)) })
    }
    try fixture.publish(files(0))
    let isDone = Atomic(false)
    let faults = Mutex<[String]>([])
    let seen = Mutex<Set<String>>([])
    let readers = (0..<4).map { number in
      let finished = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        let shelf = PublicationShelf(path: fixture.path, recent: RecentLook(lasting: 0))
        while !isDone.load(ordering: .acquiring) {
          let found =
            shelf.current()?.files.values.map {
              String(decoding: $0.plain.body.bytes, as: UTF8.self)
            } ?? []
          if found.count != names.count || Set(found).count != 1 {
            faults.withLock { $0.append("reader \(number): \(found.map { $0.prefix(8) })") }
          }
          seen.withLock { _ = $0.insert(String(found.first?.prefix(8) ?? "")) }
        }
        finished.signal()
      }
      return finished
    }
    let rounds = Mutation.rounds(4000)
    for round in 1...rounds { try fixture.publish(files(round)) }
    isDone.store(true, ordering: .releasing)
    for reader in readers { reader.wait() }
    #expect(faults.withLock(\.self) == [])
    // That they looked while it was going on.
    #expect(seen.withLock(\.count) > rounds / 20)
  }
}
