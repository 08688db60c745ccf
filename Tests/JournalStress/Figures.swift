import BusinessCalendar
import Foundation
import Journal

/// How fast a journal is: appends of many facts and of one, and sums over half a million events of two postings each.
enum Figures {
  static func print(path: String) throws {
    let journal = try JournalDatabase(path: path)
    let single = try seconds {
      for index in 0..<200 {
        _ = try journal.append(by: "a", now: { JournalStress.now }) { _ in [fact(index)] }
      }
    }
    say("200 appends of one fact", single, "\(Int(200 / single)) appends a second")
    let batch = try seconds {
      _ = try journal.append(by: "a", now: { JournalStress.now }) { _ in (0..<10_000).map(fact) }
    }
    say("one append of 10,000 facts", batch, "\(Int(10_000 / batch)) facts a second")
    let filling = try seconds {
      for _ in 0..<49 {
        _ = try journal.append(by: "a", now: { JournalStress.now }) { _ in (0..<10_000).map(fact) }
      }
    }
    say("49 more", filling, "\(Int(490_000 / filling)) facts a second")
    for (name, query) in queries {
      let time = try seconds { _ = try journal.read { try $0.balances(query) } }
      say("balances \(name)", time, "")
    }
    var subject = EventQuery()
    subject.programme = "p3"
    subject.subject = "R-77"
    var count = 0
    let bySubject = try seconds { count = try journal.read { try $0.events(subject).count } }
    say("events of one subject", bySubject, "\(count) events")
    say("verify", try seconds { say("  findings", 0, "\(try journal.verify([]).findings)") }, "")
    say("export", try seconds { try journal.forEachEvent { _ = EventLine.text($0) } }, "")
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    say(
      "peak memory", 0, status?.split(separator: "\n").first { $0.hasPrefix("VmHWM") }.map(String.init) ?? "")
  }

  private static var queries: [(String, BalanceQuery)] {
    var programme = BalanceQuery()
    programme.programme = "p3"
    var account = programme
    account.account = "fund-1"
    var dated = BalanceQuery()
    dated.asOf = CivilDate(clamping: 20_050)
    dated.knownAt = JournalStress.now
    var subject = programme
    subject.subject = "R-77"
    var bySubject = programme
    bySubject.bySubject = true
    return [
      ("of all", BalanceQuery()), ("of one programme of four", programme),
      ("of one account of twelve", account),
      ("as of a day, known at an instant", dated), ("of one subject", subject),
      ("of one programme by subject", bySubject),
    ]
  }

  private static func fact(_ index: Int) -> Fact {
    let account = "fund-\(index % 3)"
    return Fact(
      programme: "p\(index % 4)", kind: "fund.submit", subject: "R-\(index % 1000)",
      effective: CivilDate(clamping: 20_000 + index % 100), reason: "Because it was asked for",
      details: ["supplier": "Imprenta Lima", "invoice": "F-\(index)"],
      postings: [
        Posting(account: account, bucket: "available", minorUnits: -100, currency: "PEN"),
        Posting(account: account, bucket: "requested", minorUnits: 100, currency: "PEN"),
      ])
  }

  private static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try body()
    let time = (ContinuousClock.now - start).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
  }

  private static func say(_ what: String, _ seconds: Double, _ more: String) {
    FileHandle.standardOutput.write(Data("\(what): \(String(format: "%.4f", seconds)) s \(more)\n".utf8))
  }
}
