import Programme
import Scheduling

extension PackView {
  /// The raw tables: the rest of the agreement, what was assumed, and how the meeting's date came about.
  var appendix: [String: PackValue] {
    let terms = programme.terms
    return [
      "date_steps": .table(
        context.occurrence.steps,
        [
          .flag("is_rule") { $0.stage == .expand }, .flag("is_holidays") { $0.stage == .adjust },
          .flag("is_place") { $0.stage == .place },
          .flag("is_by_hand") { $0.stage == .change }, .date("date") { $0.date },
          .flag("is_accepted", \.isAccepted), .text("reason", reason(of:)),
        ]),
      "services": .table(
        terms.services,
        [
          .text("service", \.title), .text("description") { $0.columns["description"] },
          .text("use_case") { $0.columns["use-case"] },
        ]),
      "pricing": .table(terms.pricing, [.text("service", \.title), .text("model") { $0.columns["model"] }]),
      "tier": .optional(
        terms.tier,
        [
          .text("name", \.name), .text("specialisations") { $0.specialisations.joined(separator: ", ") },
          .text("competencies") { $0.competencies.joined(separator: ", ") },
          .text("benefits") { $0.benefits.joined(separator: ", ") },
        ]),
      "managed_service": .table(
        terms.managedService,
        [.text("component", \.title), .text("responsibility") { $0.columns["responsibility"] }]),
      "responsibilities": .table(
        terms.sharedResponsibility,
        [
          .text("area", \.title), .text("responsible") { parties(in: $0, with: .responsible) },
          .text("shared") { parties(in: $0, with: .shared) },
        ]),
      "exit_rights": .table(
        terms.exit,
        [
          .text("scenario", \.title), .text("process", \.process),
          .text("within") { $0.within.map(format.tenor) },
        ]),
      "clause_texts": .table(
        terms.clauses, [.text("group") { $0.group.identifierInWords }, .text("text", \.text)]),
      "assumptions": .table(programme.assumptions, [.text("path", \.path)]),
    ]
  }

  private func parties(in area: SharedResponsibility, with share: SharedResponsibility.Share) -> String {
    programme.parties.filter { area.shares[$0.id] == share }.map(\.name).joined(separator: ", ")
  }
}
