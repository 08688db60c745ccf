import Journal

/// What the requests of a book are for, those included that were undone.
struct FundTitles: Sendable {
  private var titles: [String: String] = [:]
  private var requests: [String: String] = [:]
  private var words: [String: String] = [:]

  init(_ book: FundBook) {
    for entry in book.entries {
      words[entry.event.id] = entry.words
      switch entry.move {
      case .open(let id, _, let title, _, _)?: titles[id] = title
      case .openClaim(let id, let request, _, _, _, _)?: requests[id] = request
      default: break
      }
    }
  }

  /// What was done and for what, on one line: `MC-7 approved: Cloud summit, Lima`.
  func words(of entry: FundEntry) -> String {
    if entry.isUndoing, let undone = entry.event.fact.corrects.flatMap({ words[$0] }) {
      return "undoes: \(undone)".onOneLine
    }
    let title = entry.event.fact.subject.flatMap { titles[$0] ?? requests[$0].flatMap { titles[$0] } }
    return (entry.words + (title.map { ": \($0)" } ?? "")).onOneLine
  }
}
