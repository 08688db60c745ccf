import ArgumentParser
import Diagnostics
import Foundation
import Journal

/// `--evidence KIND=FILE`, any number of times.
struct EvidenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Proof that the claim brings, copied beside the journal; any number of times.", valueName: "kind=file"))
  var evidence: [String] = []

  func validate() throws {
    for word in evidence where Self.parts(word) == nil {
      throw ValidationError("--evidence '\(word)' is not KIND=FILE, such as invoice=F001-2231.pdf")
    }
  }

  /// The files as they are now.
  func read() throws -> EvidenceFiles {
    try Unreadable.told {
      EvidenceFiles(
        files: try evidence.compactMap(Self.parts).map { try EvidenceFiles.read($0.file, as: $0.kind) })
    }
  }

  private static func parts(_ word: String) -> (kind: String, file: String)? {
    guard let sign = word.firstIndex(of: "=") else { return nil }
    let (kind, file) = (String(word[..<sign]), String(word[word.index(after: sign)...]))
    return kind.isEmpty || file.isEmpty ? nil : (kind, file)
  }
}

/// Files that were read and are not kept yet.
struct EvidenceFiles {
  /// Files of one kind, as they are now.
  static func read(_ files: [String], as kind: String) throws -> EvidenceFiles {
    try Unreadable.told { try reading(files, as: kind) }
  }

  /// The same, and ``Unreadable`` where one cannot be read.
  static func reading(_ files: [String], as kind: String) throws -> EvidenceFiles {
    EvidenceFiles(files: try files.map { try read($0, as: kind) })
  }

  /// Takes other files too.
  mutating func add(_ others: EvidenceFiles) { files += others.files }

  fileprivate var files: [(evidence: Evidence, bytes: [UInt8])] = []

  /// What the journal says of them.
  var evidence: [Evidence] { files.map(\.evidence) }

  /// Puts all of them beside a journal.
  func keep(beside journal: JournalFile) throws {
    let folder = EvidenceFolder(beside: journal)
    for file in files { try folder.keep(file.bytes, of: file.evidence) }
  }

  fileprivate static func read(_ file: String, as kind: String) throws -> (Evidence, [UInt8]) {
    let bytes = try InputFile.bytes(at: file, shownAs: file).get()
    let name = URL(fileURLWithPath: file).lastPathComponent
    guard
      let evidence = Evidence(
        kind: kind, name: name, sha256: ContentDigest.sha256(bytes), size: bytes.count)
    else { throw Unreadable(file, "'\(file)' has no name that could be kept") }
    return (evidence, bytes)
  }
}

/// The files that facts bring, kept beside the journal under the SHA-256 of their bytes.
struct EvidenceFolder {
  let path: String

  init(beside journal: JournalFile) {
    path = URL(fileURLWithPath: journal.path).deletingLastPathComponent().path + "/evidence"
  }

  /// What became of a file that was kept.
  enum Finding { case unchanged, missing, changed }

  /// Keeps the bytes of a file; those that are there already are not written again.
  func keep(_ bytes: [UInt8], of evidence: Evidence) throws {
    guard finding(of: evidence) != .unchanged else { return }
    do throws(AtomicFile.Failure) {
      try AtomicFile.write(bytes, to: place(of: evidence), mode: 0o600)
    } catch {
      throw Console.fail([error.diagnostic])
    }
  }

  func finding(of evidence: Evidence) -> Finding {
    guard let data = FileManager.default.contents(atPath: place(of: evidence)) else { return .missing }
    return data.count == evidence.size && ContentDigest.sha256(Array(data)) == evidence.sha256
      ? .unchanged : .changed
  }

  /// A digest is a name that no file system minds; the file's own name is in the journal.
  func place(of evidence: Evidence) -> String { "\(path)/\(evidence.sha256)" }
}
