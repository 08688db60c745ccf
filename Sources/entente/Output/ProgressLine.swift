import Foundation

/// How far something is that takes long: on stderr, only on a terminal and only past a second.
struct ProgressLine {
  private let what: String
  private let whole: Int?
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var shown: ContinuousClock.Instant?

  /// - Parameter whole: How many bytes there are; nil where nobody knows.
  init(_ what: String, of whole: Int?) {
    self.what = what
    self.whole = whole
  }

  /// So many bytes are done.
  mutating func show(_ done: Int) {
    guard isTerminal else { return }
    let now = ContinuousClock.now
    guard now - start >= .seconds(1), shown.map({ now - $0 >= .milliseconds(200) }) ?? true else { return }
    shown = now
    let share =
      whole.flatMap { $0 > 0 ? " of \($0 >> 20) MiB, \(min(100, done * 100 / $0))%" : nil } ?? " MiB"
    write("\r\(what): \(done >> 20)\(share)\u{1B}[K")
  }

  /// Takes the line away.
  mutating func clear() {
    if shown != nil { write("\r\u{1B}[K") }
    shown = nil
  }

  private func write(_ text: String) { Descriptor.write(Array(text.utf8), to: STDERR_FILENO) }
}
