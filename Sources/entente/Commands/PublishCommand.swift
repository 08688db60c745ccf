import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import Programme
import Publishing

struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Writes the calendars as iCalendar files.",
    discussion: """
      The files hold the same bytes whenever they are made; a second run changes none and says so. What is published
      stays where it is as far as the rules allow: 'entente plan' shows what would change.

      Example:  entente publish
                entente publish --to /srv/www/calendars
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: "The folder to write to; 'calendars' in the workspace unless given.")
  var to: String?

  @Option(name: .customLong("as-of"), help: "Publish as of that day; today unless given.")
  var asOf: CivilDate?

  func run() throws {
    let loaded = try LoadedWorkspace.open(workspace, asOf: asOf ?? .today)
    let folder = to ?? "\(loaded.root)/calendars"
    let shown = to ?? "calendars"
    let publication: Publication
    do {
      publication = try Publication(loaded.schedules, workspace: loaded.portfolio.workspace)
    } catch {
      throw Console.fail([Diagnostic(.fileWrite, error.reason, at: nil)])
    }
    Console.report(publication.diagnostics)
    let changed = publication.files.filter { file in
      FileManager.default.contents(atPath: "\(folder)/\(file.kind.fileName)").map(Array.init) != file.bytes
    }
    do {
      for file in changed { try AtomicFile.write(file.bytes, to: "\(folder)/\(file.kind.fileName)") }
      let record = PublicationRecord(loaded.schedules)
      if record != loaded.published { try PublicationFile.write(record, in: loaded.root) }
    } catch {
      throw Console.fail([error.diagnostic])
    }
    let changedKinds = Set(changed.map(\.kind))
    var table = Table(columns: [.init("file"), .init("events", number: true), .init("")])
    table.rows = publication.files.map {
      [
        "\(shown)/\($0.kind.fileName)", String($0.eventCount),
        changedKinds.contains($0.kind) ? "written" : "unchanged",
      ]
    }
    Console.write(table.text)
    Console.write(changed.isEmpty ? "Nothing changed; no file was written.\n" : "")
    try loaded.finish()
  }
}

extension AtomicFile.Failure {
  var diagnostic: Diagnostic {
    let file = SourceFile(path: path, text: "")
    return Diagnostic(
      .fileWrite, "it cannot be written: \(reason); what stood there is untouched",
      at: SourceLocation(file: file))
  }
}
