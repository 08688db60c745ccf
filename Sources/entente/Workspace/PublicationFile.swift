import Diagnostics
import Foundation
import Publishing

/// The record of the last publication, in the workspace.
enum PublicationFile {
  static let path = ".entente/publication.json"

  /// The record, empty where nothing was published; a diagnostic where it cannot be read.
  static func read(in root: String) -> (PublicationRecord, Diagnostic?) {
    guard FileManager.default.fileExists(atPath: "\(root)/\(path)") else { return (.empty, nil) }
    switch InputFile.bytes(at: "\(root)/\(path)", shownAs: path) {
    case .failure(let error): return (.empty, error.diagnostic)
    case .success(let bytes):
      if let record = PublicationRecord(json: bytes) { return (record, nil) }
      return (
        .empty,
        Diagnostic(
          .fileRead,
          "it is no record of a publication; restore it, or remove it and publish anew, and meetings may move",
          at: SourceLocation(file: SourceFile(path: path, text: "")))
      )
    }
  }

  static func write(_ record: PublicationRecord, in root: String) throws(AtomicFile.Failure) {
    try AtomicFile.write(record.json, to: "\(root)/\(path)")
  }
}
