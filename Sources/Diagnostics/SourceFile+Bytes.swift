extension SourceFile {
  /// A file from its bytes, which ought to be UTF-8; a byte order mark is dropped.
  ///
  /// - Returns: The file, with U+FFFD where the bytes are no UTF-8, and a diagnostic for the first such place.
  public static func decode(_ bytes: some Collection<UInt8>, path: String) -> (
    file: SourceFile, problem: Diagnostic?
  ) {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : Array(bytes)
    if let text = String(validating: bytes, as: UTF8.self) {
      return (SourceFile(path: path, text: text), nil)
    }
    let file = SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    let (line, column) = firstFault(in: bytes)
    let message =
      isUTF16 ? "this file is UTF-16; save it as UTF-8" : "this is not UTF-8; save the file as UTF-8"
    return (
      file, Diagnostic(.fileEncoding, message, at: SourceLocation(file: file, line: line, column: column))
    )
  }

  private static func firstFault(in bytes: [UInt8]) -> (line: Int, column: Int) {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var (line, column) = (1, 1)
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    return (line, column)
  }
}
