/// Two changes of one text put together, as diff3 does (Khanna, Kunal and Pierce, 2007): what only one side changed is
/// taken from it, what both changed alike is taken once, and what each changed in its own way is a conflict.
struct ThreeWayMerge {
  /// A part of the outcome, by the lines of one side or of both.
  enum Part: Equatable {
    case ours(Range<Int>)
    case theirs(Range<Int>)
    case conflict(ours: Range<Int>, theirs: Range<Int>)
  }

  private let base: [Int]
  private let ours: [Int]
  private let theirs: [Int]
  private(set) var parts: [Part] = []

  /// Lines are given by numbers, the same for the same text.
  init(base: [Int], ours: [Int], theirs: [Int]) {
    (self.base, self.ours, self.theirs) = (base, ours, theirs)
    let toOurs = LineDiff.matches(base, ours)
    let toTheirs = LineDiff.matches(base, theirs)
    var (b, o, t) = (0, 0, 0)
    while b < base.count || o < ours.count || t < theirs.count {
      let start = t
      while b < base.count, toOurs[b] == o, toTheirs[b] == t { (b, o, t) = (b + 1, o + 1, t + 1) }
      // What nobody changed: both sides have it.
      if t > start { parts.append(.theirs(start..<t)) }
      let next = (b..<base.count).first { toOurs[$0] != nil && toTheirs[$0] != nil } ?? base.count
      let (ourEnd, theirEnd) =
        next < base.count ? (toOurs[next] ?? o, toTheirs[next] ?? t) : (ours.count, theirs.count)
      settle(b..<next, o..<ourEnd, t..<theirEnd)
      (b, o, t) = (next, ourEnd, theirEnd)
    }
  }

  private mutating func settle(_ b: Range<Int>, _ o: Range<Int>, _ t: Range<Int>) {
    if base[b] == ours[o] {
      append(.theirs(t))
    } else if base[b] == theirs[t] || ours[o] == theirs[t] {
      append(.ours(o))
    } else {
      // What both sides begin and end with alike is no matter of conflict.
      var (from, to) = (0, 0)
      let most = min(o.count, t.count)
      while from < most, ours[o.lowerBound + from] == theirs[t.lowerBound + from] { from += 1 }
      while to < most - from, ours[o.upperBound - 1 - to] == theirs[t.upperBound - 1 - to] { to += 1 }
      append(.ours(o.lowerBound..<o.lowerBound + from))
      let (inner, other) = (
        o.lowerBound + from..<o.upperBound - to, t.lowerBound + from..<t.upperBound - to
      )
      append(.conflict(ours: inner, theirs: other))
      append(.ours(o.upperBound - to..<o.upperBound))
    }
  }

  private mutating func append(_ part: Part) {
    switch part {
    case .ours(let range), .theirs(let range): if range.isEmpty { return }
    case .conflict: break
    }
    parts.append(part)
  }
}
