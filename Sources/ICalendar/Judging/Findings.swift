internal import Diagnostics

/// What was found in a file: counted without end, and kept up to a bound, so that a broken file of a million lines gives
/// an answer that a person can read.
///
/// A class, because whoever adds to it is read while it works out the words.
final class Findings {
  /// Of one code and severity at most so many are told.
  static let most = 100

  private struct Kind: Hashable {
    let code: DiagnosticCode
    let severity: Diagnostic.Severity
  }

  private var kept: [Diagnostic] = []
  private var counts: [Kind: Int] = [:]

  /// Adds a finding. Its place and words are made only where it is kept. `clients` says whom it harms, where known.
  func add(
    _ code: DiagnosticCode, _ message: @autoclosure () -> String,
    at location: @autoclosure () -> SourceLocation?, severity: Diagnostic.Severity? = nil,
    clients: String? = nil, notes: @autoclosure () -> [Diagnostic.Note] = []
  ) {
    let kind = Kind(code: code, severity: severity ?? code.severity)
    let count = counts[kind, default: 0]
    counts[kind] = count + 1
    guard count < Self.most else { return }
    let all = notes() + (clients.map { [Diagnostic.Note($0)] } ?? [])
    kept.append(Diagnostic(code, message(), at: location(), severity: kind.severity, notes: all))
  }

  /// Forgets everything.
  func removeAll() {
    kept = []
    counts = [:]
  }

  /// How many there are of a severity, told or not.
  func count(of severity: Diagnostic.Severity) -> Int {
    counts.reduce(0) { $1.key.severity == severity ? $0 + $1.value : $0 }
  }

  /// All that is told, in the order of the file, and then what is not.
  func diagnostics(of file: SourceFile) -> [Diagnostic] {
    let untold = counts.filter { $0.value > Self.most }.map { kind, count in
      let severity = "\(kind.severity.rawValue)\(count - Self.most == 1 ? "" : "s")"
      return Diagnostic(
        .icsMore, "\(count - Self.most) more \(severity) of \(kind.code.rawValue) in this file",
        at: SourceLocation(file: file))
    }
    return kept.sorted() + untold.sorted()
  }
}
