import ArgumentParser
import BusinessCalendar
import Diagnostics
import Journal
import Packs
import Programme
import Scheduling

struct PackBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Renders the agenda packs of meetings to packs/.",
    discussion: """
      What stands between <!-- keep:NAME --> and <!-- /keep --> in a pack survives every rebuild. What was edited elsewhere \
      is shown, and kept with --merge or dropped with --overwrite.

      Funds, consumption and certifications are drawn as SVG beside the pack, each with a table of the same figures.

      HTML is one file that needs no other. docx, pptx and odt need pandoc, pdf a browser or a PDF engine; 'entente \
      doctor' says what is missing. What a format cannot show is told.

      Example:  entente pack build qbr/Y2-Q3
                entente pack build --next qbr --to html
                entente pack build --all --from 2025-10-01 --to 2025-12-31 --to html
                entente pack build qbr/Y2-Q3 --as-of 2025-01-27 --known-at 2025-01-28T09:00:00Z
                entente pack build mifibra-aws/qbr/Y2-Q3 --as-of 2025-01-27 --to docx --reference house.docx
      """)

  @Argument(help: "The meeting, such as qbr/Y2-Q3.")
  var id: String?

  @Option(help: "The next meeting of that series, from the day of --as-of on.")
  var next: String?

  @Flag(help: "Every meeting that has a pack, between --from and --to.")
  var all = false

  @Option(help: "With --all: the first day; the day of --as-of unless given.")
  var from: CivilDate?

  @Option(
    help:
      "A format beside Markdown: html, docx, pptx, odt or pdf; may be given again. With --all also the last day; three months after the first unless given.",
    transform: Destination.read)
  var to: [Destination] = []

  @Option(
    help:
      "A docx, pptx or odt file whose styles are taken; templates/reference.docx and so on unless given, else the program's own."
  )
  var reference: String?

  @OptionGroup var edits: HandEditOptions
  @OptionGroup var workspace: WorkspaceOptions

  @Option(name: .customLong("as-of"), help: "The day for which the numbers hold; today unless given.")
  var asOf: CivilDate?

  @Option(name: .customLong("known-at"), help: "As the journal knew it at that instant (RFC 3339).")
  var knownAt: Timestamp?

  /// What may follow `--to`.
  enum Destination: Equatable {
    case format(PackFileFormat)
    case date(CivilDate)

    static func read(_ text: String) throws -> Destination {
      if let format = PackFileFormat(rawValue: text) { return .format(format) }
      if let date = CivilDate(iso: text) { return .date(date) }
      let known = PackFileFormat.allCases.map(\.rawValue)
      throw ValidationError(
        "'\(text)' is neither a format (\(known.joined(separator: ", "))) nor a date\(Suggestion.ending(for: text, in: known))"
      )
    }
  }

  private var formats: [PackFileFormat] {
    to.compactMap { if case .format(let format) = $0 { format } else { nil } }
  }

  private var dates: [CivilDate] {
    to.compactMap { if case .date(let date) = $0 { date } else { nil } }
  }

  func validate() throws {
    let chosen = [id != nil, next != nil, all].count { $0 }
    if chosen == 0 { throw ValidationError("name a meeting, or give --next SERIES or --all") }
    if chosen > 1 { throw ValidationError("a meeting, --next and --all exclude each other") }
    if !all, from != nil || !dates.isEmpty {
      throw ValidationError("--from and a day for --to go with --all")
    }
    if dates.count > 1 { throw ValidationError("--to takes one day") }
    if let from, let last = dates.first, last < from {
      throw ValidationError("--to \(last) lies before --from \(from)")
    }
  }

  func run() throws {
    let day = asOf ?? .today
    let desk = try PackDesk(workspace, asOf: day, knownAt: knownAt)
    let converter = PackConverter(reference: reference, root: desk.loaded.root)
    let meetings = try chosen(desk, day)
    let missing = formats.compactMap(converter.problem)
    if !missing.isEmpty { throw Console.fail(missing) }
    var hasFailed = false
    for schedule in desk.loaded.schedules {
      let own = meetings.filter { $0.schedule.programme.id == schedule.programme.id }
      if own.isEmpty { continue }
      let figures = try desk.figures(of: schedule)
      for meeting in own {
        do {
          try desk.build(meeting, figures, edits: edits.choice, converter: converter, formats: formats)
        } catch let findings as Findings where meetings.count > 1 {
          // The other packs are of use without this one.
          Console.report(findings.diagnostics)
          hasFailed = true
        } catch let failure as ExitCode where meetings.count > 1 && failure != .success {
          hasFailed = true
        }
      }
    }
    desk.reportWarnings(of: meetings)
    if hasFailed { throw ExitCode(1) }
  }

  private func chosen(_ desk: PackDesk, _ day: CivilDate) throws -> [PackDesk.Meeting] {
    if let id { return [try desk.meeting(named: id)] }
    if let next { return [try desk.next(of: next)] }
    let first = from ?? day
    let last = dates.first ?? first.adding(months: 3).adding(days: -1)
    let meetings = desk.meetings(from: first, to: max(first, last))
    if meetings.isEmpty { Console.say("No meeting with a pack lies between \(first) and \(last).") }
    return meetings
  }
}
