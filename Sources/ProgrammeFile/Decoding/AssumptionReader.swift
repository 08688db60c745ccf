import Diagnostics
import Programme

/// Reads `assumed:` and checks that each entry names something in the programme.
struct AssumptionReader {
  let run: DecodingRun
  let root: SourceNode

  func read(_ fields: Fields) -> [Programme.Assumption] {
    fields.texts("assumed").map { text, span in
      if !names(text.split(separator: ".", omittingEmptySubsequences: false)[...], in: root) {
        run.report(
          .assumedUnknown, "'\(text.prefix(80))' names nothing in this programme; strike it from assumed",
          at: span)
      }
      return Programme.Assumption(path: text, location: span.location(in: run.file))
    }
  }

  /// Whether a dotted path, with `*` for any name, leads anywhere. Each part is looked for once a level.
  private func names(_ path: ArraySlice<Substring>, in node: SourceNode) -> Bool {
    guard let part = path.first else { return true }
    let rest = path.dropFirst()
    switch node.content {
    case .scalar: return false
    case .sequence(let items): return part == "*" && items.contains { names(rest, in: $0) }
    case .mapping(let entries):
      return entries.contains { (part == "*" || $0.key == part) && names(rest, in: $0.value) }
    }
  }
}
