/// How an area or a line is told from others: by its pattern or dash first, by its colour besides.
///
/// Each colour stands against its paper at 4.5 to 1 and more, as WCAG 2.2 asks of text (1.4.3); figures need 3 to 1 (1.4.11).
enum ChartInk: String, CaseIterable {
  case solid, dots, hatch, hollow

  /// Whether it is filled by a pattern of the drawing's.
  var isPattern: Bool { self == .dots || self == .hatch }

  /// On white paper.
  var light: String {
    switch self {
    case .solid, .hollow: "#0b5cad"
    case .dots: "#8f4700"
    case .hatch: "#0d6b5e"
    }
  }

  /// On dark paper.
  var dark: String {
    switch self {
    case .solid, .hollow: "#6cb2ff"
    case .dots: "#f0a94e"
    case .hatch: "#4fd1b8"
    }
  }

  /// What a style sheet calls what is filled by it.
  var fillClass: String { "f-\(rawValue)" }
  /// What a style sheet calls what is drawn with it.
  var strokeClass: String { "s-\(rawValue)" }

  /// The paper and the ink of a file of its own.
  static let paper = (light: "#ffffff", dark: "#0d1117")
  static let text = (light: "#1b1f24", dark: "#e6edf3")
}

/// How a line is drawn.
enum ChartStroke {
  /// What was so.
  case whole
  /// What is expected, or promised.
  case dashed
  /// What is only shown for comparison.
  case dotted
  /// A line of the grid, which figures are read by.
  case grid

  var dashes: String? {
    switch self {
    case .whole, .grid: nil
    case .dashed: "7 4"
    case .dotted: "1.5 3.5"
    }
  }
}
