import BusinessCalendar
import Diagnostics
import Pipeline

/// What changed in a pipeline, as a person reads it, and as scripts do.
struct PipelineDiffText {
  private let report: PipelineReport
  private let diff: PipelineDiff
  private let why: String
  private let kinds: [PipelineRemark.Kind]

  /// - Parameters:
  ///   - why: Why the comparison begins where it does; empty where a person said so.
  ///   - kinds: What is told.
  init(_ report: PipelineReport, _ diff: PipelineDiff, why: String, kinds: Set<PipelineRemark.Kind>) {
    self.report = report
    self.diff = diff
    self.why = why
    self.kinds = PipelineRemark.Kind.allCases.filter(kinds.contains)
  }

  private var remarks: [(change: PipelineChange, remark: PipelineRemark)] {
    kinds.flatMap { diff.remarks($0) }
  }

  var text: String {
    let reason = why.isEmpty ? "" : " (\(why))"
    let heading = "\(report.rules.programme): pipeline from \(diff.since)\(reason) to \(diff.asOf)."
    let remarks = remarks
    guard !remarks.isEmpty else {
      return heading + " Nothing to tell"
        + (report.book.snapshots.isEmpty ? "; no snapshot is recorded.\n" : ".\n")
    }
    let counts = kinds.compactMap { kind in
      let count = remarks.count { $0.remark.kind == kind }
      return count == 0 ? nil : "\(kind.rawValue) \(count)"
    }
    var table = Table(columns: ["change", "opportunity", "name", "what"].map { Table.Column($0) })
    table.rows = remarks.map { [$0.remark.kind.rawValue, $0.change.id, $0.change.name, $0.remark.words] }
    return "\(heading) \(counts.joined(separator: ", ")).\n\n" + table.text
  }

  var json: JSONValue {
    .object([
      ("as_of", .string(diff.asOf.description)), ("since", .string(diff.since.description)),
      ("programme", .string(report.rules.programme)),
      (
        "changes",
        .array(
          remarks.map { change, remark in
            .object([
              ("id", .string(change.id)), ("name", .string(change.name)),
              ("change", .string(remark.kind.rawValue)), ("before", .optional(remark.before)),
              ("before_date", .optional(remark.beforeDate?.description)), ("after", .optional(remark.after)),
              ("after_date", .optional(remark.afterDate?.description)), ("what", .string(remark.words)),
            ])
          })
      ),
    ])
  }

  static func csv(_ texts: [PipelineDiffText]) -> String {
    var table = Table(
      columns: [
        "as_of", "since", "programme", "change", "opportunity", "name", "before", "before_date", "after",
        "after_date", "what",
      ].map { Table.Column($0) })
    for text in texts {
      table.rows += text.remarks.map { change, remark in
        [
          text.diff.asOf.description, text.diff.since.description, text.report.rules.programme,
          remark.kind.rawValue, change.id, change.name, remark.before ?? "",
          remark.beforeDate?.description ?? "", remark.after ?? "", remark.afterDate?.description ?? "",
          remark.words,
        ]
      }
    }
    return table.csv
  }
}
