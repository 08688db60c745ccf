import Foundation
import TestSupport
import Testing

@testable import Journal

/// Processes that use one journal at once, and that are killed.
@Suite(.serialized) struct ManyProcessesTests {
  private static let isSoak = ProcessInfo.processInfo.environment["ENTENTE_SOAK"] != nil

  /// Everybody is served, nothing is lost, and nobody sees half of an append.
  @Test func eightThatAppendAtOnceLoseNothing() throws {
    try JournalScratch.use { scratch in
      let folder = scratch.scratch.folder
      let seconds = Self.isSoak ? "20" : "2"
      // They make the file at once, too.
      let writers = try (0..<8).map {
        try StressProcess(["append", scratch.path, seconds, "w\($0)"], in: folder)
      }
      let readers = try (0..<2).map { _ in try StressProcess(["read", scratch.path, seconds], in: folder) }
      var acknowledged: [Int: String] = [:]
      var counts: [Int] = []
      for writer in writers {
        let (status, _, messages) = try writer.end()
        #expect(status == 0 && messages == "", "\(messages)")
        let own = try writer.acknowledged
        counts.append(own.count)
        acknowledged.merge(own) { first, _ in
          Issue.record("one number twice")
          return first
        }
      }
      for reader in readers {
        let (status, _, messages) = try reader.end()
        #expect(status == 0 && messages == "", "\(messages)")
      }
      // Everybody had a turn.
      #expect(counts.allSatisfy { $0 > 0 }, "\(counts)")
      let journal = try JournalDatabase(path: scratch.path)
      let events = try journal.events().sorted { $0.number < $1.number }
      #expect(events.map(\.number) == Array(1...max(1, acknowledged.count)))
      #expect(events.allSatisfy { acknowledged[$0.number] == $0.id })
      #expect(try journal.verify([]).findings == [])
      // Each writer counted its own steps under the lock: none was decided twice on the same state.
      for index in 0..<8 {
        let moved = events.filter { $0.actor == "w\(index)" }.compactMap {
          $0.fact.details["moved"].flatMap(Int.init)
        }
        #expect(moved == Array(0..<moved.count))
      }
      let judge = try JournalJudge(scratch.path)
      #expect(judge.problems == [] && judge.count == acknowledged.count)
    }
  }

  /// Whatever the moment of the kill: what was acknowledged is there, whole appends only, and the next one goes on.
  @Test func aKillLosesNothingThatWasAcknowledged() throws {
    try JournalScratch.use { scratch in
      var random = Mutation(seed: 11)
      var acknowledged: [Int: String] = [:]
      for round in 0..<(Self.isSoak ? 200 : 20) {
        let writer = try StressProcess(
          ["append", scratch.path, "60", "w\(round % 3)"], in: scratch.scratch.folder)
        // The first kills come while the file is made.
        usleep(UInt32.random(in: 0...(round < 5 ? 30_000 : 120_000), using: &random))
        writer.kill()
        acknowledged.merge(try writer.acknowledged) { first, second in
          #expect(first == second)
          return first
        }
        let journal = try JournalDatabase(path: scratch.path)
        let events = try journal.events()
        let kept = Dictionary(events.map { ($0.number, $0.id) }) { first, _ in first }
        #expect(acknowledged.allSatisfy { kept[$0.key] == $0.value }, "round \(round)")
        #expect(events.count.isMultiple(of: 3))
        #expect(try journal.verify([]).findings == [])
      }
      #expect(acknowledged.count > 20)
      #expect(try JournalJudge(scratch.path).problems == [])
    }
  }
}
