import Diagnostics
import Foundation
import Packs
import Programme

/// A format that a pack is made into beside Markdown.
enum PackFileFormat: String, CaseIterable {
  case html, docx, pptx, odt, pdf
}

/// Makes packs into other formats: HTML by itself, the rest from that HTML with programs of others, so that every format
/// shows what the HTML does and nothing is read as another dialect of Markdown.
struct PackConverter {
  /// The document whose styles are taken, as a person named it.
  let reference: String?
  let root: String

  /// Browsers and engines that print a page with its own style.
  static let printers = [
    "chromium", "chromium-browser", "google-chrome", "weasyprint", "prince", "wkhtmltopdf",
  ]
  /// Engines that pandoc prints through, without the page's style.
  static let engines = ["typst", "xelatex", "lualatex", "tectonic"]

  /// Why a format cannot be made here; nil where it can.
  func problem(_ format: PackFileFormat) -> Diagnostic? {
    let hasPandoc = ExternalProgram.first(of: ["pandoc"]) != nil
    switch format {
    case .html: return nil
    case .docx, .pptx, .odt:
      if !hasPandoc {
        return Diagnostic(
          .packConversion, "\(format.rawValue) needs pandoc, which is not installed (https://pandoc.org)",
          at: nil)
      }
      if let reference, !FileManager.default.fileExists(atPath: reference) {
        return Diagnostic(.fileRead, "the reference document '\(reference)' is not there", at: nil)
      }
      return nil
    case .pdf:
      let hasEngine = hasPandoc && ExternalProgram.first(of: Self.engines) != nil
      guard ExternalProgram.first(of: Self.printers) == nil, !hasEngine else { return nil }
      return Diagnostic(
        .packConversion,
        "pdf needs one of \(Self.printers.joined(separator: ", ")), or pandoc with one of \(Self.engines.joined(separator: ", "))",
        at: nil)
    }
  }

  /// Makes the file, and tells what of the pack is not in it.
  func convert(
    _ pack: SourceFile, _ pictures: [PackPicture], to format: PackFileFormat, language: Workspace.Language,
    as relative: String
  ) throws {
    guard let page = PackPage(pack, language: language, pictures: pictures) else {
      throw Unreadable(pack.path, "its tables could come to more than four million cells; make them narrower")
    }
    let path = "\(root)/\(relative)"
    if format == .html {
      try AtomicFile.write(Array(page.html.utf8), to: path)
    } else {
      try make(page, format, language, at: path, relative)
    }
    Console.report(page.losses + Self.losses(page, format, pack))
    Console.write("\(relative) is written\n")
  }

  private static func losses(_ page: PackPage, _ format: PackFileFormat, _ pack: SourceFile) -> [Diagnostic] {
    let place = SourceLocation(file: pack)
    let pictures = ConvertedPictures.loss(of: page.pictures, format).map {
      [Diagnostic(.packLoss, $0, at: place)]
    }
    switch format {
    case .html: return []
    case .pdf:
      guard ExternalProgram.first(of: printers) == nil else { return [] }
      return [Diagnostic(.packLoss, "the page's own style and colours are not in the PDF", at: place)]
        + (pictures ?? [])
    case .docx, .odt:
      return [
        Diagnostic(
          .packLoss, "the colours of status words and the list of contents are not in the \(format.rawValue)",
          at: place)
      ] + (pictures ?? [])
    case .pptx:
      return [
        Diagnostic(
          .packLoss, "the colours of status words and the list of contents are not in the pptx", at: place)
      ] + (pictures ?? []) + page.overfull
    }
  }

  /// Works in a folder of its own, and moves the file into place once it is whole.
  private func make(
    _ page: PackPage, _ format: PackFileFormat, _ language: Workspace.Language, at path: String,
    _ relative: String
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "entente-pack-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = folder.appending(path: "pack.\(format.rawValue)").path
    let source = folder.appending(path: "pack.html").path
    let program: ExternalProgram
    let arguments: [String]
    if format == .pdf, let printer = ExternalProgram.first(of: Self.printers) {
      try AtomicFile.write(Array(page.html.utf8), to: source)
      program = printer
      arguments = Self.printing(printer.name, source, result, in: folder.path)
    } else if let pandoc = ExternalProgram.first(of: ["pandoc"]) {
      let pictures = try ConvertedPictures(page.pictures, format, in: folder.path)
      let text = pictures.named(in: format == .pptx ? page.slides : page.plain)
      try AtomicFile.write(Array(text.utf8), to: source)
      program = pandoc
      arguments = pandocArguments(format, language, source, result)
    } else {
      throw Console.fail(problem(format).map { [$0] } ?? [])
    }
    let complaint = program.run(arguments)
    guard complaint == nil, let bytes = FileManager.default.contents(atPath: result), !bytes.isEmpty else {
      throw Console.fail([
        Diagnostic(
          .packConversion,
          "\(relative) is not made: \(program.name) failed: \(complaint ?? "it wrote nothing")", at: nil)
      ])
    }
    try AtomicFile.write(bytes, to: path)
  }

  private static func printing(_ name: String, _ source: String, _ result: String, in folder: String)
    -> [String]
  {
    switch name {
    case "weasyprint": return ["--quiet", source, result]
    case "prince": return [source, "-o", result]
    case "wkhtmltopdf": return ["--quiet", "--orientation", "Landscape", source, result]
    default:
      // A browser will not isolate itself as the superuser; the page holds no script and loads nothing.
      let isolation = geteuid() == 0 ? ["--no-sandbox"] : []
      return [
        "--headless", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=\(folder)/profile",
        "--print-to-pdf=\(result)",
      ] + isolation + ["file://\(source)"]
    }
  }

  private func pandocArguments(
    _ format: PackFileFormat, _ language: Workspace.Language, _ source: String, _ result: String
  ) -> [String] {
    var arguments = [
      "--from=html", "--to=\(format.rawValue)", "--output=\(result)", "--metadata=lang:\(language.rawValue)",
      "--resource-path=\(URL(fileURLWithPath: source).deletingLastPathComponent().path)",
    ]
    switch format {
    case .html: break
    case .pptx: arguments.append("--slide-level=3")
    case .pdf:
      arguments[1] = ""
      arguments.removeAll(where: \.isEmpty)
      if let engine = ExternalProgram.first(of: Self.engines) {
        arguments.append("--pdf-engine=\(engine.name)")
      }
    case .docx, .odt: break
    }
    if format != .pdf, let styles = referenceFile(format) { arguments.append("--reference-doc=\(styles)") }
    return arguments + [source]
  }

  private func referenceFile(_ format: PackFileFormat) -> String? {
    if let reference { return reference }
    let shipped = (try? Installation.find())?.templates
    return (["\(root)/templates"] + (shipped.map { [$0] } ?? []))
      .map { "\($0)/reference.\(format.rawValue)" }.first { FileManager.default.fileExists(atPath: $0) }
  }
}
