import BusinessCalendar
import Diagnostics
import Programme

/// The work on a portfolio: layer by layer, expand and adjust every programme, then place all of them together.
struct PortfolioRun {
  private let scheduler: Scheduler
  private let asOf: CivilDate
  private let published: LastPublication
  private let answer: [String: Int]?
  private var runs: [ProgrammeRun]
  private var directory: Directory
  private var rules: [[SeriesRules?]]
  private var board: PlacementBoard
  private var numbers: [String: Int] = [:]
  /// The numbers of followers whose starts are kept until they are dated.
  private var reserved: [String: (number: Int, layer: Int)] = [:]
  private var drafts: [String: Draft] = [:]
  private var objections: [String] = []

  init(
    _ scheduler: Scheduler, _ programmes: [Programme], asOf: CivilDate, published: LastPublication,
    answer: [String: Int]?
  ) {
    self.scheduler = scheduler
    self.asOf = asOf
    self.published = published
    self.answer = answer
    var runs = programmes.map { ProgrammeRun($0, scheduler) }
    var zones = ZoneShelf(covering: Self.hull(of: programmes))
    var directory = Directory(people: scheduler.people, resources: scheduler.resources)
    var rules: [[SeriesRules?]] = []
    for index in runs.indices { rules.append(runs[index].rules(directory: &directory, zones: &zones)) }
    self.runs = runs
    self.rules = rules
    self.directory = directory
    board = PlacementBoard(attendeeCount: directory.attendees.count)
  }

  private static func hull(of programmes: [Programme]) -> DateSpan {
    let first = programmes.map(\.term.first).min() ?? .earliest
    return DateSpan(first, programmes.map(\.term.last).max() ?? first) ?? DateSpan(first)
  }

  /// How many starts the searches may try altogether: a small portfolio is answered at once, and none takes for ever.
  private static func mostSteps(for meetings: Int) -> Int { min(4_000_000, 50_000 + 2_000 * meetings) }

  /// A meeting that is placed and not yet taken over.
  private struct Waiting {
    let run: Int
    let draft: Draft
    let number: Int
  }

  mutating func schedule() {
    let depth = runs.map(\.depth).max() ?? 0
    var taken = 0
    var waiting: [Waiting] = []
    if answer == nil, depth > 1 { reserve() }
    for layer in 0..<depth {
      let expanded = expand(layer: layer)
      dropReserved(layer: layer)
      let placed = expanded.map(\.number)
      waiting += expanded
      fixFrozen(placed)
      if let answer {
        take(answer, for: placed)
      } else {
        // A layer that others follow leaves steps for them.
        let left = Self.mostSteps(for: board.meetings.count) - taken
        var search = PlacementSearch(board: board, mostSteps: layer + 1 < depth ? left / 2 : left)
        search.place(placed)
        if layer + 1 == depth, layer > 0 { search.improve(Array(board.meetings.indices)) }
        taken += search.stepsTaken
        board = search.result
      }
      // What others are dated from is final now; the rest may still make room.
      waiting.removeAll { meeting in
        guard runs[meeting.run].isFollowed(meeting.draft.seriesIndex) else { return false }
        board.follow(meeting.number)
        runs[meeting.run].settle(meeting.draft, number: meeting.number, board: board)
        return true
      }
    }
    for meeting in waiting {
      runs[meeting.run].settle(meeting.draft, number: meeting.number, board: board)
    }
  }

  /// Frees what is kept for followers that turn out not to be there.
  private mutating func dropReserved(layer: Int) {
    for (id, kept) in reserved where kept.layer == layer {
      board.retire(kept.number)
      reserved[id] = nil
    }
  }

  /// Keeps the starts of followers that are known before what they follow is placed: pins, and what was published. Nobody
  /// who is in one of those is put elsewhere at that time meanwhile.
  private mutating func reserve() {
    // By series: all of an identity up to its last slash.
    var known: [Substring: [String: Int]] = [:]
    for (id, meeting) in published.meetings {
      guard let slash = id.lastIndex(of: "/") else { continue }
      known[id[...slash], default: [:]][id] = meeting.start.secondsSince1970.quotient(60)
    }
    for run in runs.indices {
      for index in runs[run].followers {
        guard let rules = rules[run][index], rules.series.time != nil else { continue }
        let prefix = "\(runs[run].programmeID)/\(rules.series.id)/"
        var starts = known[prefix[...]] ?? [:]
        for (label, change) in runs[run].changes(of: rules.series.id) {
          switch change {
          case .cancel: starts[prefix + label] = nil
          case .move(let date, let time): starts[prefix + label] = rules.start(on: date, at: time)
          }
        }
        for (id, start) in starts.sorted(by: { $0.key < $1.key }) {
          let day = CivilDate(clamping: rules.zone.local(start).quotient(1440))
          let number = board.add(
            PlacementMeeting(
              id: id, rules: rules, period: DateSpan(day), bound: DateSpan(day), adjusted: day,
              preferred: start, published: nil, frozen: nil, fixed: start))
          board.book(number, at: board.meetings[number].candidate(start))
          reserved[id] = (number, runs[run].layer(of: index))
        }
      }
    }
  }

