import Programme

extension PackView {
  /// Standards, requirements and compliance, in the agreement's own words.
  var standing: [String: PackValue] {
    let terms = programme.terms
    return [
      "standards": .table(
        terms.standards,
        [
          .text("standard", \.title), .text("requirement") { $0.columns["requirement"] },
          .text("status") { $0.columns["status"] },
        ]),
      "requirements": .table(
        terms.requirements,
        [
          .text("requirement", \.title), .text("status") { $0.columns["status"] },
          .text("details") { $0.columns["details"] },
        ]),
      "compliance": .table(
        terms.compliance,
        [
          .text("standard", \.title),
          .text("holders") { row in names(programme.parties.filter { row.holders.contains($0.id) }) },
          .text("missing") { row in names(programme.parties.filter { !row.holders.contains($0.id) }) },
        ]),
    ]
  }

  private func names(_ parties: [Party]) -> String { parties.map(\.name).joined(separator: ", ") }
}
