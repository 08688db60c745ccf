import Foundation
import Packs

/// A pack's pictures as files that pandoc finds. It puts SVG into docx and odt, in docx with a copy in dots for programs that
/// read no SVG, which rsvg-convert draws; no program shows SVG in the pptx that it makes, so there the dots stand alone.
struct ConvertedPictures {
  /// What draws SVG in dots.
  static let drawer = "rsvg-convert"

  private let format: PackFileFormat
  /// The pictures, with the names of their files in the folder.
  private let files: [(picture: PackPicture, name: String)]

  /// Puts the pictures into a folder.
  init(_ pictures: [PackPicture], _ format: PackFileFormat, in folder: String) throws {
    self.format = format
    files = try pictures.map { picture in
      let path = "\(folder)/\(picture.file)"
      try AtomicFile.write(Array(picture.documentText.utf8), to: path)
      guard format == .pptx, let drawer = ExternalProgram.first(of: [Self.drawer]) else {
        return (picture, picture.file)
      }
      let dots = picture.file + ".png"
      // Three times as fine as a screen, for a slide on a wall.
      let complaint = drawer.run(["--zoom=3", "--output=\(folder)/\(dots)", path])
      return (picture, complaint == nil ? dots : picture.file)
    }
  }

  /// The page with the names that the pictures have in the folder. Their words become captions of slides, where only a title
  /// has room.
  func named(in page: String) -> String {
    files.reduce(page) { page, file in
      let start = "<img src=\"\(file.picture.file)\" alt=\""
      let parts = page.components(separatedBy: start)
      return parts.dropFirst().reduce(parts[0]) { text, part in
        let end = part.firstIndex(of: "\"") ?? part.startIndex
        let words = format == .pptx ? file.picture.title.escapedForHTML : String(part[..<end])
        return text + "<img src=\"\(file.name)\" alt=\"\(words)" + part[end...]
      }
    }
  }

  /// What is lost without the program that draws SVG in dots; nil for nothing.
  static func loss(of pictures: [PackPicture], _ format: PackFileFormat) -> String? {
    guard !pictures.isEmpty, ExternalProgram.first(of: [drawer]) == nil else { return nil }
    let missing = "\(drawer) is not installed (entente doctor)"
    return switch format {
    case .html, .odt: nil
    case .docx: "the pictures are SVG alone, which Word before 2019 does not show: \(missing)"
    case .pptx: "the pictures are SVG, which presentations do not show: \(missing)"
    case .pdf: "the pictures may be missing: \(missing)"
    }
  }
}

extension String {
  fileprivate var escapedForHTML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
