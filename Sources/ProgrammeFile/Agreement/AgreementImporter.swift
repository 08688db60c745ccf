import BusinessCalendar
public import Diagnostics
import Programme

/// What an agreement says, as the trees of a workspace.
public struct AgreementImport: Sendable {
  /// The programme's name, which is also its file's: `mifibra-aws`.
  public let programmeID: String
  /// The programme file.
  let programme: SourceTree
  /// The workspace file.
  let workspace: SourceTree
  /// What was chosen, filled in or left unread, in the agreement's order.
  public let diagnostics: [Diagnostic]
}

/// Reads a partnership agreement in Markdown.
///
/// Tables are known by their columns, never by their headings. Each row, item, labelled line and paragraph
/// ends in the programme or in a diagnostic. Every node has its place in the agreement, so that what is found
/// wrong with it later points there.
public enum AgreementImporter {
  /// Reads an agreement; `sha256` is that of its file, in lower-case hexadecimal.
  public static func read(_ source: SourceFile, sha256: String) -> AgreementImport {
    let draft = AgreementDraft(file: source)
    var outline = OutlineReader(draft: draft)
    outline.read(MarkdownReader.blocks(of: source.text))
    var reader = ProgrammeReader(draft: draft, tables: outline.takeTables(), outline: outline)
    let assembly = reader.assembly(sha256: sha256)
    let programme = assembly.programme()
    let workspace = assembly.workspace(isSpanish: outline.language.isSpanish)
    return AgreementImport(
      programmeID: assembly.id, programme: SourceTree(file: source, root: programme),
      workspace: SourceTree(file: source, root: workspace), diagnostics: draft.finishedDiagnostics())
  }
}
