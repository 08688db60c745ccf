/// The values at which an axis is labelled: multiples of 1, 2 or 5 times a power of ten that enclose all values and zero.
///
/// "Loose labelling" of Paul S. Heckbert, "Nice Numbers for Graph Labels", in Graphics Gems, edited by Andrew S. Glassner,
/// Academic Press 1990, pages 61 to 63. He rounds the distance between ticks to the nearest nice number; here it is the least
/// one that needs no more than a given number of steps, so that labels always have room. Whole numbers all the way.
struct NiceScale: Hashable {
  /// The first tick.
  let lowest: Int128
  /// The last tick.
  let highest: Int128
  /// From one tick to the next.
  let step: Int128
  /// Whether all values are zero.
  let isFlat: Bool

  /// The scale of some values.
  ///
  /// - Parameter most: How many steps there may be, at least 2: zero lies between values of both signs.
  init(of values: some Sequence<Int128>, most: Int) {
    let least = values.reduce(0, min)
    let greatest = values.reduce(0, max)
    guard least < greatest else {
      // Nothing but zeros has no scale; one step above them leaves room to draw.
      (lowest, highest, step, isFlat) = (0, 1, 1, true)
      return
    }
    var power: Int128 = 1
    while true {
      for factor: Int128 in [1, 2, 5] {
        let step = factor * power
        let (from, to) = (Self.down(least, step), -Self.down(-greatest, step))
        if (to - from) / step <= Int128(max(most, 2)) {
          (lowest, highest, self.step, isFlat) = (from, to, step, false)
          return
        }
      }
      power *= 10
    }
  }

  /// The greatest multiple that is no greater.
  private static func down(_ value: Int128, _ step: Int128) -> Int128 {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: step)
    return (rest < 0 ? quotient - 1 : quotient) * step
  }

  /// The ticks from the lowest to the highest; zero alone where there is nothing but zeros.
  var ticks: [Int128] {
    if isFlat { return [0] }
    return (0...Int((highest - lowest) / step)).map { lowest + Int128($0) * step }
  }
}
