import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import Packs
import Programme

/// A pack on disk, and what is remembered of its last build.
///
/// The record is a file of its own under `.entente/`, at the pack's own path: the pack as the program alone would have written
/// it. It is plain text that goes with the packs into a backup or a repository, it needs no journal, and where it is lost every
/// difference counts as a person's.
struct PackFile {
  /// Its path in the workspace.
  let relative: String
  private let root: String

  init(_ relative: String, in root: String) {
    self.relative = relative
    self.root = root
  }

  var path: String { "\(root)/\(relative)" }
  private var record: String { "\(root)/.entente/\(relative)" }
  /// Written before the pack and renamed after it: after a kill between the two there are both records.
  private var nextRecord: String { record + ".next" }

  /// What is remembered of the last build; nil where nothing is.
  var lastBuild: SourceFile? { text(record).map { SourceFile(path: relative, text: $0) } }

  /// What a rebuild came to.
  enum Outcome {
    case written(RebuiltPack, file: String, copy: String?)
    case unchanged(RebuiltPack, file: String)
    case refused(PackDifference)
  }

  /// Builds the pack anew over what stands there.
  ///
  /// - Parameter pictures: Those that it may show. They are written before it, so that it never names one that is not there, and
  ///   only where it is not refused.
  func rebuild(
    _ rendered: String, pictures: [PackPicture], edits: HandEdits, language: Workspace.Language
  ) throws -> Outcome {
    let bytes = try self.bytes()
    let existing = try bytes.map { bytes in
      let (file, problem) = SourceFile.decode(bytes, path: relative)
      // A pack that is no UTF-8 is left alone.
      if let problem { throw PackError([problem]) }
      return file
    }
    let records = [record, nextRecord].compactMap(text)
    let rebuild = try PackRebuild.make(
      rendered, over: existing, records: records, edits: edits, language: language)
    switch rebuild {
    case .refused(let difference): return .refused(difference)
    case .built(let pack):
      // Byte for byte: the same letters in another normal form are not the same text.
      if let existing, existing.text.utf8.elementsEqual(pack.text.utf8) {
        try PictureFiles(self).write(pictures, shownIn: pack.text)
        if records.count != 1 || !(records[0].utf8.elementsEqual(pack.record.utf8)) { try remember(pack) }
        return .unchanged(pack, file: relative)
      }
      let copy = try pack.hasEdits ? bytes.map(copy) : nil
      try AtomicFile.write(Array(pack.record.utf8), to: nextRecord)
      guard try self.bytes() == bytes else {
        throw Unreadable(relative, "somebody wrote to it meanwhile, and it is left as it is; build it again")
      }
      try PictureFiles(self).write(pictures, shownIn: pack.text)
      try AtomicFile.write(Array(pack.text.utf8), to: path)
      try AtomicFile.move(nextRecord, to: record)
      return .written(pack, file: relative, copy: copy)
    }
  }

  private func remember(_ pack: RebuiltPack) throws {
    try AtomicFile.write(Array(pack.record.utf8), to: record)
    unlink(nextRecord)
  }

  /// Nil where there is none.
  private func bytes() throws -> [UInt8]? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try InputFile.bytes(at: path, shownAs: relative).get()
  }

  private func text(_ path: String) -> String? {
    guard let bytes = try? InputFile.bytes(at: path, shownAs: path).get() else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Puts a copy beside the pack, under a name that no other copy has; gives that name.
  private func copy(_ bytes: [UInt8]) throws -> String {
    var number = 1
    while true {
      let ending = number == 1 ? ".bak" : ".bak-\(number)"
      if !FileManager.default.fileExists(atPath: path + ending) {
        try AtomicFile.write(bytes, to: path + ending)
        return relative + ending
      }
      if (try? InputFile.bytes(at: path + ending, shownAs: relative).get()) == bytes {
        return relative + ending
      }
      number += 1
    }
  }
}

extension PackFile.Outcome {
  /// Says what became of the pack; ends the command where it was refused, or left with conflicts.
  func tell(asOf day: CivilDate) throws {
    switch self {
    case .unchanged(let pack, let file):
      Console.write("\(file) is unchanged, as of \(day)\(pack.hasEdits ? "; it holds hand edits" : "")\n")
    case .written(let pack, let file, let copy):
      let kept = copy.map { "; what stood there is kept as \($0)" } ?? ""
      Console.write("\(file) is written, as of \(day)\(kept)\n")
      guard pack.conflicts > 0 else { return }
      throw Console.fail(ConflictMarkers.diagnostics(in: SourceFile(path: file, text: pack.text)))
    case .refused(let difference):
      Console.write(difference.text)
      let compared = difference.hasRecord ? "" : ", or by a build that nothing remembers"
      throw Console.fail([
        Diagnostic(
          .packEdited,
          "it was edited outside its keep blocks\(compared), and is left as it is; build with --merge to keep the edits, or with --overwrite to drop them",
          at: difference.location)
      ])
    }
  }
}
