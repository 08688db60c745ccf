import Foundation
import Packs

/// The pictures beside a pack, a file each: `Y2-Q3.funds.svg` beside `Y2-Q3.md`. A picture is drawn, never edited: a build
/// writes it anew where it says something else.
struct PictureFiles {
  private let folder: String
  /// The pack's name without its ending.
  private let name: String

  init(_ pack: PackFile) {
    let url = URL(fileURLWithPath: pack.path)
    folder = url.deletingLastPathComponent().path
    name = url.deletingPathExtension().lastPathComponent
  }

  /// Writes the pictures that a pack shows, and takes away those that it showed before and that this program drew.
  func write(_ pictures: [PackPicture], shownIn pack: String) throws(AtomicFile.Failure) {
    let shown = pictures.filter { $0.isShown(in: pack) }
    for picture in shown {
      let path = "\(folder)/\(picture.file)"
      let bytes = Data(picture.text.utf8)
      if FileManager.default.contents(atPath: path) != bytes { try AtomicFile.write(bytes, to: path) }
    }
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for file in files where file.hasPrefix(name + ".") && file.hasSuffix(".svg") {
      guard !shown.contains(where: { $0.file == file }), !pack.contains("](\(file))"),
        let standing = FileManager.default.contents(atPath: "\(folder)/\(file)"),
        standing.starts(with: Data(PackPicture.beginning.utf8))
      else { continue }
      unlink("\(folder)/\(file)")
    }
  }
}