  /// Puts the meetings of a layer on the board, without a start.
  private mutating func expand(layer: Int) -> [Waiting] {
    var waiting: [Waiting] = []
    for run in runs.indices {
      for index in runs[run].series(inLayer: layer) {
        guard let rules = rules[run][index] else { continue }
        for draft in runs[run].drafts(of: index, rules) {
          let id = runs[run].id(of: draft)
          drafts[id] = draft
          guard let meeting = meeting(for: draft, id: id, run: run, rules: rules) else { continue }
          let number: Int
          if let known = reserved.removeValue(forKey: id) {
            board.replace(known.number, with: meeting)
            number = known.number
          } else {
            number = board.add(meeting)
          }
          numbers[id] = number
          waiting.append(Waiting(run: run, draft: draft, number: number))
        }
      }
    }
    return waiting
  }

  /// The meeting to be placed; nil for what needs no start, which is settled here.
  private mutating func meeting(for draft: Draft, id: String, run: Int, rules: SeriesRules)
    -> PlacementMeeting?
  {
    let pin: Int?
    switch runs[run].takeChange(for: draft) {
    case .cancel(let why):
      runs[run].settleCancelled(draft, why, at: published.place(of: id))
      return nil
    case .move(let change, let date, let time):
      pin = rules.start(on: date, at: time)
      runs[run].notePin(change, of: draft)
    case nil: pin = nil
    }
    if pin == nil, let reason = draft.cancelledBecause {
      runs[run].settleCancelled(draft, reason, at: published.place(of: id))
      return nil
    }
    guard
      let adjusted = draft.adjusted ?? pin.map({ CivilDate(clamping: rules.zone.local($0).quotient(1440)) }),
      let bound = draft.bound ?? (pin == nil ? nil : draft.period.span)
    else {
      runs[run].settleUnplaceable(draft, rules)
      return nil
    }
    let preferred = rules.preferredStart(on: adjusted)
    let last = published.meetings[id]
    let lastStart = last.map { $0.start.secondsSince1970.quotient(60) }
    let lastDay = lastStart.map { CivilDate(clamping: rules.zone.local($0).quotient(1440)) }
    let isHistory = lastDay.map { $0 < asOf } ?? false
    let isProtected = last.map { $0.rule == rules.claim.text(from: draft.basis) } ?? false
    return PlacementMeeting(
      id: id, rules: rules, period: draft.period.span, bound: bound, adjusted: adjusted, preferred: preferred,
      published: isProtected && pin == nil
        ? lastStart.map { .init(start: $0, urgency: min(366, max(0, 366 - ((lastDay ?? asOf) - asOf)))) }
        : nil,
      frozen: lastStart.flatMap { start in
        (lastDay.map { $0 < rules.frozenUntil(asOf) } ?? false) ? start : nil
      },
      fixed: pin ?? (isHistory ? lastStart : nil))
  }

  /// Published meetings before the freeze horizon stay, the sooner first, unless a hard rule is broken.
  private mutating func fixFrozen(_ layer: [Int]) {
    let fixed = layer.filter { board.meetings[$0].fixed != nil }
    for index in fixed {
      if let ideal = board.meetings[index].ideal { board.book(index, at: ideal) }
    }
    let frozen = layer.compactMap { index in
      board.meetings[index].fixed == nil
        ? board.meetings[index].frozen.map { (start: $0, index: index) } : nil
    }.sorted { ($0.start, board.meetings[$0.index].id) < ($1.start, board.meetings[$1.index].id) }
    for (start, index) in frozen where board.meetings[index].allows(start) {
      let candidate = board.meetings[index].candidate(start)
      guard board.blockers(of: index, at: candidate).isEmpty else { continue }
      board.fix(index, at: start)
      board.book(index, at: candidate)
    }
  }

  /// Puts every meeting where an answer from outside has it, and notes what that breaks.
  private mutating func take(_ answer: [String: Int], for layer: [Int]) {
    for index in layer where board.meetings[index].fixed == nil {
      let meeting = board.meetings[index]
      guard let start = answer[meeting.id] else { continue }
      guard meeting.allows(start) else {
        let reasons = Objections(board, of: index).to(start).map(\.text)
        objections.append(
          "\(meeting.id) at \(meeting.rules.zone.instant(start)): "
            + (reasons.isEmpty ? "not one of its starts" : reasons.joined(separator: "; ")))
        continue
      }
      let candidate = meeting.candidate(start)
      let blockers = board.blockers(of: index, at: candidate)
      if !blockers.isEmpty {
        let reasons = Objections(board, of: index).to(start).map(\.text)
        objections.append(
          "\(meeting.id) at \(meeting.rules.zone.instant(start)): \(reasons.joined(separator: "; "))")
      }
      board.book(index, at: candidate)
    }
  }

  mutating func finish() -> PortfolioSchedule {
    for id in (answer ?? [:]).keys.sorted() where numbers[id] == nil {
      objections.append("\(id): no such meeting is to be placed")
    }
    var told = 0
    for index in runs.indices { runs[index].explainUnplaced(board: board, told: &told) }
    return PortfolioSchedule(
      schedules: runs.map { $0.finish(asOf: asOf) }, asOf: asOf, objections: objections, board: board,
      directory: directory, numbers: numbers, rules: rules, drafts: drafts)
  }
}

/// The offsets of each zone, worked out once.
struct ZoneShelf {
  private let span: DateSpan
  private var known: [String: ZoneOffsets] = [:]

  init(covering span: DateSpan) { self.span = span }

  mutating func offsets(of zone: Zone) -> ZoneOffsets {
    if let found = known[zone.name] { return found }
    let made = ZoneOffsets(zone, covering: span)
    known[zone.name] = made
    return made
  }
}
