import Diagnostics
import Foundation
import Packs
import Programme

/// The templates on disk.
enum TemplateFolder {
  /// The program's templates, English first, then those of the workspace's language, then the workspace's own
  /// `templates/`: of two with one name the later counts.
  static func sources(_ loaded: LoadedWorkspace) throws -> [TemplateSource] {
    let language = loaded.portfolio.workspace.language.rawValue
    let own = "\(loaded.root)/templates"
    return try shipped(loaded) + read(own, shownAs: "templates")
      + read("\(own)/\(language)", shownAs: "templates/\(language)")
  }

  /// The program's templates alone, in the same order.
  static func shipped(_ loaded: LoadedWorkspace) throws -> [TemplateSource] {
    let language = loaded.portfolio.workspace.language.rawValue
    return try read(loaded.installation.templates, shownAs: "Templates")
      + read("\(loaded.installation.templates)/\(language)", shownAs: "Templates/\(language)")
  }

  /// The templates of a folder, and those of its `partials/`.
  private static func read(_ folder: String, shownAs shown: String) throws -> [TemplateSource] {
    let names = ["", "partials/"].flatMap { part in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + part)) ?? []).map { part + $0 }
    }
    return try names.filter { $0.hasSuffix(".mustache") }.sorted().map { name in
      let bytes = try InputFile.bytes(at: "\(folder)/\(name)", shownAs: "\(shown)/\(name)").get()
      let (file, problem) = SourceFile.decode(bytes, path: "\(shown)/\(name)")
      if let problem { throw PackError([problem]) }
      return TemplateSource(name: String(name.dropLast(".mustache".count)), file: file)
    }
  }
}

extension LoadedWorkspace {
  /// A note for each pack that a series names and that no template can build.
  func missingTemplates(of programme: Programme) -> [Diagnostic] {
    guard let names = try? Set(TemplateFolder.sources(self).map(\.name)) else { return [] }
    return programme.series.compactMap { series in
      guard let pack = series.pack, !names.contains(pack) else { return nil }
      return Diagnostic(
        .templateName,
        "no template is named '\(pack)', so the packs of \(series.id) cannot be built; write one as "
          + "templates/\(pack).mustache", at: series.location, severity: .note)
    }
  }

  /// The files that a programme's packs are made from, each with its digest.
  func sources(of programme: Programme) -> [PackSource] {
    let path = programme.header.location?.file.path
    return ["entente.yaml", path, programme.header.source?.file].compactMap { name in
      guard let name else { return nil }
      // What the file is now, not what the programme says that it was.
      guard let bytes = try? InputFile.bytes(at: "\(root)/\(name)", shownAs: name).get() else {
        return PackSource(name: name, detail: "not found")
      }
      return PackSource(name: name, detail: "SHA-256 \(ContentDigest.sha256(bytes))")
    }
  }
}
