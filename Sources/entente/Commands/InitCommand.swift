import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import Programme
import ProgrammeFile

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes a workspace, from an agreement or empty.",
    discussion: """
      Reads a Markdown agreement and writes entente.yaml, programmes/<id>.yaml, a copy of the agreement and a \
      .gitignore. Nothing that stands there already is overwritten. What the agreement does not say is filled in and \
      listed under 'assumed' in the programme; what does not agree with itself is a warning.

      Example:  entente init governance --from agreement.md
                entente init
      """)

  @Argument(help: "The workspace's folder; made where it is missing.")
  var folder = "."

  @Option(name: .customLong("from"), help: "The agreement, in Markdown.")
  var agreement: String?

  @Option(name: .customLong("as-of"), help: "Look from that day; today unless given.")
  var asOf: CivilDate?

  func run() throws {
    try Unreadable.told { try agreement.map(draw) ?? makeEmpty() }
  }

  private func draw(from path: String) throws {
    let bytes = try InputFile.bytes(at: path, shownAs: path).get()
    let (source, problem) = SourceFile.decode(bytes, path: path)
    let reader = WorkspaceReader(centres: try Installation.find().centres)
    let reading = reader.draw(from: source, sha256: ContentDigest.sha256(bytes))
    var diagnostics = reading.diagnostics + (problem.map { [$0] } ?? [])
    guard let drawn = reading.value, !diagnostics.hasErrors else {
      Console.report(diagnostics.sorted())
      Console.say(
        "\(CheckCommand.summary(diagnostics)). No workspace was made; mend the agreement and run it again.")
      throw ExitCode(1)
    }
    let programme = drawn.programme
    diagnostics += CrossExamination.examine(drawn.asStated, asOf: asOf ?? .today)
    try write([
      ("entente.yaml", Array(drawn.workspaceText.utf8)),
      ("programmes/\(programme.id).yaml", Array(drawn.programmeText.utf8)), ("agreement.md", bytes),
      (".gitignore", Self.ignoredFiles),
    ])
    Console.report(diagnostics.sorted())
    Console.write(
      """
      Made \(folder): programme \(programme.id) with \(programme.series.count) meeting series, \(programme.funds.count) \
      funds, \(programme.certifications.count) certification targets and \(programme.metrics.count) metrics.
      \(CheckCommand.summary(diagnostics)). \(programme.assumptions.count) assumptions stand under 'assumed' in \
      programmes/\(programme.id).yaml; 'entente check' lists them.

      """)
  }

  private func makeEmpty() throws {
    try write([("entente.yaml", Array(Self.emptyWorkspace.utf8)), (".gitignore", Self.ignoredFiles)])
    Console.write(
      "Made \(folder), an empty workspace: put programmes into programmes/, then run 'entente check'.\n")
  }

  /// Writes all files where none of them stands yet; `entente.yaml`, which makes the folder a workspace, comes last.
  private func write(_ files: [(name: String, bytes: [UInt8])]) throws {
    let root = URL(fileURLWithPath: folder).path
    let manager = FileManager.default
    // The agreement may already lie where its copy goes.
    let missing = files.filter { manager.contents(atPath: "\(root)/\($0.name)").map(Array.init) != $0.bytes }
    for file in missing where manager.fileExists(atPath: "\(root)/\(file.name)") && file.name != ".gitignore"
    {
      throw Unreadable(
        "\(folder)/\(file.name)",
        "'\(file.name)' stands there already and is not overwritten; choose another folder")
    }
    if missing.count < files.count, !missing.contains(where: { $0.name == "entente.yaml" }) {
      throw Unreadable(folder, "'\(folder)' is a workspace already; nothing was changed")
    }
    do {
      for file in missing.sorted(by: {
        ($0.name == "entente.yaml" ? 1 : 0) < ($1.name == "entente.yaml" ? 1 : 0)
      })
      where !manager.fileExists(atPath: "\(root)/\(file.name)") {
        try AtomicFile.write(file.bytes, to: "\(root)/\(file.name)")
      }
    } catch {
      throw Console.fail([error.diagnostic])
    }
  }

  /// The journal holds facts about people and money; it is not for git.
  private static let ignoredFiles = Array(
    """
    # The journal of facts: kept out of git, backed up by 'entente journal export'.
    entente.db
    entente.db-wal
    entente.db-shm

    """.utf8)

  private static let emptyWorkspace = """
    # The workspace. One per folder; 'entente check' reads it and says what is wrong.
    entente: 1
    programmes: [programmes/*.yaml]
    journal: sqlite:entente.db
    uid-domain: partner.example   # the right-hand side of every event's UID; choose it before you publish
    locale: en-GB                 # en-GB or es-PE

    """
}
