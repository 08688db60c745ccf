import ArgumentParser
import Diagnostics
import Foundation
import Registers

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

  /// The evidence, copied beside the journal.
  func kept(_ workspace: WorkspaceOptions) throws -> [FundEvidence] {
    if evidence.isEmpty { return [] }
    return try Unreadable.told {
      let folder = EvidenceFolder(beside: try WorkspaceFiles.read(workspace).journal)
      return try evidence.compactMap(Self.parts).map { try folder.keep($0.file, as: $0.kind) }
    }
  }

  private static func parts(_ word: String) -> (kind: String, file: String)? {
    guard let sign = word.firstIndex(of: "=") else { return nil }
    let (kind, file) = (String(word[..<sign]), String(word[word.index(after: sign)...]))
    return kind.isEmpty || file.isEmpty ? nil : (kind, file)
  }
}

/// The files that claims bring, kept beside the journal under the SHA-256 of their bytes.
struct EvidenceFolder {
  let path: String

  init(beside journal: JournalFile) {
    path = URL(fileURLWithPath: journal.path).deletingLastPathComponent().path + "/evidence"
  }

  /// What became of a file that was kept.
  enum Finding { case unchanged, missing, changed }

  /// Copies a file; one that is there already is not written again.
  func keep(_ file: String, as kind: String) throws -> FundEvidence {
    let bytes = try InputFile.bytes(at: file, shownAs: file).get()
    let name = URL(fileURLWithPath: file).lastPathComponent
    let digest = ContentDigest.sha256(bytes)
    guard let evidence = FundEvidence(kind: kind, name: name, sha256: digest, size: bytes.count) else {
      throw Unreadable(file, "'\(file)' has no name that could be kept")
    }
    if finding(of: evidence) != .unchanged {
      do throws(AtomicFile.Failure) {
        try AtomicFile.write(bytes, to: place(of: evidence), mode: 0o600)
      } catch {
        throw Console.fail([error.diagnostic])
      }
    }
    return evidence
  }

  func finding(of evidence: FundEvidence) -> Finding {
    guard let data = FileManager.default.contents(atPath: place(of: evidence)) else { return .missing }
    return data.count == evidence.size && ContentDigest.sha256(Array(data)) == evidence.sha256
      ? .unchanged : .changed
  }

  /// A digest is a name that no file system minds; the file's own name is in the journal.
  func place(of evidence: FundEvidence) -> String { "\(path)/\(evidence.sha256)" }
}
