import BusinessCalendar
import Certifications
import Journal
import Programme
import TestSupport
import Testing

/// What holds for every history: 1,000 of 60 steps in a soak run, a tenth otherwise.
struct RandomRosterTests {
  /// Who holds a certification on a day by the facts alone: each day and each fact is looked at, nothing is merged.
  struct Recount {
    let facts: [JournalEvent]
    /// Which certification renews the architects'.
    let higher = "architect-pro"
    let lower = "solutions-architect"

    init(_ events: [JournalEvent], asOf: CivilDate) {
      let undone = Set(events.filter { $0.fact.kind == "cert.undo" }.compactMap(\.fact.corrects))
      facts = events.filter { $0.fact.effective <= asOf && !undone.contains($0.id) }.sorted {
        ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number)
      }
    }

    func holders(of certification: String, on day: CivilDate) -> Set<String> {
      Set(
        facts.compactMap { $0.fact.details["person"] }.filter {
          isHolder($0, certification, on: day, before: nil)
        })
    }

    private func isValid(_ index: Int, on day: CivilDate) -> Bool {
      let fact = facts[index].fact
      guard fact.kind == "cert.add" || fact.kind == "cert.renew",
        let issued = CivilDate(iso: fact.details["issued"] ?? ""),
        let expires = CivilDate(iso: fact.details["expires"] ?? ""), issued <= day, day <= expires
      else { return false }
      return !facts[(index + 1)...].contains { later in
        later.fact.kind == "cert.revoke" && later.fact.details["person"] == fact.details["person"]
          && later.fact.details["certification"] == fact.details["certification"]
          && (later.fact.details["credential"] == nil
            || later.fact.details["credential"] == fact.details["credential"])
          && later.fact.effective <= day
      }
    }

