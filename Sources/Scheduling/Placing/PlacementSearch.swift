import BusinessCalendar

/// Finds starts: everyone at their cheapest first, those in conflict by greedy choice, fewest candidates first, then chains
/// of moves that make room while the whole gets cheaper. Bounded in steps, never in time, and without chance, so that the
/// result does not depend on the machine.
struct PlacementSearch {
  /// How many starts one chain may try.
  private static let stepsPerChain = 20_000
  /// How many meetings one chain may push aside.
  private static let longestChain = 6
  private static let passes = 12

  var board: PlacementBoard
  private var candidates: [Int: [PlacementMeeting.Candidate]] = [:]

  init(board: PlacementBoard) { self.board = board }

  /// Places the meetings of those numbers among all that stand already; fixed ones stand.
  mutating func place(_ wanted: Range<Int>) {
    var waiting: [Int] = []
    // Published meetings come first, then those without conflict where the rule puts them.
    var ideals: [(index: Int, candidate: PlacementMeeting.Candidate)] = []
    for index in wanted where board.meetings[index].fixed == nil {
      if let ideal = board.meetings[index].ideal {
        ideals.append((index, ideal))
      } else {
        waiting.append(index)
      }
    }
    let meetings = board.meetings
    let isPublished = { (index: Int) in meetings[index].published != nil }
    for (index, candidate) in ideals where isPublished(index) {
      if board.blockers(of: index, at: candidate).isEmpty {
        board.book(index, at: candidate)
      } else {
        waiting.append(index)
      }
    }
    let fresh = ideals.filter { !isPublished($0.index) }
    for (index, candidate) in fresh { board.book(index, at: candidate) }
    let contested = fresh.filter {
      !board.blockers(of: $0.index, at: $0.candidate).isEmpty
        || board.clashCost(of: $0.index, at: $0.candidate) != .zero
    }
    for (index, _) in contested { board.unbook(index) }
    waiting += contested.map(\.index)
    guard !waiting.isEmpty else { return }
    for index in waiting { candidates[index] = board.meetings[index].candidates() }
    waiting.sort { left, right in
      let (first, second) = (candidates[left]?.count ?? 0, candidates[right]?.count ?? 0)
      let (one, other) = (isPublished(left) ? 0 : 1, isPublished(right) ? 0 : 1)
      return (one, first, board.meetings[left].id) < (other, second, board.meetings[right].id)
    }
    for index in waiting { insert(index) }
    improve(wanted)
  }

  /// The cheapest start that nobody keeps the meeting from.
  private mutating func insert(_ index: Int) {
    var best: (candidate: PlacementMeeting.Candidate, cost: PlacementCost)?
    for candidate in starts(of: index) {
      if let best, candidate.cost >= best.cost { break }
      guard board.blockers(of: index, at: candidate).isEmpty else { continue }
      let cost = candidate.cost + board.clashCost(of: index, at: candidate)
      if best.map({ cost < $0.cost }) ?? true { best = (candidate, cost) }
    }
    if let best { board.book(index, at: best.candidate) }
  }

  private mutating func starts(of index: Int) -> [PlacementMeeting.Candidate] {
    if let known = candidates[index] { return known }
    let found = board.meetings[index].candidates()
    candidates[index] = found
    return found
  }

  /// The least that a meeting can cost.
  private mutating func least(_ index: Int) -> PlacementCost {
    board.meetings[index].ideal?.cost ?? starts(of: index).first?.cost ?? board.meetings[index].costOfNone
  }

  private mutating func improve(_ wanted: Range<Int>) {
    for _ in 0..<Self.passes {
      var improved = false
      for index in wanted where board.meetings[index].fixed == nil && board.cost(of: index) > least(index) {
        if makeRoom(for: index) { improved = true }
      }
      if !improved { return }
    }
  }

  /// One chain of moves under trial.
  private struct Chain {
    var best = PlacementCost.zero
    var moves: [(Int, PlacementMeeting.Candidate)]?
    var locked: [Int] = []
    var steps = 0
  }

  /// Moves a meeting to a better start, and others out of its way, where the whole gets cheaper by it.
  private mutating func makeRoom(for index: Int) -> Bool {
    let origin = board.places[index]
    let cost = board.cost(of: index)
    board.unbook(index)
    var chain = Chain()
    extend(&chain, pending: [index], spent: .zero - cost)
    guard let moves = chain.moves else {
      if let origin { board.book(index, at: origin) }
      return false
    }
    for (meeting, _) in moves { board.unbook(meeting) }
    for (meeting, candidate) in moves { board.book(meeting, at: candidate) }
    return true
  }

  private mutating func extend(_ chain: inout Chain, pending: [Int], spent: PlacementCost) {
    guard let index = pending.first else {
      if spent < chain.best {
        chain.best = spent
        chain.moves = chain.locked.compactMap { meeting in board.places[meeting].map { (meeting, $0) } }
      }
      return
    }
    let rest = Array(pending.dropFirst())
    var bound = spent
    for other in rest { bound = bound + least(other) }
    for candidate in starts(of: index) {
      if bound + candidate.cost >= chain.best { return }
      chain.steps += 1
      if chain.steps > Self.stepsPerChain { return }
      let blockers = board.blockers(of: index, at: candidate)
      if blockers.contains(where: { board.meetings[$0].fixed != nil || chain.locked.contains($0) }) {
        continue
      }
      if chain.locked.count + pending.count + blockers.count > Self.longestChain { continue }
      var cost = spent
      var pushed: [(Int, PlacementMeeting.Candidate)] = []
      for blocker in blockers {
        guard let place = board.places[blocker] else { continue }
        cost = cost - board.cost(of: blocker)
        board.unbook(blocker)
        pushed.append((blocker, place))
      }
      cost = cost + candidate.cost + board.clashCost(of: index, at: candidate)
      board.book(index, at: candidate)
      chain.locked.append(index)
      extend(&chain, pending: rest + blockers, spent: cost)
      chain.locked.removeLast()
      board.unbook(index)
      for (blocker, place) in pushed.reversed() { board.book(blocker, at: place) }
    }
  }
}
