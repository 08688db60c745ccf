/// Finds starts: everyone at their cheapest first, those in conflict by greedy choice, fewest starts first, then chains of
/// moves that make room while the whole gets cheaper. Bounded in steps, never in time, and without chance, so that the
/// result does not depend on the machine.
struct PlacementSearch {
  /// How often what helps only together is looked for, as long as somebody gains.
  private static let rounds = 6

  /// How far one round of improvement goes: how many meetings a chain may move, and how many starts it may try.
  private struct Effort {
    let length: Int
    let steps: Int
  }

  private static let short = [
    Effort(length: 2, steps: 200), Effort(length: 3, steps: 1_000), Effort(length: 5, steps: 8_000),
  ]
  private static let long = [Effort(length: 8, steps: 60_000), Effort(length: 12, steps: 400_000)]

  private let board: PlacementBoard
  private var table: PlacementTable
  private var known: [[PlacementOption]?]
  private var knownLeast: [Int?]
  /// How many starts were tried.
  private(set) var stepsTaken = 0
  private let mostSteps: Int

  /// A search that tries at most so many starts, give or take one chain.
  init(board: PlacementBoard, mostSteps: Int) {
    self.board = board
    self.mostSteps = mostSteps
    table = PlacementTable(board)
    known = Array(repeating: nil, count: board.meetings.count)
    knownLeast = Array(repeating: nil, count: board.meetings.count)
  }

  /// The board with what the search has found.
  var result: PlacementBoard { board.rebooked(at: table.places.map { $0?.start }) }

  private mutating func options(of index: Int) -> [PlacementOption] {
    if let options = known[index] { return options }
    let options = board.meetings[index].options()
    known[index] = options
    return options
  }

  /// The least that a meeting can cost.
  private mutating func least(_ index: Int) -> Int {
    if let least = knownLeast[index] { return least }
    let least =
      (known[index] == nil ? board.meetings[index].ideal?.cost.weight : nil)
      ?? options(of: index).first?.weight ?? table.weightOfNone(index)
    knownLeast[index] = least
    return least
  }

  // MARK: Greedy

  /// Places those of the meetings that may be placed, among all that stand already.
  mutating func place(_ wanted: [Int]) {
    var waiting: [Int] = []
    var fresh: [Int] = []
    // Published meetings come first, then those without conflict where the rule puts them.
    for index in wanted where table.isMovable(index) && table.places[index] == nil {
      guard let ideal = board.meetings[index].ideal.map(PlacementOption.init) else {
        waiting.append(index)
        continue
      }
      guard board.meetings[index].published == nil else {
        if table.contacts(of: index, at: ideal).hard.isEmpty {
          table.book(index, at: ideal)
        } else {
          waiting.append(index)
        }
        continue
      }
      fresh.append(index)
    }
    for index in fresh {
      if let ideal = board.meetings[index].ideal { table.book(index, at: PlacementOption(ideal)) }
    }
    let contested = fresh.filter { index in
      guard let place = table.places[index] else { return false }
      let contacts = table.contacts(of: index, at: place)
      return !contacts.hard.isEmpty || contacts.weight > 0
    }
    for index in contested { table.unbook(index) }
    waiting += contested
    for index in waiting { known[index] = board.meetings[index].options() }
    let order = waiting.map { index in
      (
        key: (board.meetings[index].published == nil ? 1 : 0, known[index]?.count ?? 0),
        id: board.meetings[index].id, index
      )
    }.sorted { ($0.key.0, $0.key.1, $0.id) < ($1.key.0, $1.key.1, $1.id) }
    for (_, _, index) in order { insert(index) }
    improve(wanted)
  }

  /// The cheapest start that nobody keeps the meeting from.
  private mutating func insert(_ index: Int) {
    var best: (option: PlacementOption, weight: Int)?
    for option in options(of: index) {
      if let best, option.weight >= best.weight { break }
      let contacts = table.contacts(of: index, at: option)
      guard contacts.hard.isEmpty else { continue }
      let weight = option.weight + contacts.weight
      if best.map({ weight < $0.weight }) ?? true { best = (option, weight) }
    }
    if let best { table.book(index, at: best.option) }
  }

  // MARK: Improve

  /// Tries chains from every meeting that costs more than it must, the dearest first, short chains before long ones; then
  /// such as help only together.
  mutating func improve(_ wanted: [Int]) {
    lengthen(wanted, Self.short)
    for _ in 0..<Self.rounds where !sidestep(wanted) { break }
    lengthen(wanted, Self.long)
    for _ in 0..<Self.rounds where !sidestep(wanted) { break }
  }

  private mutating func lengthen(_ wanted: [Int], _ efforts: [Effort]) {
    for effort in efforts {
      // How many changes there were when a meeting was tried last, in vain.
      var tried = Array(repeating: -1, count: board.meetings.count)
      var hasImproved = true
      while hasImproved {
        hasImproved = false
        var dear: [(excess: Int, index: Int)] = []
        for index in wanted
        where table.isMovable(index) && table.hasChanged(around: index, since: tried[index]) {
          let excess = table.weight(index) - least(index)
          if excess > 0 { dear.append((excess, index)) }
        }
        for (_, index) in dear.sorted(by: { ($1.excess, $0.index) < ($0.excess, $1.index) }) {
          if stepsTaken >= mostSteps { return }
          tried[index] = table.changes
          if makeRoom(for: index, effort) { hasImproved = true }
        }
      }
    }
  }

  /// One chain of moves under trial.
  private struct Chain {
    let length: Int
    let mostSteps: Int
    /// What the next chain must be cheaper than: 0 for one that helps, 1 for one that costs nothing.
    var best = 0
    /// The start that its first meeting has, and is not to have again.
    var origin: Int?
    var moves: [Move] = []
    var moved: [Int] = []
    var steps = 0
  }

