import BusinessCalendar
import Foundation
import Journal

/// A process of its own that appends to a journal, or reads it, until its time is over or it is killed.
///
/// `journal-stress append PATH SECONDS NAME` writes to its standard output the number and id of every event once it is told
/// that it is kept. `journal-stress read PATH SECONDS` ends with 1 where it sees half of an append. `journal-stress figures
/// PATH` measures.
@main
enum JournalStress {
  /// How many facts one append is.
  static let batch = 3

  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    switch (words.first, Array(words.dropFirst())) {
    case ("append", let rest) where rest.count == 3:
      try append(to: rest[0], seconds: Double(rest[1]) ?? 1, name: rest[2])
    case ("read", let rest) where rest.count == 2: try read(rest[0], seconds: Double(rest[1]) ?? 1)
    case ("figures", let rest) where rest.count == 1: try Figures.print(path: rest[0])
    default: throw Problem(description: "usage: journal-stress append|read|figures PATH …")
    }
  }

  struct Problem: Error, CustomStringConvertible { let description: String }

  static var now: Timestamp { Timestamp(microseconds: Int(Date().timeIntervalSince1970 * 1_000_000)) }

  private static func append(to path: String, seconds: Double, name: String) throws {
    let journal = try JournalDatabase(path: path)
    let end = Date().addingTimeInterval(seconds)
    var query = BalanceQuery()
    query.account = name
    while Date() < end {
      let events = try journal.append(by: name, now: { now }) { journal in
        // What is available is one less each time, so that two who decide on the same state would show.
        let moved = try journal.balances(query).first { $0.bucket == "requested" }?.minorUnits ?? 0
        return (0..<batch).map { step in
          Fact(
            programme: "p", kind: "fund.submit", subject: "\(name)-\(moved / batch)",
            effective: CivilDate(clamping: 20_000),
            details: ["moved": String(moved + step)],
            postings: [
              Posting(account: name, bucket: "available", minorUnits: -1, currency: "PEN"),
              Posting(account: name, bucket: "requested", minorUnits: 1, currency: "PEN"),
            ])
        }
      }
      let lines = events.map { "\($0.number) \($0.id)\n" }.joined()
      FileHandle.standardOutput.write(Data(lines.utf8))
    }
  }

  private static func read(_ path: String, seconds: Double) throws {
    let journal = try JournalDatabase(path: path)
    let end = Date().addingTimeInterval(seconds)
    var (seen, rounds) = (0, 0)
    repeat {
      try journal.read { journal in
        let total = try journal.balances(BalanceQuery()).reduce(0) { $0 + $1.minorUnits }
        let requested = try journal.balances(BalanceQuery()).filter { $0.bucket == "requested" }
          .reduce(0) { $0 + $1.minorUnits }
        let events = try journal.events(EventQuery())
        guard total == 0, requested == events.count, events.count.isMultiple(of: batch), events.count >= seen,
          events.map(\.number) == events.indices.map({ $0 + 1 })
        else {
          throw Problem(
            description: "half a step: \(events.count) events, \(requested) requested, sum \(total)")
        }
        seen = events.count
      }
      rounds += 1
    } while Date() < end
    FileHandle.standardOutput.write(Data("\(rounds) rounds, \(seen) events\n".utf8))
  }
}