    /// - Parameter pass: Only higher exams before that one count, so that none renews itself.
    private func isHolder(
      _ person: String, _ certification: String, on day: CivilDate, before pass: (CivilDate, Int)?
    ) -> Bool {
      for (index, event) in facts.enumerated() where event.fact.details["person"] == person {
        if event.fact.details["certification"] == certification, isValid(index, on: day) { return true }
        guard certification == lower, event.fact.details["certification"] == higher, isValid(index, on: day),
          let passed = CivilDate(iso: event.fact.details["issued"] ?? ""),
          pass.map({ (passed, event.number) < $0 }) ?? true
        else { continue }
        if isHolder(person, lower, on: passed, before: (passed, event.number)) { return true }
      }
      return false
    }
  }

  private struct History {
    let bench: RosterBench
    var random: Mutation
    var day: CivilDate
    var refused = 0
    var kinds: [String: Int] = [:]
    /// What stood after each event, on that event's day of looking.
    var seen: [(knownAt: Timestamp, asOf: CivilDate, figures: [Int])] = []
    private var nextID = 0

    init(seed: UInt64) throws {
      bench = try RosterBench()
      random = Mutation(seed: seed)
      day = try CertificationsTests.day("2023-01-01")
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    mutating func step() throws {
      day = day.adding(days: Int.random(in: 0...30, using: &random))
      let events = try bench.journal.read { try $0.events(EventQuery()) }
      if chance(8), let event = events.randomElement(using: &random) {
        do { try bench.undo(event) } catch is RosterRefusal { refused += 1 }
        return
      }
      let person = "p-\(Int.random(in: 1...4, using: &random))"
      let certification =
        ["solutions-architect", "architect-pro", "security"].randomElement(using: &random) ?? ""
      let date = chance(25) ? day.adding(days: -Int.random(in: 1...400, using: &random)) : day
      do {
        let event = try bench.take(try any(person, certification, date, events), on: date.description)
        kinds[event.fact.kind, default: 0] += 1
        let roster = try bench.roster(asOf: day.description)
        seen.append((event.recorded, day, RandomRosterTests.figures(roster, asOf: day)))
      } catch is RosterRefusal { refused += 1 }
    }

    private mutating func any(
      _ person: String, _ certification: String, _ date: CivilDate, _ events: [JournalEvent]
    ) throws -> RosterStep {
      let ids = events.filter {
        $0.fact.details["person"] == person && $0.fact.details["certification"] == certification
      }.compactMap { $0.fact.details["credential"] }
      func credential(_ id: String?) throws -> Credential {
        let length = Int.random(in: 1...1100, using: &random)
        return try bench.credential(
          person, certification, date.description, date.adding(days: length).description, id)
      }
      switch Int.random(in: 0..<10, using: &random) {
      case 0...3:
        nextID += 1
        return .add(try credential("C-\(nextID)"))
      case 4, 5: return .renew(try credential(ids.randomElement(using: &random)))
      case 6:
        return .revoke(
          person: person, certification: certification,
          credential: chance(50) ? nil : ids.randomElement(using: &random))
      case 7, 8:
        return .plan(
          person: person, certification: certification,
          exam: date.adding(days: Int.random(in: 0...120, using: &random)), isRenewal: chance(20))
      default:
        return chance(80)
          ? .unplan(person: person, certification: certification)
          : .complete(certification: certification, isComplete: chance(50))
      }
    }
  }

  private static func figures(_ roster: Roster, asOf: CivilDate) -> [Int] {
    CertificationsStatus(roster, asOf: asOf).certifications.flatMap {
      [
        $0.holders, $0.unnamed, $0.gap, $0.expiring30, $0.expiring60, $0.expiring, $0.booked, $0.awaited,
        $0.projected,
      ]
    }
  }

  @Test func holdersAreWhatARecountSays() throws {
    var (refused, checked) = (0, 0)
    var kinds: [String: Int] = [:]
    for seed in 0..<UInt64(Mutation.rounds(1000)) {
      var history = try History(seed: seed)
      for _ in 0..<60 { try history.step() }
      refused += history.refused
      kinds.merge(history.kinds) { $0 + $1 }
      let events = try history.bench.journal.read { try $0.events(EventQuery()) }
      #expect(try history.bench.roster().problems.isEmpty, "seed \(seed)")
      for _ in 0..<8 {
        let asOf = try day("2022-01-01").adding(days: Int.random(in: 0...2600, using: &history.random))
        let later = asOf.adding(days: Int.random(in: 0...300, using: &history.random))
        let recount = Recount(events, asOf: asOf)
        let roster = try history.bench.roster(asOf: asOf.description)
        for certification in ["solutions-architect", "architect-pro", "security"] {
          for date in [asOf, later] {
            checked += 1
            #expect(
              Set(roster.holders(of: certification, on: date).map(\.person))
                == recount.holders(of: certification, on: date),
              "seed \(seed), \(certification) on \(date) as of \(asOf)")
          }
        }
        // A view of a date is what the facts until that date make, and nothing else.
        let prefix = Roster(history.bench.rules, events: events.filter { $0.fact.effective <= asOf })
        #expect(Self.figures(roster, asOf: asOf) == Self.figures(prefix, asOf: asOf), "seed \(seed), \(asOf)")
      }
      // What was seen when a fact was recorded is what is seen of that instant later.
      for (knownAt, asOf, figures) in history.seen.shuffled(using: &history.random).prefix(6) {
        let roster = try history.bench.roster(asOf: asOf.description, knownAt: knownAt)
        #expect(Self.figures(roster, asOf: asOf) == figures, "seed \(seed), known at \(knownAt.microseconds)")
      }
    }
    // Histories in which nothing happens would prove nothing.
    #expect(checked > 4000 && refused > 300)
    for kind in ["add", "renew", "revoke", "plan", "unplan", "roster"] {
      #expect(kinds["cert.\(kind)", default: 0] > 25, "\(kind): \(kinds)")
    }
  }
}
