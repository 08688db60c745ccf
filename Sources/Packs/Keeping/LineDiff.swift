/// Which lines of two texts are the same: patience anchors first, Myers's algorithm between them.
///
/// Lines that stand once in both texts hold the rest together, so that a table or a heading is never matched with another
/// one's blank lines. What lies between anchors is compared by the greedy algorithm of Myers (1986) up to `deepest`
/// differences, and counts as changed beyond: so the time is that of the texts times `deepest` at worst, and the memory its
/// square.
enum LineDiff {
  /// The most differences that are looked for between two anchors.
  private static let deepest = 512
  /// Anchors within anchors.
  private static let innermost = 64

  /// For each line of `left` the line of `right` that it is; ascending where there is one. Lines are given by numbers, the
  /// same for the same text.
  static func matches(_ left: [Int], _ right: [Int]) -> [Int?] {
    var result = [Int?](repeating: nil, count: left.count)
    var work = [(left.indices, right.indices, depth: 0)]
    while let (a, b, depth) = work.popLast() {
      let (a, b) = strip(left, a, right, b, &result)
      if a.isEmpty || b.isEmpty { continue }
      let anchors = depth < innermost ? anchors(left, a, right, b) : []
      if anchors.isEmpty {
        compare(left, a, right, b, &result)
        continue
      }
      var (from, to) = (a.lowerBound, b.lowerBound)
      for (i, j) in anchors {
        result[i] = j
        work.append((from..<i, to..<j, depth + 1))
        (from, to) = (i + 1, j + 1)
      }
      work.append((from..<a.upperBound, to..<b.upperBound, depth + 1))
    }
    return result
  }

  /// Matches what both begin and end with; gives what lies between.
  private static func strip(
    _ left: [Int], _ a: Range<Int>, _ right: [Int], _ b: Range<Int>, _ result: inout [Int?]
  ) -> (Range<Int>, Range<Int>) {
    var (i, j) = (a.lowerBound, b.lowerBound)
    while i < a.upperBound, j < b.upperBound, left[i] == right[j] {
      result[i] = j
      (i, j) = (i + 1, j + 1)
    }
    var (k, l) = (a.upperBound, b.upperBound)
    while k > i, l > j, left[k - 1] == right[l - 1] {
      (k, l) = (k - 1, l - 1)
      result[k] = l
    }
    return (i..<k, j..<l)
  }

  /// The longest ascending run of lines that stand once in both parts.
  private static func anchors(
    _ left: [Int], _ a: Range<Int>, _ right: [Int], _ b: Range<Int>
  ) -> [(Int, Int)] {
    let once = places(left, a)
    let other = places(right, b)
    let pairs = a.compactMap { i -> (Int, Int)? in
      guard once[left[i]] == i, let j = other[left[i]], j >= 0 else { return nil }
      return (i, j)
    }
    // Patience sorting: the top of each pile, and for each card the one below it on the pile to the left.
    var tops: [Int] = []
    var before = [Int?](repeating: nil, count: pairs.count)
    for (card, pair) in pairs.enumerated() {
      var (low, high) = (0, tops.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tops[middle]].1 < pair.1 { low = middle + 1 } else { high = middle }
      }
      before[card] = low > 0 ? tops[low - 1] : nil
      if low == tops.count { tops.append(card) } else { tops[low] = card }
    }
    var chain: [(Int, Int)] = []
    var card = tops.last
    while let current = card {
      chain.append(pairs[current])
      card = before[current]
    }
    return chain.reversed()
  }

  /// Where each line stands in a part, -1 where it stands more than once.
  private static func places(_ lines: [Int], _ part: Range<Int>) -> [Int: Int] {
    var places: [Int: Int] = [:]
    for i in part { places[lines[i]] = places[lines[i]] == nil ? i : -1 }
    return places
  }

  /// Myers's greedy algorithm; `reach` holds how far down each diagonal lies, for every number of differences.
  private static func compare(
    _ left: [Int], _ a: Range<Int>, _ right: [Int], _ b: Range<Int>, _ result: inout [Int?]
  ) {
    let (n, m) = (a.count, b.count)
    var trail: [[Int]] = []
    // Diagonal k at index k + d + 1, so that its neighbours are always there.
    var reach = [0, 0, 0]
    for d in 0...min(deepest, n + m) {
      trail.append(reach)
      var next = [Int](repeating: 0, count: 2 * d + 5)
      for k in stride(from: -d, through: d, by: 2) {
        // `reach` is of d - 1: its diagonal k stands at k + d.
        let isDown = d > 0 && (k == -d || (k != d && reach[k - 1 + d] < reach[k + 1 + d]))
        var x = d == 0 ? 0 : isDown ? reach[k + 1 + d] : reach[k - 1 + d] + 1
        var y = x - k
        while x < n, y < m, left[a.lowerBound + x] == right[b.lowerBound + y] { (x, y) = (x + 1, y + 1) }
        next[k + d + 1] = x
        if x >= n, y >= m {
          walk(trail, from: (n, m), d, a.lowerBound, b.lowerBound, &result)
          return
        }
      }
      reach = next
    }
  }

  /// Goes back from the end and marks the lines on the diagonals.
  private static func walk(
    _ trail: [[Int]], from end: (Int, Int), _ differences: Int, _ a: Int, _ b: Int, _ result: inout [Int?]
  ) {
    var (x, y) = end
    for d in stride(from: differences, through: 0, by: -1) {
      let k = x - y
      var (fromX, fromY) = (0, 0)
      if d > 0 {
        let reach = trail[d]
        let isDown = k == -d || (k != d && reach[k - 1 + d] < reach[k + 1 + d])
        let previous = isDown ? k + 1 : k - 1
        fromX = reach[previous + d]
        fromY = fromX - previous
      }
      let (startX, startY) = d == 0 ? (0, 0) : (k > fromX - fromY ? (fromX + 1, fromY) : (fromX, fromY + 1))
      while x > startX, y > startY {
        (x, y) = (x - 1, y - 1)
        result[a + x] = b + y
      }
      (x, y) = (fromX, fromY)
    }
  }
}
