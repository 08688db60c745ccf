internal import CQrencode

/// A text as a square of dark and light modules (ISO/IEC 18004), through libqrencode.
struct QRCode {
  /// How many modules a side has.
  let width: Int
  private let dark: [Bool]

  /// The code of a text, of which a quarter may be covered or dirty (level M: 15 %); nil for an empty or too long one.
  init?(_ text: String) {
    guard !text.isEmpty, !text.utf8.contains(0),
      let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M)
    else { return nil }
    defer { QRcode_free(code) }
    width = Int(code.pointee.width)
    guard width > 0, let modules = code.pointee.data else { return nil }
    // The lowest bit of each byte says whether the module is dark.
    dark = UnsafeBufferPointer(start: modules, count: width * width).map { $0 & 1 == 1 }
  }

  /// Whether a module is dark; none is outside the code.
  func isDark(column: Int, row: Int) -> Bool {
    guard (0..<width).contains(column), (0..<width).contains(row) else { return false }
    return dark[row * width + column]
  }

  /// The code as SVG with the four light modules around it that readers need, black on white in every colour scheme.
  ///
  /// - Parameter label: What a person who cannot see it hears.
  func svg(label: String) -> String {
    let side = width + 8
    var path = ""
    for row in 0..<width {
      var column = 0
      while column < width {
        guard isDark(column: column, row: row) else {
          column += 1
          continue
        }
        let start = column
        while isDark(column: column, row: row) { column += 1 }
        let length = column - start
        path += "M\(start + 4) \(row + 4)h\(length)v1h-\(length)z"
      }
    }
    return """
      <svg class="qr" xmlns="http://www.w3.org/2000/svg" width="\(side * 5)" height="\(side * 5)" \
      viewBox="0 0 \(side) \(side)" role="img" \
      aria-label="\(HTMLText.escaped(label))" shape-rendering="crispEdges">\
      <path fill="#ffffff" d="M0 0h\(side)v\(side)h-\(side)z"/><path fill="#000000" d="\(path)"/></svg>
      """
  }
}
