import Diagnostics
import Foundation
import Programme

/// The patterns under `programmes:`, such as `programmes/*.yaml`.
enum ProgrammePattern {
  /// The files that the patterns name, each once, sorted; a pattern without `*` is a file even where none is there.
  static func files(of patterns: [Workspace.Pattern], in root: String) -> (
    paths: [String], diagnostics: [Diagnostic]
  ) {
    var result: Set<String> = []
    var diagnostics: [Diagnostic] = []
    for pattern in patterns {
      let matches = matches(of: pattern.text, in: root)
      if matches.isEmpty {
        diagnostics.append(
          Diagnostic(
            .programmeNone, "no programme's file matches '\(pattern.text)' yet", at: pattern.location))
      }
      if matches.contains("entente.yaml") {
        diagnostics.append(
          Diagnostic(
            .nameDuplicate, "entente.yaml is the workspace's own file, not a programme", at: pattern.location)
        )
      }
      result.formUnion(matches)
    }
    return (result.subtracting(["entente.yaml"]).sorted(), diagnostics)
  }

  private static func matches(of pattern: String, in root: String) -> Set<String> {
    guard pattern.contains("*") else { return [pattern] }
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? root : "\(root)/\(folder)"))
      ?? []
    let matching = names.filter { !$0.hasPrefix(".") && fnmatch(String(parts.last ?? ""), $0, 0) == 0 }
    return Set(matching.map { folder.isEmpty ? $0 : "\(folder)/\($0)" })
  }
}
