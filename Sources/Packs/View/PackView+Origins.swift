import BusinessCalendar
import Certifications
import Diagnostics
import Programme

extension PackView {
  /// As of when, and from what: the pack's sources, and what the partial `stated` prints under each table.
  var origins: [String: PackValue] {
    let header = programme.header
    return [
      "as_of": .date(context.asOf),
      "version": .text(context.version),
      "sources": .table(sources, [.text("name", \.name), .text("detail", \.detail)]),
      "programme_file": .text(header.location?.file.path ?? programme.id),
      "agreement_file": .text(header.source?.file),
      "last_review": .text(header.reviews.last.map(format.span)),
      "next_review": .text(header.reviews.next.map(format.span)),
      // What a table adds to its source; the innermost counts.
      "clauses": .text(""),
      "from_journal": .flag(false),
      "recorded": recorded,
      "agreed": agreed,
    ]
  }

  /// Which registers hold anything at all.
  private var recorded: PackValue {
    let registers = context.registers
    return .record([
      "actions": .flag(registers.actions != nil),
      "pipeline": .flag(registers.pipeline != nil),
      "values": .flag(registers.hasRecordedReadings),
      "consumption": .flag(registers.consumption != nil),
      "roster": .flag(context.certifications.isRecorded),
      "training": .flag(registers.training != nil),
      "initiatives": .flag(registers.initiatives != nil),
      "compliance": .flag(registers.compliance != nil),
      "leads": .flag(registers.leads != nil),
      "funds": .flag(hasRequests),
    ])
  }

  /// What the agreement says anything of at all.
  private var agreed: PackValue {
    let terms = programme.terms
    return .record([
      "scorecard": .flag(programme.metrics.contains { !$0.isServiceLevel }),
      "service_levels": .flag(programme.metrics.contains(where: \.isServiceLevel)),
      "consumption": .flag(!programme.commitments.isEmpty),
      "funds": .flag(!programme.funds.isEmpty),
      "training": .flag(!programme.training.isEmpty),
      "certifications": .flag(!programme.certifications.isEmpty),
      "compliance": .flag(
        !(terms.standards.isEmpty && terms.requirements.isEmpty && terms.compliance.isEmpty)),
      "initiatives": .flag(!programme.initiatives.isEmpty),
      "services": .flag(!terms.services.isEmpty),
    ])
  }

  /// The caller's sources, and the agreement unless it is among them.
  private var sources: [PackSource] {
    guard let agreement = programme.header.source,
      !context.sources.contains(where: { $0.name == agreement.file })
    else { return context.sources }
    return context.sources + [
      PackSource(name: agreement.file, detail: agreement.sha256.map { "SHA-256 \($0)" } ?? "")
    ]
  }

  /// Each clause once, in the order of the rows.
  static func clauses(_ clauses: [String?]) -> PackValue {
    var seen: Set<String> = []
    return .text(clauses.compactMap { $0 }.filter { seen.insert($0).inserted }.joined(separator: "; "))
  }
}
