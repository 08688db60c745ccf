extension Sentence {
  /// The places in which the sentence promises that data stays; empty where it promises none.
  ///
  /// Four forms are known: a residency (`Data Residency: Peru only`), a ban on leaving (`No data transfer outside
  /// Peru`), an only (`data stored in Peru only`), and a rule (`All data is processed in Lima`). A sentence with a
  /// code makes claims, and is no promise.
  var promisedPlaces: [Int] {
    guard hasPlace, !hasCode else { return [] }
    if roles.contains(.outside) {
      // "May be transferred outside Peru without consent" is no ban.
      let isBan = roles.contains(.negation) || (roles.contains(.only) && !roles.contains(.permission))
      let isCondition = roles.contains(.obligation) && !roles.contains(.permission)
      return isBan || isCondition ? places(after: .outside, through: [.filler, .region]) : []
    }
    if roles.contains(.residency), !roles.contains(.negation) { return items.compactMap(\.place) }
    guard !roles.isDisjoint(with: [.data, .hosting, .residency]) else { return [] }
    if roles.contains(.only) {
      let restricted = restrictedPlaces
      if !restricted.isEmpty { return restricted }
    }
    guard roles.contains(.data), roles.contains(.hosting), roles.contains(.obligation),
      roles.isDisjoint(with: [.negation, .permission])
    else { return [] }
    return places(after: .hosting, through: [.filler, .inside])
  }

  /// The places of which the sentence speaks as of a region: `Peru region`, `región Perú`.
  var regionPlaces: [Int] {
    guard hasPlace, !hasCode, roles.contains(.region) else { return [] }
    var result: [Int] = []
    for (index, item) in items.enumerated() where item.role.contains(.region) {
      if item.followsDirectly, index > 0, let place = items[index - 1].place {
        result.append(place)
      } else if let place = place(from: index + 1, through: .filler) {
        result.append(place)
      }
    }
    return result
  }

  /// The places that follow the first word of one role, with nothing but words of other roles between.
  private func places(
    after role: RegionVocabulary.Role, through roles: RegionVocabulary.Role
  ) -> [Int] {
    for (index, item) in items.enumerated() where item.role.contains(role) {
      if let place = self.index(from: index + 1, through: roles) { return chain(startingAt: place) }
    }
    return []
  }

  /// The places beside an only: `Peru only`, `only in Peru`, `exclusively stored within Peru`.
  private var restrictedPlaces: [Int] {
    for (index, item) in items.enumerated() where item.role.contains(.only) {
      if item.followsDirectly, index > 0, items[index - 1].place != nil { return chain(endingAt: index - 1) }
      if let place = self.index(from: index + 1, through: [.filler, .inside, .hosting, .data]) {
        return chain(startingAt: place)
      }
    }
    return []
  }

  private func place(from start: Int, through roles: RegionVocabulary.Role) -> Int? {
    index(from: start, through: roles).flatMap { items[$0].place }
  }

  /// The first item from a position on that is a place, if nothing but words of those roles comes before it. It is
  /// looked for among a few items only, so that the work stays in proportion to the text.
  private func index(from start: Int, through roles: RegionVocabulary.Role) -> Int? {
    for index in start..<max(start, min(items.count, start + 8)) {
      guard items[index].followsDirectly else { return nil }
      if items[index].place != nil { return index }
      if items[index].role.isDisjoint(with: roles) { return nil }
    }
    return nil
  }
}
