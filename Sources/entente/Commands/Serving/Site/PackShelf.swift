import Diagnostics
import Foundation
import Programme
import Scheduling

/// The files of one meeting's pack. A name of the web reaches only files of meetings that there are.
struct PackShelf {
  let programme: Programme
  /// Its path in the workspace and below `/packs` without an ending: `qbr/Y2-Q3`.
  let name: String
  private let root: String

  private static let endings: [(ending: String, type: String)] = [
    ("md", "text/markdown; charset=utf-8"), ("html", "text/html; charset=utf-8"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odt", "application/vnd.oasis.opendocument.text"), ("pdf", "application/pdf"),
  ]

  init(_ occurrence: Occurrence, _ schedule: Schedule, in loaded: LoadedWorkspace) {
    programme = schedule.programme
    name = loaded.packName(of: occurrence, schedule)
    root = loaded.root
  }

  /// The pack that a path names, with the ending that it asks for.
  static func find(_ path: String, in loaded: LoadedWorkspace) -> (PackShelf, ending: String?)? {
    let ending = endings.first { path.hasSuffix(".\($0.ending)") }?.ending
    let name = ending.map { String(path.dropLast($0.count + 1)) } ?? path
    for schedule in loaded.schedules {
      let known = schedule.occurrences.first { loaded.packName(of: $0, schedule) == name }
      if let known, schedule.series(of: known).pack != nil {
        return (PackShelf(known, schedule, in: loaded), ending)
      }
    }
    return nil
  }

  static func mediaType(_ ending: String) -> String {
    endings.first { $0.ending == ending }?.type ?? "application/octet-stream"
  }

  /// `/packs/qbr/Y2-Q3`.
  var sitePath: String { "/packs/\(name)" }
  /// `qbr-Y2-Q3`, of letters, digits, `-` and `_` alone.
  var fileName: String {
    String(
      name.map { character -> Character in
        character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
      })
  }

  private func path(_ ending: String) -> String { "\(root)/packs/\(name).\(ending)" }

  /// The endings of the files that there are; none where it is not built.
  var formats: [String] {
    guard FileManager.default.fileExists(atPath: path("md")) else { return [] }
    return Self.endings.map(\.ending).filter { FileManager.default.fileExists(atPath: path($0)) }
  }

  func bytes(_ ending: String) -> [UInt8]? {
    try? InputFile.bytes(at: path(ending), shownAs: "packs/\(name).\(ending)").get()
  }

  /// The Markdown as it stands; nil where there is none, or it is no text.
  var source: SourceFile? {
    guard let bytes = bytes("md") else { return nil }
    let (file, problem) = SourceFile.decode(bytes, path: "packs/\(name).md")
    return problem == nil ? file : nil
  }
}

extension LoadedWorkspace {
  /// `qbr/Y2-Q3`; under the programme's name where the workspace has several, so that no partner's pack and no hand-written
  /// word ever lands in another's.
  func packName(of occurrence: Occurrence, _ schedule: Schedule) -> String {
    portfolio.programmes.count == 1 ? schedule.shortID(of: occurrence) : schedule.id(of: occurrence)
  }
}
