import BusinessCalendar
import Diagnostics
import Scheduling

/// The story of a date as a person reads it, and as scripts do.
enum WhyText {
  /// Rejected starts of one day for one reason are told in one line.
  private struct Line {
    let stage: String
    let decision: String
    let date: CivilDate
    var first: ZonedInstant?
    var last: ZonedInstant?
    let reason: String
  }

  static func text(_ story: Explanation) -> String {
    var output = "\(TerminalText.visible(story.title))  [\(story.id)]\n\n"
    func field(_ name: String, _ value: String) {
      output +=
        name + String(repeating: " ", count: max(1, 10 - name.count)) + TerminalText.visible(value) + "\n"
    }
    field("clause", story.clause ?? "none: the agreement does not ask for it")
    field("rule", story.rule)
    if let location = story.location { field("", location.description) }
    field("period", "\(story.period.label), \(story.period.span.first) to \(story.period.span.last)")
    field("nominal", story.nominalDate.map(AgendaText.day) ?? "none")
    output += "\n"
    for line in lines(story.steps) {
      var when = line.date.description
      if let first = line.first, let last = line.last {
        when += " " + (first == last ? first.clock : "\(first.clock)-\(last.clock)")
      }
      let padding = String(repeating: " ", count: max(1, 23 - when.count))
      output +=
        "  \(line.stage.padded(7)) \(line.decision.padded(9)) \(when)\(padding)\(TerminalText.visible(line.reason))\n"
    }
    output += "\n"
    switch story.status {
    case .confirmed:
      if let start = story.start {
        output += "So it is on \(AgendaText.day(start.date)) at \(start.description).\n"
      }
    case .cancelled where story.isSettled:
      let day = (story.start?.date).map { " It was due on \(AgendaText.day($0))." } ?? ""
      output += "So nothing is due any more.\(day)\n"
    case .cancelled: output += "So it is cancelled, and keeps its place.\n"
    case .unplaceable: output += "So it has no date.\n"
    }
    if let clash = story.clash {
      for rule in clash.rules { output += "  clash    \(TerminalText.visible(rule))\n" }
      for (index, way) in clash.relaxations.enumerated() {
        output += "  \(index == 0 ? "way out " : "or      ") \(TerminalText.visible(way))\n"
      }
    }
    return output
  }

  private static func lines(_ steps: [Explanation.Step]) -> [Line] {
    var result: [Line] = []
    // Starts come by cost, to and fro around the preferred one; a person reads them by day.
    for step in steps {
      let index = result.lastIndex {
        $0.stage == step.stage.rawValue && $0.decision == step.decision.rawValue && $0.date == step.date
          && $0.reason == step.reason && $0.first != nil && step.start != nil
      }
      if let index, let start = step.start, let first = result[index].first, let last = result[index].last {
        if start < first { result[index].first = start }
        if last < start { result[index].last = start }
      } else {
        result.append(
          Line(
            stage: step.stage.rawValue, decision: step.decision.rawValue, date: step.date, first: step.start,
            last: step.start, reason: step.reason))
      }
    }
    return result
  }

  static func text(_ answer: CounterExplanation) -> String {
    let when =
      answer.start.map { "\(AgendaText.day(answer.date)) at \($0.clock)" } ?? AgendaText.day(answer.date)
    if answer.isPossible {
      let extra = answer.extraHalfHours ?? 0
      var words = "\(answer.id) could be held on \(when).\n"
      if extra == 0 {
        words += "It would cost nothing more: pin it under 'changes:' with 'move-to'.\n"
      } else {
        words +=
          "It would lie \(HalfHours(extra)) \(extra > 0 ? "further from" : "nearer to") the time of its rule than now.\n"
      }
      if answer.movesPublished { words += "Subscribers would see a published meeting move.\n" }
      return words
    }
    return "\(answer.id) cannot be held on \(AgendaText.day(answer.date)):\n"
      + answer.objections.map { "  \(TerminalText.visible($0))\n" }.joined()
  }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension Explanation {
  /// The keys that scripts rely on.
  var json: JSONValue {
    .object([
      ("id", .string(id)), ("clause", .optional(clause)), ("rule", .string(rule)),
      ("file", .optional(location?.file.path)), ("line", location.map { .integer($0.line) } ?? .null),
      (
        "period",
        .object([
          ("label", .string(period.label)), ("from", .string(period.span.first.description)),
          ("to", .string(period.span.last.description)),
        ])
      ),
      ("nominal_date", .optional(nominalDate?.description)),
      (
        "steps",
        .array(
          steps.map { step in
            .object([
              ("stage", .string(step.stage.rawValue)), ("date", .string(step.date.description)),
              ("start", .optional(step.start?.description)), ("decision", .string(step.decision.rawValue)),
              ("reason", .string(step.reason)),
            ])
          })
      ),
      ("start", .optional(start?.description)), ("status", .string(status.rawValue)),
      ("clash", .array((clash?.rules ?? []).map { .string($0) })),
      ("relaxations", .array((clash?.relaxations ?? []).map { .string($0) })),
    ])
  }
}

extension CounterExplanation {
  /// As the command gives it to scripts.
  var json: JSONValue {
    .object([
      ("id", .string(id)), ("date", .string(date.description)), ("start", .optional(start?.description)),
      ("possible", .bool(isPossible)), ("objections", .array(objections.map { .string($0) })),
      ("extra_half_hours", extraHalfHours.map { .integer($0) } ?? .null),
      ("moves_published", .bool(movesPublished)),
    ])
  }
}
