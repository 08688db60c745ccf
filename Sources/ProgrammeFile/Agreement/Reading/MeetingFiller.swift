import BusinessCalendar

/// Fills in what an agreement does not say of a meeting.
struct MeetingFiller {
  let draft: AgreementDraft
  let parties: PartyBook
  let pattern: MeetingPattern

  func fill(
    _ record: inout RecordBuilder, cadence: CadenceReading, lead: (id: String, span: SourceSpan)?,
    minutes: (Int, SourceSpan)?
  ) {
    let isLong = cadence.tenor.months.map { $0 >= 2 } ?? false
    if pattern.isReview, isLong { record.assume("window", MeetingDefaults.reviewWindow) }
    if pattern.isAllDay, cadence.text == "year", minutes == nil {
      record.assume("all-day", "true")
    } else {
      record.assume("time", pattern.time)
      let homes = parties.homes
      if pattern.isReview, let home = homes.first { record.assume("time-zone", home.zone) }
      if let (number, span) = minutes {
        record.put("duration", "\(number) min", at: span)
      } else {
        record.assume("duration", "\(pattern.minutes) min")
      }
      if pattern.isReview {
        record.assume("convention", "following")
        let centres = homes.map(\.centre).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        if !centres.isEmpty { record.assume("centres", list: centres) }
      }
    }
    let span = record.span
    if hasAttendees {
      record.assume("attendees", sharedList: "attendees of \(pattern.calendar) \(pattern.pack ?? "")") {
        .sequence(attendees.map { SourceNode(draft.shared($0), at: span) })
      }
    }
    if let lead {
      record.putShared("lead", lead.id, at: lead.span)
    } else if pattern.isReview, let first = parties.entries.first {
      record.assume("lead", first.id)
    }
    if let pack = pattern.pack { record.assume("pack", pack) }
    if pattern.isReview, let first = parties.entries.first, isLong {
      record.assume("prepare", sharedList: "milestones of \(first.id)") { milestones(of: first.id, at: span) }
    }
  }

  private func milestones(of party: String, at span: SourceSpan) -> SourceNode.Content {
    let nodes = MeetingDefaults.milestones.map { what, days in
      let fields = [("what", what), ("before", "\(days) business-days"), ("of", party)]
      return SourceNode(
        .mapping(
          fields.map {
            SourceEntry(key: $0.0, keySpan: span, value: SourceNode(draft.shared($0.1), at: span))
          }), at: span)
    }
    return .sequence(nodes)
  }

  private var hasAttendees: Bool {
    if case .nobody = pattern.attendees { return false }
    return !draft.records(.roles).isEmpty
  }

  /// The roles that attend; all of them where none has a word of the kind in its name.
  private var attendees: [String] {
    let roles = draft.records(.roles).map(\.key)
    switch pattern.attendees {
    case .nobody: return []
    case .everyone: return Array(roles.prefix(Self.most))
    case .roles(let words):
      var result: [String] = []
      for word in words {
        result += roles.prefix(Self.most).filter { role in
          role.split(separator: "-").contains { $0 == word || ($0.hasSuffix("s") && $0.dropLast() == word) }
            && !result.contains(role)
        }
      }
      return result.isEmpty ? Array(roles.prefix(Self.most)) : result
    }
  }

  /// No meeting is for more roles.
  private static let most = 24
}
