import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import Packs

struct PackTemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "The templates that packs are made from.",
    discussion: """
      A file in the workspace's templates/ takes the place of the program's own of that name, one file at a time.

      Example:  entente pack template list
                entente pack template eject partials/funds
      """,
    subcommands: [PackTemplateListCommand.self, PackTemplateEjectCommand.self])
}

struct PackTemplateListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Prints the templates and partials, and where each comes from.",
    discussion: """
      Example:  entente pack template list
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let desk = try PackDesk(workspace, asOf: report.day)
    let paths = Dictionary(desk.templates.map { ($0.name, $0.file.path) }, uniquingKeysWith: { $1 })
    var table = Table(columns: [Table.Column("template"), Table.Column("from")])
    table.rows = paths.sorted { $0.key < $1.key }.map { [$0.key, $0.value] }
    switch report.format {
    case .table: Console.write(table.text)
    case .csv: Console.write(table.csv)
    case .json:
      Console.write(
        JSONValue.array(
          table.rows.map { .object([("template", .string($0[0])), ("from", .string($0[1]))]) }
        ).text)
    }
  }
}

struct PackTemplateEjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eject",
    abstract: "Copies one of the program's templates to templates/, to start from.",
    discussion: """
      The copy is that of the workspace's language. A file that stands there already is left alone.

      Example:  entente pack template eject qbr
                entente pack template eject partials/funds
      """)

  @Argument(help: "The template or partial, as 'entente pack template list' names it.") var name: String
  @OptionGroup var workspace: WorkspaceOptions

  func run() throws {
    let loaded = try LoadedWorkspace.open(workspace, asOf: .today)
    let shipped = try TemplateFolder.shipped(loaded)
    guard let template = shipped.last(where: { $0.name == name }) else {
      let near = Suggestion.ending(for: name, in: Set(shipped.map(\.name)).sorted())
      throw Console.fail([
        Diagnostic(.templateName, "the program has no template '\(name)'\(near)", at: nil)
      ])
    }
    let relative = "templates/\(name).mustache"
    let path = "\(loaded.root)/\(relative)"
    if FileManager.default.fileExists(atPath: path) {
      throw Console.fail([
        Diagnostic(
          .fileWrite, "'\(relative)' stands there already, and is left as it is; move it away first", at: nil)
      ])
    }
    do {
      try AtomicFile.write(Array(template.file.text.utf8), to: path)
    } catch {
      throw Console.fail([error.diagnostic])
    }
    Console.write("\(relative) is written, a copy of \(template.file.path)\n")
  }
}
