import Diagnostics
import Programme

extension LoadedWorkspace {
  /// Whether the agreement that a programme was drawn from has changed since, or has gone.
  func drift(of programme: Programme) -> Diagnostic? {
    guard let source = programme.header.source else { return nil }
    switch InputFile.bytes(at: "\(root)/\(source.file)", shownAs: source.file) {
    case .failure(let unreadable):
      return Diagnostic(
        .agreementDrift, "the agreement cannot be compared: \(unreadable.diagnostic.message)",
        at: source.location)
    case .success(let bytes):
      guard let expected = source.sha256, expected != ContentDigest.sha256(bytes) else { return nil }
      return Diagnostic(
        .agreementDrift,
        "'\(source.file)' is not the text that this programme was drawn from; carry the changes over, then set sha256 to "
          + ContentDigest.sha256(bytes), at: source.location)
    }
  }
}