  /// A meeting's new start, or that it has none.
  private typealias Move = (meeting: Int, option: PlacementOption?)

  /// Moves a meeting to a better start, and others out of its way, where the whole gets cheaper by it.
  private mutating func makeRoom(for index: Int, _ effort: Effort) -> Bool {
    guard let chain = chain(for: index, effort, below: 0) else { return false }
    apply(chain.moves)
    return true
  }

  /// The cheapest chain from a meeting that changes the whole by less than a limit; nothing is changed yet.
  private mutating func chain(for index: Int, _ effort: Effort, below limit: Int) -> Chain? {
    let weight = table.weight(index)
    let origin = table.places[index]
    table.unbook(index)
    var chain = Chain(length: effort.length, mostSteps: min(effort.steps, mostSteps - stepsTaken))
    chain.best = limit
    chain.origin = origin?.start
    extend(&chain, pending: [index], spent: -weight)
    stepsTaken += chain.steps
    if let origin { table.book(index, at: origin) }
    return chain.moves.isEmpty ? nil : chain
  }

  private mutating func apply(_ moves: [Move]) {
    for move in moves { table.unbook(move.meeting) }
    for move in moves {
      if let option = move.option { table.book(move.meeting, at: option) }
      table.noteChange(of: move.meeting)
    }
  }

  /// Tries what costs nothing by itself where somebody else gains by it, and takes it back where nobody does.
  ///
  /// - Returns: Whether anybody has gained.
  private mutating func sidestep(_ wanted: [Int]) -> Bool {
    let (aside, gain) = (Effort(length: 5, steps: 6_000), Effort(length: 6, steps: 10_000))
    var hasGainedAtAll = false
    // Who has no start is nobody's neighbour.
    let lost = wanted.filter { table.isMovable($0) && table.places[$0] == nil }
    for index in wanted where table.isMovable(index) && table.weight(index) > least(index) {
      if stepsTaken >= mostSteps { return false }
      guard let chain = chain(for: index, aside, below: 1) else { continue }
      let origins = chain.moves.map { Move($0.meeting, table.places[$0.meeting]) }
      let near = Set(chain.moves.flatMap { table.neighbours(of: $0.meeting) })
      apply(chain.moves)
      let around = near.union(lost).union(chain.moves.flatMap { table.neighbours(of: $0.meeting) }).sorted()
      var hasGained = chain.best < 0
      for other in around where table.isMovable(other) && table.weight(other) > least(other) {
        if makeRoom(for: other, gain) { hasGained = true }
      }
      if hasGained { hasGainedAtAll = true } else { apply(origins) }
    }
    return hasGainedAtAll
  }

  /// Puts the first of the pending meetings at each of its starts in turn, whoever is in the way made pending too.
  private mutating func extend(_ chain: inout Chain, pending: [Int], spent: Int) {
    guard let index = pending.first else { return }
    let rest = Array(pending.dropFirst())
    var floor = spent
    for other in rest { floor += least(other) }
    var contacts = PlacementTable.Contacts()
    let room = chain.length - chain.moved.count - pending.count
    for option in options(of: index) {
      if floor + option.weight >= chain.best || chain.steps >= chain.mostSteps { return }
      chain.steps += 1
      if chain.moved.isEmpty, option.start == chain.origin { continue }
      guard table.find(&contacts, of: index, at: option, most: room, except: chain.moved) else { continue }
      if !contacts.hard.isEmpty {
        move(index, to: option, pushing: contacts.hard, &chain, rest, spent)
      } else if rest.isEmpty {
        // The chain ends here: nothing needs to be booked to know what it costs.
        let total = spent + option.weight + contacts.weight
        if total < chain.best { record(&chain, total, last: (index, option)) }
      } else if floor + option.weight + contacts.weight < chain.best {
        move(index, to: option, pushing: [], &chain, rest, spent)
      }
      guard !contacts.soft.isEmpty else { continue }
      let all = contacts.hard + contacts.soft.filter { !contacts.hard.contains($0) }
      if all.count <= room, all.allSatisfy({ table.isMovable($0) && !chain.moved.contains($0) }) {
        move(index, to: option, pushing: all, &chain, rest, spent)
      }
    }
    // Whoever was pushed aside may be left out, where somebody else gets a start by it.
    guard !chain.moved.isEmpty, floor + table.weightOfNone(index) < chain.best else { return }
    if rest.isEmpty { return record(&chain, spent + table.weightOfNone(index), last: (index, nil)) }
    chain.moved.append(index)
    extend(&chain, pending: rest, spent: spent + table.weightOfNone(index))
    chain.moved.removeLast()
  }

  private func record(_ chain: inout Chain, _ total: Int, last: Move) {
    chain.best = total
    chain.moves = chain.moved.map { ($0, table.places[$0]) } + [last]
  }

  private mutating func move(
    _ index: Int, to option: PlacementOption, pushing others: [Int], _ chain: inout Chain, _ rest: [Int],
    _ spent: Int
  ) {
    var spent = spent
    var origins: [(meeting: Int, option: PlacementOption)] = []
    for other in others {
      guard let place = table.places[other] else { continue }
      spent -= table.weight(other)
      table.unbook(other)
      origins.append((other, place))
    }
    spent += option.weight + table.contacts(of: index, at: option).weight
    table.book(index, at: option)
    chain.moved.append(index)
    extend(&chain, pending: rest + origins.map(\.meeting), spent: spent)
    chain.moved.removeLast()
    table.unbook(index)
    for origin in origins.reversed() { table.book(origin.meeting, at: origin.option) }
  }
}
