public import Diagnostics

/// An iCalendar file, read as far as it can be, whatever its bytes (RFC 5545).
///
/// Reading takes time in proportion to the file, and gives a tree for any bytes. What a line or a component does wrong
/// is a diagnostic, and the rest is read all the same.
public struct CalendarDocument: Sendable {
  /// The file's text, for the places of diagnostics.
  public let file: SourceFile
  /// Its outermost components, usually one VCALENDAR.
  public let components: [CalendarComponent]
  /// What is wrong with its bytes, lines and structure, at most 100 of a kind.
  public let diagnostics: [Diagnostic]
  private let bytes: [UInt8]

  /// More lines than a file of 64 MiB has that anybody wrote in earnest; the rest is not read.
  static let mostLines = 4_000_000

  /// Reads the bytes of a file that is to be named `path` in messages.
  public init(bytes: [UInt8], path: String) {
    let findings = Findings()
    self.init(bytes: bytes, path: path, findings: findings)
  }

  init(bytes: [UInt8], path: String, findings: Findings) {
    let file = SourceFile.decode(bytes, path: path).file
    let places = Places(file: file, bytes: bytes)
    var builder = ComponentTreeBuilder(places: places)
    var reader = ContentLineReader(bytes: bytes)
    while let line = reader.next(places, findings) {
      builder.add(line, findings)
      if line.line > Self.mostLines {
        findings.add(
          .icsStructure, "the file has more than \(Self.mostLines) lines; the rest was not read",
          at: places.at(line: line.line))
        break
      }
    }
    reader.finish(places, findings)
    components = builder.finish(findings)
    self.file = file
    self.bytes = bytes
    diagnostics = findings.diagnostics(of: file)
  }

  /// The VCALENDARs of the file.
  public var calendars: [CalendarComponent] { components.filter { $0.name == "VCALENDAR" } }

  /// The place of a property: its name.
  public func location(of property: CalendarProperty) -> SourceLocation {
    Places(file: file, bytes: bytes).at(property)
  }

  /// The place of a component: its BEGIN.
  public func location(of component: CalendarComponent) -> SourceLocation {
    SourceLocation(file: file, line: component.line)
  }

  var places: Places { Places(file: file, bytes: bytes) }
}
