import Programme

/// A number as people write it, with its separators: `3,800`, `1.5`, `1 200,50`.
struct NumberReading {
  /// As it stands in the agreement.
  let source: String
  /// All digits.
  private let digits: String
  /// How many of them stand after the point.
  private let fraction: Int
  /// Whether it is one group of three digits after one point or comma that may be read either way.
  private let hasLonePoint: Bool
  /// Whether its separators are those of a language that writes the comma for the point.
  let isUnusual: Bool

  enum Failure: Error, Equatable {
    case noDigits
    case grouping(String)
    case ambiguous(String)
    case length(String)

    var reason: String {
      switch self {
      case .noDigits: "has no digits"
      case .grouping(let text): "has separators in '\(text)' that are not those of a number"
      case .ambiguous(let text):
        "has '\(text)', which may mean thousands or a fraction; write it without the point or with two digits after it"
      case .length(let text): "has more digits in '\(text.prefix(24))…' than any number here"
      }
    }
  }

  /// Reads digits with blanks, points and commas between them.
  static func read(_ source: String) -> Result<NumberReading, Failure> {
    guard source.utf8.count <= 40 else { return .failure(.length(source)) }
    let isGroupedByBlanks = source.contains(" ")
    var text = source
    if isGroupedByBlanks {
      let whole = source.prefix { $0 != "." && $0 != "," }
      guard isGrouped(whole.split(separator: " ", omittingEmptySubsequences: false)) else {
        return .failure(.grouping(source))
      }
      text = source.filter { $0 != " " }
    }
    let marks = text.filter { $0 == "." || $0 == "," }
    guard let last = marks.last else { return .success(NumberReading(source, text, 0, false, false)) }
    let parts = text.split(separator: last, omittingEmptySubsequences: false)
    let isMixed = marks.contains { $0 != last }
    if isMixed {
      // 1,200.50 or 1.200,50: the last mark is the point and stands once.
      let other: Character = last == "." ? "," : "."
      guard parts.count == 2, !isGroupedByBlanks, let fraction = parts.last, !fraction.isEmpty,
        isGrouped(parts[0].split(separator: other, omittingEmptySubsequences: false))
      else { return .failure(.grouping(source)) }
      return .success(NumberReading(source, text.filter(\.isNumber), fraction.count, false, last == ","))
    }
    if parts.count > 2 {
      guard !isGroupedByBlanks, isGrouped(parts) else { return .failure(.grouping(source)) }
      return .success(NumberReading(source, text.filter(\.isNumber), 0, false, last == "."))
    }
    guard let whole = parts.first, let fraction = parts.last, !whole.isEmpty, !fraction.isEmpty else {
      return .failure(.grouping(source))
    }
    let mayBeGroup = fraction.count == 3 && whole.count <= 3 && whole.first != "0" && !isGroupedByBlanks
    if last == ",", mayBeGroup {
      return .success(NumberReading(source, text.filter(\.isNumber), 0, false, false))
    }
    return .success(
      NumberReading(source, text.filter(\.isNumber), fraction.count, last == "." && mayBeGroup, last == ","))
  }

  private init(_ source: String, _ digits: String, _ fraction: Int, _ hasLonePoint: Bool, _ isUnusual: Bool) {
    self.source = source
    self.digits = digits
    self.fraction = fraction
    self.hasLonePoint = hasLonePoint
    self.isUnusual = isUnusual
  }

  /// Whether it may be eighty, or eighty thousand, as `80.000`.
  var isAmbiguous: Bool { hasLonePoint }

  /// The number times a power of ten; nil where it is too large.
  func value(timesTenTo power: Int) -> DecimalNumber? {
    var padded = digits
    var scale = fraction
    if power > scale {
      padded += String(repeating: "0", count: power - scale)
      scale = 0
    } else {
      scale -= power
    }
    // A fraction of nothing says nothing.
    let trailing = padded.suffix(scale)
    if trailing.allSatisfy({ $0 == "0" }) {
      padded.removeLast(scale)
      scale = 0
    }
    while scale > 2, padded.last == "0" {
      padded.removeLast()
      scale -= 1
    }
    let text = String(repeating: "0", count: max(0, scale + 1 - padded.count)) + padded
    return DecimalNumber(scale == 0 ? text : text.dropLast(scale) + "." + text.suffix(scale))
  }

  private static func isGrouped(_ groups: [Substring]) -> Bool {
    guard let first = groups.first, (1...3).contains(first.count) else { return false }
    return groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}
