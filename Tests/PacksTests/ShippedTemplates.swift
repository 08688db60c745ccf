import Diagnostics
import Foundation
import Packs
import Programme

/// The templates of this checkout, as the command line reads them.
enum ShippedTemplates {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Templates")

  /// The English templates, then those of the language: of two with one name the later counts.
  static func sources(for language: Workspace.Language) -> [TemplateSource] {
    read(folder, "Templates")
      + read(folder.appending(path: language.rawValue), "Templates/\(language.rawValue)")
  }

  private static func read(_ folder: URL, _ shown: String) -> [TemplateSource] {
    let names = ["", "partials/"].flatMap { part in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + part)) ?? []).map {
        part + $0
      }
    }
    return names.filter { $0.hasSuffix(".mustache") }.sorted().compactMap { name in
      guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else {
        return nil
      }
      return TemplateSource(
        name: String(name.dropLast(".mustache".count)), file: SourceFile(path: "\(shown)/\(name)", text: text)
      )
    }
  }
}
