public import Diagnostics
public import Programme

/// A workspace drawn from an agreement: the programme as read, and the texts of its files.
public struct DrawnWorkspace: Sendable {
  /// What the agreement says, decoded as `entente check` will decode the files.
  public let programme: Programme
  /// The same with the rows that state a table's sum, for the cross-examination.
  public let asStated: Programme
  /// The text of `entente.yaml`.
  public let workspaceText: String
  /// The text of `programmes/<id>.yaml`.
  public let programmeText: String
}

extension WorkspaceReader {
  /// Draws a workspace from a Markdown agreement that will stand in it as `agreement.md`.
  ///
  /// The importer's tree is decoded as it is, with its places in the agreement, and only then written; so whatever is
  /// wrong is told where a person can mend it, and what is written can be read.
  public func draw(from agreement: SourceFile, sha256: String) -> Reading<DrawnWorkspace> {
    let imported = AgreementImporter.read(agreement, sha256: sha256)
    let stated = decode(imported.programme, people: [])
    let (tree, notes) = imported.programme.withoutTotals()
    let reading = notes.isEmpty ? stated : decode(tree, people: [])
    let diagnostics = imported.diagnostics + notes + reading.diagnostics
    guard let programme = reading.value, let asStated = stated.value, !reading.diagnostics.hasErrors,
      let workspaceText = YAMLWriter.write(
        imported.workspace.root,
        header: [
          "The workspace. One per folder; 'entente check' reads it and says what is wrong.",
          "uid-domain and locale are no agreement's: choose them before you publish. The domain is part of every UID.",
        ]),
      let programmeText = YAMLWriter.write(
        tree.root,
        header: [
          "\(programme.header.title): the rules drawn from the agreement.",
          "What the agreement does not say is listed under 'assumed', at the end: check each, then strike it.",
        ])
    else { return Reading(value: nil, diagnostics: diagnostics) }
    return Reading(
      value: DrawnWorkspace(
        programme: programme, asStated: asStated, workspaceText: workspaceText, programmeText: programmeText),
      diagnostics: diagnostics)
  }
}
