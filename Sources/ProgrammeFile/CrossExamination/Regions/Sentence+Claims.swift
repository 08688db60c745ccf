extension Sentence {
  /// A code, and where its sentence says that it is.
  struct Claim {
    let region: Int
    /// The code as it was spelt.
    let spelling: FoldedWord
    /// The places that the sentence gives it and that it does not lie in; empty where it gives none or is right.
    let wrongPlaces: [Int]
    /// Whether the sentence says that nothing is there.
    let isDenied: Bool
  }

  /// What the sentence says of each of its codes.
  ///
  /// A code is said to be in a place that stands beside it with nothing but filling words between: `AWS Lima
  /// (eu-west-2)`, `eu-west-2, the Lima region`. A place and a code in brackets after it bind each other; otherwise the
  /// code is right if it lies in any place that the sentence names, since a list may be meant.
  func claims(_ vocabulary: RegionVocabulary) -> [Claim] {
    guard hasCode else { return [] }
    let before = placesBefore()
    let after = placesAfter()
    var mentioned: Set<Int> = []
    for item in items { if let place = item.place { mentioned.insert(place) } }
    var homes: [Int: [Int]] = [:]
    var isDenied = false
    var claims: [Claim] = []
    for (index, item) in items.enumerated() {
      if !item.role.isDisjoint(with: [.negation, .outside, .exception]) { isDenied = true }
      guard case .code(let number, let spelling) = item.kind else { continue }
      let region = vocabulary.regions[number]
      let isRight = { (places: [Int]) in
        Self.finest(places, vocabulary).contains { region.lies(in: vocabulary.places[$0]) }
      }
      var wrongPlaces: [Int] = []
      if let place = before[index], bracketsCode(at: index) {
        let places = chain(endingAt: place)
        if !isRight(places) { wrongPlaces = places }
      } else if let place = after[index], items[index + 1].opensBracket, !bracketsCode(at: index) {
        let places = chain(startingAt: place)
        if !isRight(places) { wrongPlaces = places }
      } else if let places = before[index].map(chain(endingAt:)) ?? after[index].map(chain(startingAt:)) {
        let other = after[index].map(chain(startingAt:)) ?? []
        if !isRight(places), !isRight(other) {
          let known = homes[number] ?? mentioned.filter { region.lies(in: vocabulary.places[$0]) }
          homes[number] = known
          if known.allSatisfy(places.contains) { wrongPlaces = places }
        }
      }
      claims.append(Claim(region: number, spelling: spelling, wrongPlaces: wrongPlaces, isDenied: isDenied))
    }
    return claims
  }

  /// For each code the nearest place before it.
  private func placesBefore() -> [Int: Int] {
    var result: [Int: Int] = [:]
    var place: Int?
    var hasPassedCode = false
    for (index, item) in items.enumerated() {
      // After a code, a place goes on holding only within the same brackets: London/Dublin (eu-west-2/eu-west-1).
      if !item.followsDirectly || (hasPassedCode && (item.closesBracket || item.opensBracket)) { place = nil }
      switch item.kind {
      case .place:
        // eu-west-1 (Dublin), eu-west-2: Dublin is the first one's.
        let isOfCodeBefore = item.opensBracket && index > 0 && items[index - 1].isCode && item.followsDirectly
        place = isOfCodeBefore ? nil : index
        hasPassedCode = false
      case .code:
        if let place { result[index] = place }
        hasPassedCode = true
        if !item.opensBracket, index > 0, !items[index - 1].isCode { place = nil }
      case .word(let role):
        if !role.contains(.filler) { place = nil }
      }
    }
    return result
  }

  /// For each code the nearest place after it, with no other code between.
  private func placesAfter() -> [Int: Int] {
    var result: [Int: Int] = [:]
    var place: Int?
    for index in items.indices.reversed() {
      let item = items[index]
      let next = index + 1 < items.count ? items[index + 1] : nil
      if let next, !next.followsDirectly { place = nil }
      switch item.kind {
      case .place:
        // eu-west-2, Lima (us-east-1-lim-1a): Lima is the second one's.
        let isOfCodeAfter = next.map { $0.isCode && $0.opensBracket && $0.followsDirectly } ?? false
        place = isOfCodeAfter && !item.opensBracket ? nil : index
      case .code:
        if let place { result[index] = place }
        place = nil
      case .word(let role):
        if !role.contains(.filler) { place = nil }
      }
    }
    return result
  }

  /// Whether a code stands in brackets of its own, with at most a few filling words before it.
  private func bracketsCode(at index: Int) -> Bool {
    var first = index
    while !items[first].opensBracket {
      guard items[first].followsDirectly, first > 0, index - first < 4,
        items[first - 1].role.contains(.filler)
      else { return false }
      first -= 1
    }
    guard index + 1 < items.count else { return true }
    let next = items[index + 1]
    return next.closesBracket || !next.isCode && !next.role.contains(.connector)
  }

  /// The places that follow each other up to one: `Lima, Peru`, `Peru and Chile`. No more than four are told.
  func chain(endingAt last: Int) -> [Int] {
    var first = last
    var places = items[last].place.map { [$0] } ?? []
    while places.count < 4, first > 0, items[first].followsDirectly {
      var previous = first - 1
      if previous > 0, items[previous].role.contains(.connector), items[previous].followsDirectly {
        previous -= 1
      }
      guard let place = items[previous].place else { break }
      places.insert(place, at: 0)
      first = previous
    }
    return places
  }

  /// The places that follow each other from one on.
  func chain(startingAt first: Int) -> [Int] {
    var last = first
    var places = items[first].place.map { [$0] } ?? []
    while places.count < 4, last + 1 < items.count, items[last + 1].followsDirectly {
      var next = last + 1
      if items[next].role.contains(.connector), next + 1 < items.count, items[next + 1].followsDirectly {
        next += 1
      }
      guard let place = items[next].place else { break }
      places.append(place)
      last = next
    }
    return places
  }

  /// The narrowest of some places: of `Lima, Peru` it is Lima that a code must lie in.
  private static func finest(_ places: [Int], _ vocabulary: RegionVocabulary) -> [Int] {
    let level = places.map { vocabulary.places[$0].level }.max()
    return places.filter { vocabulary.places[$0].level == level }
  }
}
