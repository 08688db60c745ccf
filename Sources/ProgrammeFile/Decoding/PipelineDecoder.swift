import BusinessCalendar
import Diagnostics
import Programme

/// Reads how a programme weighs its pipeline.
struct PipelineDecoder {
  let run: DecodingRun

  /// The stages of AWS Partner Central (Selling API 2022-07-26); a name that is near to one of them is taken for misspelt.
  private static let stages = [
    "Prospect", "Qualified", "Technical Validation", "Business Validation", "Committed", "Launched",
    "Closed Lost",
  ]

  func decode(_ fields: Fields) -> PipelineTerms {
    guard let record = fields.fields("pipeline") else { return PipelineTerms() }
    defer { record.close() }
    return PipelineTerms(
      weights: record.fields("weights").map(weights) ?? [], currency: record.value("currency"),
      staleAfter: record.value("stale-after", as: Spacing.self)?.days,
      location: record.span.location(in: run.file))
  }

  private func weights(_ fields: Fields) -> [PipelineTerms.StageWeight] {
    var weights: [PipelineTerms.StageWeight] = []
    for entry in fields.allEntries() {
      let name = Self.stages.first { $0.lowercased() == entry.key.lowercased() } ?? entry.key
      if !Self.stages.contains(name), let near = Suggestion.nearest(to: name, in: Self.stages) {
        run.report(
          .nameUnknown, "no stage is named '\(name.prefix(60))'; did you mean '\(near)'?", at: entry.keySpan)
      } else if weights.contains(where: { $0.stage.lowercased() == name.lowercased() }) {
        run.report(.nameDuplicate, "the stage '\(name.prefix(60))' has two weights", at: entry.keySpan)
      } else if let share = fields.value(of: entry, as: Percentage.self) {
        weights.append(PipelineTerms.StageWeight(stage: name, percent: share.number))
      }
    }
    return weights
  }
}
