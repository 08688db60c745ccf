import BusinessCalendar
import Programme

extension PackView {
  /// Standards, requirements and compliance: as somebody recorded it, else in the agreement's own words.
  var standing: [String: PackValue] {
    let terms = programme.terms
    return [
      "standards": .table(
        terms.standards,
        [
          .text("standard", \.title), .text("requirement") { $0.columns["requirement"] },
          .text("status") { $0.columns["status"] },
        ] + recordedColumns(.standard), more: fromRegister),
      "requirements": .table(
        terms.requirements,
        [
          .text("requirement", \.title), .text("status") { $0.columns["status"] },
          .text("details") { $0.columns["details"] },
        ] + recordedColumns(.requirement), more: fromRegister),
      "compliance": .table(
        terms.compliance,
        [
          .text("standard", \.title),
          .text("holders") { row in names(programme.parties.filter { isHeld(row, by: $0) }) },
          .text("missing") { row in names(programme.parties.filter { !isHeld(row, by: $0) }) },
        ], more: fromRegister),
      "compliance_recorded": .table(
        context.registers.compliance?.filter { $0.recorded != nil } ?? [], complianceColumns,
        more: ["from_journal": .flag(true)]),
    ]
  }

  private var fromRegister: [String: PackValue] {
    ["from_journal": .flag(context.registers.compliance != nil)]
  }

  private func recordedColumns(_ section: PackCompliance.Section) -> [PackColumn<ClauseRow>] {
    recordedColumns.map { column in
      column.of { row in compliance(section, row.id).flatMap { $0.recorded == nil ? nil : $0 } }
    }
  }

  /// How an item stands as recorded; all of it missing where nobody recorded it.
  var recordedColumns: [PackColumn<PackCompliance?>] {
    [
      .date("since") { $0?.since },
      .date("expired") { item in item?.expires.flatMap { $0 < context.asOf ? $0 : nil } },
    ] + stateColumns
  }

  private var stateColumns: [PackColumn<PackCompliance?>] {
    [
      .flag("is_compliant") { $0?.recorded == .compliant },
      .flag("is_in_progress") { $0?.recorded == .inProgress },
      .flag("is_non_compliant") { $0?.recorded == .nonCompliant },
      .flag("is_not_applicable") { $0?.recorded == .notApplicable },
    ]
  }

  /// Whether a party holds a certificate: by the register where somebody recorded it, else by the agreement, until the last day
  /// that the agreement states.
  func isHeld(_ row: ComplianceCertification, by party: Party) -> Bool {
    let item = compliance(.certificate, row.id, party: party.id)
    guard let item, item.recorded != nil else {
      return row.holders.contains(party.id) && row.expires.map { $0 >= context.asOf } ?? true
    }
    return item.isMet
  }

  /// What the register says of an item; nil where nothing at all is recorded.
  func compliance(_ section: PackCompliance.Section, _ id: String, party: String? = nil) -> PackCompliance? {
    context.registers.compliance?.first { $0.section == section && $0.id == id && $0.party == party }
  }

  private var complianceColumns: [PackColumn<PackCompliance>] {
    [
      .text("id", \.id), .text("item") { title(of: $0) }, .text("party") { $0.party.map(partyName) },
      .status("status") { PackStatus($0.health) }, .date("since", \.since), .date("expires", \.expires),
      .number("days_left") { item in
        item.expires.flatMap { $0 >= context.asOf ? $0 - context.asOf : nil }
      },
      .number("days_late") { item in
        item.expires.flatMap { $0 < context.asOf ? context.asOf - $0 : nil }
      },
      .text("owner", \.owner), .text("evidence", \.evidence),
    ] + stateColumns.map { $0.of { $0 } }
  }

  private func title(of item: PackCompliance) -> String {
    let terms = programme.terms
    let title =
      switch item.section {
      case .certificate: terms.compliance.first { $0.id == item.id }?.title
      case .standard: terms.standards.first { $0.id == item.id }?.title
      case .requirement: terms.requirements.first { $0.id == item.id }?.title
      }
    return title ?? item.id.identifierInWords
  }

  private func names(_ parties: [Party]) -> String { parties.map(\.name).joined(separator: ", ") }
}
