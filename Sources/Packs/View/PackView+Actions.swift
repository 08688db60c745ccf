import Actions
import BusinessCalendar
import Programme
import Scheduling

extension PackView {
  /// The actions that the meeting carries over, those that were closed since the one before, and who may own new ones.
  ///
  /// What a meeting set itself is none of what it carries over: its pack has that among its commitments, as they were written.
  var actions: [String: PackValue] {
    let all = (context.registers.actions ?? []).filter { isCarried($0) }
    let open = all.filter(\.isOpen).sorted { ($0.due, $0.opened) < ($1.due, $1.opened) }
    let overdue = open.count { $0.due < context.asOf }
    let since = previousMeeting?.date
    // What this meeting's own pack closed stands there, ticked; it is not told twice.
    let closed = all.filter { action in
      guard let day = action.closed, action.closedIn != own else { return false }
      return since.map { day > $0 } ?? true
    }.sorted { ($0.closed ?? .earliest, $0.opened) < ($1.closed ?? .earliest, $1.opened) }
    return [
      "actions": .table(
        open, actionColumns,
        more: ["open": .number(open.count), "overdue": .number(overdue > 0 ? overdue : nil)]),
      "closed_actions": .table(closed, actionColumns),
      "carries_all": .flag(carriesAll),
      "owner_names": .text(
        ActionOwners(programme, people: context.people).names.map { "@" + $0 }.joined(separator: ", ")),
    ]
  }

  private var own: String { context.schedule.shortID(of: context.occurrence) }

  /// A business review looks at every action of the programme, another meeting at those of its own series.
  var carriesAll: Bool { context.kind == .qbr }

  /// Whether its tables may show an action.
  func isCarried(_ action: PackAction) -> Bool { action.occurrence != own && concerns(action) }

  /// Whether the meeting's series has to do with an action.
  func concerns(_ action: PackAction) -> Bool {
    carriesAll || (action.occurrence?.hasPrefix(context.series.id + "/") ?? false)
  }

  var actionColumns: [PackColumn<PackAction>] {
    [
      .text("id", \.id), .text("what", \.what), .text("owner") { ownerName($0.owner) },
      .text("mention", \.owner), .text("party") { ownerParty($0.owner) },
      .date("due", \.due), .date("opened", \.opened), .date("closed", \.closed),
      .text("occurrence", \.occurrence),
      .number("age") { max(0, ($0.closed ?? context.asOf) - $0.opened) },
      .status("status") { PackStatus(rawValue: $0.state.rawValue) },
      .number("slips", \.slips), .text("reason", \.reason),
      .flag("is_overdue") { $0.isOpen && $0.due < context.asOf },
    ]
  }

  /// A role's title, a person's name, else what stands there.
  private func ownerName(_ id: String) -> String {
    programme.roles.first { $0.id == id }?.title ?? context.people.first { $0.id == id }?.name ?? id
  }

  private func ownerParty(_ id: String) -> String? {
    if programme.roles.contains(where: { $0.id == id }) { return nil }
    return context.people.first { $0.id == id }?.party.map(partyName)
  }
}
