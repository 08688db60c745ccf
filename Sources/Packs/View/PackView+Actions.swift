import BusinessCalendar
import Certifications
import Funds
import Programme

extension PackView {
  /// The actions that the meeting carries over, and which registers hold anything at all.
  var actions: [String: PackValue] {
    let registers = context.registers
    return [
      "actions": .table(
        registers.actions ?? [], actionColumns,
        more: [
          "open": .number(registers.actions?.count { $0.state == .open || $0.state == .slipped }),
          "done": .number(registers.actions?.count { $0.state == .done }),
        ]),
      "recorded": .record([
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
      ]),
    ]
  }

  private var actionColumns: [PackColumn<PackAction>] {
    [
      .text("id", \.id), .text("what", \.what), .text("owner", \.owner),
      .text("party") { $0.party.map(partyName) },
      .date("due", \.due), .date("opened", \.opened), .text("occurrence", \.occurrence),
      .number("age") { context.asOf - $0.opened },
      .status("status") { PackStatus(rawValue: $0.state.rawValue) },
      .number("slips", \.slips), .text("reason", \.reason),
      .flag("is_done") { $0.state == .done },
      .flag("is_overdue") { action in
        (action.state == .open || action.state == .slipped)
          && action.due.map { $0 < context.asOf } ?? false
      },
    ]
  }
}
