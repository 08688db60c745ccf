public import Diagnostics
public import Programme

/// What becomes of text that a person wrote outside the keep blocks of a pack.
public enum HandEdits: Sendable, Hashable {
  /// The rebuild is refused, and shows it.
  case refused
  /// It is merged with what changed since the last build; where both changed the same lines, both stand between markers.
  case merged
  /// It goes. Whoever asks for this keeps a copy.
  case overwritten
}

/// A pack built anew over one that a person wrote in.
///
/// The text of keep blocks is carried over byte for byte. What a person changed elsewhere is found by comparing with the
/// last build as it is remembered; where nothing is remembered, every difference counts as a person's.
public enum PackRebuild: Sendable {
  /// The new pack.
  case built(RebuiltPack)
  /// Nothing is to be written, because of these edits.
  case refused(PackDifference)

  /// Builds a pack anew.
  ///
  /// - Parameters:
  ///   - rendered: What the template makes of today's figures.
  ///   - existing: The pack as it stands; nil where there is none.
  ///   - records: What was remembered of the last build; of several the one nearest to `existing` counts.
  /// - Throws: ``PackError`` where `existing` holds unmerged conflicts, or blocks that are not closed, or is no pack.
  public static func make(
    _ rendered: String, over existing: SourceFile?, records: [String], edits: HandEdits,
    language: Workspace.Language
  ) throws(PackError) -> PackRebuild {
    guard let existing else {
      return .built(RebuiltPack(text: rendered, record: rendered, hasEdits: false, conflicts: 0))
    }
    let kept = KeptBlocks(existing)
    guard kept.problems.isEmpty else { throw PackError(kept.problems.map { $0.diagnostic(in: existing) }) }
    if edits != .overwritten {
      let open = ConflictMarkers.diagnostics(in: existing)
      guard open.isEmpty else { throw PackError(open) }
    }
    // A record that was damaged is none.
    let known = records.map { KeptBlocks(SourceFile(path: "", text: $0)) }.filter(\.problems.isEmpty)
    let run = RebuildRun(
      rendered: PackSkeleton(rendered), existing: PackSkeleton(kept), records: known.map { PackSkeleton($0) },
      language: language)
    if run.last == nil, kept.blocks.isEmpty, !run.rendered.places.isEmpty, edits != .overwritten {
      throw PackError([
        Diagnostic(
          .fileRead,
          "this is no pack that entente made, and is left as it is; move it away first, or build with --overwrite",
          at: SourceLocation(file: existing))
      ])
    }
    let hasEdits = run.hasEdits
    switch (hasEdits, edits) {
    case (true, .refused): return .refused(run.difference(in: existing))
    case (true, .merged): return .built(run.merged())
    case (_, _): return .built(run.plain(hasEdits: hasEdits))
    }
  }
}

/// A pack that was built anew, and what is to be remembered of it.
public struct RebuiltPack: Sendable, Hashable {
  /// The pack.
  public let text: String
  /// The pack as it would be if nobody had written in it, to compare the next build with.
  public let record: String
  /// Whether a person wrote outside its keep blocks.
  public let hasEdits: Bool
  /// How many conflicts a person has to settle.
  public let conflicts: Int
}
