public import Diagnostics

/// What is wrong with an iCalendar file, by RFC 5545, RFC 7986 and what calendar programs are known to choke on.
///
/// Errors break the RFC in a way that costs data or the whole file somewhere; warnings are what some client suffers
/// from; notes are what is good to know. Where it is known which client, a finding's note names it.
public struct CalendarJudgement: Sendable {
  /// The file's text and name.
  public let file: SourceFile
  /// All findings in the order of the file; of each code and severity at most 100, then how many more there are.
  public let diagnostics: [Diagnostic]
  /// How many errors there are, told or not.
  public let errorCount: Int
  /// How many warnings there are, told or not.
  public let warningCount: Int
  /// How many notes there are, told or not.
  public let noteCount: Int
  /// How many VEVENTs there are.
  public let eventCount: Int
  /// How many VTODO, VJOURNAL and VFREEBUSY there are.
  public let otherCount: Int

  /// Judges the bytes of a file that is to be named `path` in messages, whatever they are.
  public init(bytes: [UInt8], path: String) {
    let findings = Findings()
    let document = CalendarDocument(bytes: bytes, path: path, findings: findings)
    file = document.file
    var examination = CalendarExamination(document, findings: findings)
    examination.examine()
    diagnostics = examination.findings.diagnostics(of: document.file)
    errorCount = examination.findings.count(of: .error)
    warningCount = examination.findings.count(of: .warning)
    noteCount = examination.findings.count(of: .note)
    eventCount = document.calendars.reduce(0) { $0 + $1.components.count { $0.name == "VEVENT" } }
    otherCount = document.calendars.reduce(0) {
      $0 + $1.components.count { ["VTODO", "VJOURNAL", "VFREEBUSY"].contains($0.name) }
    }
  }
}
