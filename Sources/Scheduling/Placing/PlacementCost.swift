/// What a placement costs, compared part by part: first whatever cannot be placed, then published meetings that move, then
/// how soon those are, then the distance from where the rules would have every meeting.
public struct PlacementCost: Sendable, Hashable, Comparable {
  /// Occurrences without a start.
  public var unplaced = 0
  /// Published meetings that are not where subscribers saw them.
  public var moves = 0
  /// Those meetings' nearness, 366 for today down to 0 for a year ahead, summed.
  public var urgency = 0
  /// Half-hours of elapsed time from the preferred start, rounded up, and 8 for each optional person who cannot come.
  public var displacement = 0

  /// Nothing.
  public static let zero = PlacementCost()

  /// Compares part by part.
  public static func < (left: Self, right: Self) -> Bool {
    (left.unplaced, left.moves, left.urgency, left.displacement)
      < (right.unplaced, right.moves, right.urgency, right.displacement)
  }

  static func + (left: Self, right: Self) -> Self {
    Self(
      unplaced: left.unplaced + right.unplaced, moves: left.moves + right.moves,
      urgency: left.urgency + right.urgency, displacement: left.displacement + right.displacement)
  }
}

extension PlacementCost {
  /// The cost of a few meetings as one number that orders as the cost does: a part weighs more than all that follow it
  /// for up to 64 meetings, whose displacement is less than 2^21 half-hours each (a hundred years).
  var weight: Int { ((unplaced << 7 + moves) << 15 + urgency) << 28 + displacement }
}
