import BusinessCalendar
import Diagnostics

extension TableReader {
  /// A meeting or a joint activity: what the agreement says, and what is filled in for its kind.
  func meeting(_ row: ReadRow) {
    let isActivity = shape.kind == .activities
    guard let name = row[isActivity ? .activity : .meeting], let cell = row[.frequency] else { return }
    guard let cadence = cadence(cell) else { return }
    let naming = MeetingNaming(name.text)
    let focus = row[.focus]
    let pattern = MeetingDefaults.pattern(
      name: naming.phrase, focus: PlainWords.phrase(focus?.text ?? ""), isActivity: isActivity)
    let lead = row[.owner].flatMap(lead)
    draft.add(.meetings, name, short: naming.id, row: row) { record in
      record.put("title", naming.title, at: name.span)
      if naming.isTitleFilledIn { record.markAssumed("title") }
      record.put("focus", focus)
      putClause(&record)
      record.assume("calendar", pattern.calendar)
      let rule = pattern.rule(every: cadence)
      if rule.key == "recurrence" {
        record.assume("recurrence", SourceNode(draft.shared(rule.text), at: cell.span))
      } else {
        record.putShared("every", cadence.text, at: cell.span)
        if cadence.doubt != nil { record.markAssumed("every") }
        if pattern.isReview {
          record.assume("anchor", "contract")
          record.assume("reviews", "previous")
        }
        record.assume("day", rule.text)
      }
      MeetingFiller(draft: draft, parties: parties, pattern: pattern)
        .fill(&record, cadence: cadence, lead: lead, minutes: row[.duration].flatMap(minutes))
    }
  }

  /// The cadence of a cell.
  private func cadence(_ cell: InlineText) -> CadenceReading? {
    if let reading = CadenceReading.read(cell.text) {
      if let doubt = reading.doubt {
        draft.report(.agreementAmbiguous, "'\(cell.text)' is read as \(doubt)", at: cell.span)
      }
      return reading
    }
    let plain = cell.text.withoutParentheses
    if plain != cell.text, let reading = CadenceReading.read(plain) {
      reportCell(cell, "is read as '\(plain)'; what stands in parentheses is not read")
      return reading
    }
    reportCell(
      cell, "is not a cadence such as Weekly, Monthly, Quarterly or Every 6 weeks; the row is left out")
    return nil
  }

  /// Who leads: a party, or both.
  private func lead(_ cell: InlineText) -> (id: String, span: SourceSpan)? {
    var phrase = PlainWords.phrase(cell.text)
    for ending in [" led", " lead", " hosted"] where phrase.hasSuffix(ending) {
      phrase.removeLast(ending.count)
    }
    for start in ["led by ", "liderado por "] where phrase.hasPrefix(start) {
      phrase.removeFirst(start.count)
    }
    if ["joint", "both", "jointly", "shared", "both parties", "conjunto", "conjunta", "ambos", "ambas"]
      .contains(phrase)
    {
      return ("joint", cell.span)
    }
    if let party = parties.id(called: phrase) { return (party, cell.span) }
    reportCell(cell, "names no party; the lead is left open")
    return nil
  }

  private func minutes(_ cell: InlineText) -> (Int, SourceSpan)? {
    if case .success(let reading) = QuantityReading.read(cell.text), let number = Int(reading.value),
      number > 0
    {
      switch reading.unit {
      case "min", "mins", "minutes", "minute", "minutos", "m":
        if number <= 1440 { return (number, cell.span) }
      case "hours", "h", "hr", "hrs", "horas", "hora": if number <= 24 { return (number * 60, cell.span) }
      default: break
      }
    }
    reportCell(cell, "is not the length of a meeting such as 60 minutes")
    return nil
  }
}

/// What a meeting is called, and its name.
struct MeetingNaming {
  let id: String
  let title: String
  let phrase: String
  /// Whether the title is longer than what the agreement says.
  let isTitleFilledIn: Bool

  init(_ text: String) {
    phrase = PlainWords.phrase(text)
    if let long = MeetingDefaults.titles[phrase] {
      (id, title, isTitleFilledIn) = (PlainWords.identifier(phrase), long, true)
      return
    }
    var name = phrase
    for ending in MeetingDefaults.endings where name.hasSuffix(ending) { name.removeLast(ending.utf8.count) }
    var title = text
    if let blank = phrase.utf8.lastIndex(of: UInt8(ascii: " ")),
      let single = MeetingDefaults.plurals[phrase[phrase.index(after: blank)...]],
      let last = text.split(separator: " ").last
    {
      title = text.dropLast(last.count) + single
      name = PlainWords.phrase(title)
    }
    (id, self.title, isTitleFilledIn) = (PlainWords.identifier(name), title, false)
  }
}
