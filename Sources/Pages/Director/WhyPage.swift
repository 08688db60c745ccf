import BusinessCalendar
public import Packs
public import Programme
public import Scheduling

extension PageBook {
  /// The story of a date: the steps in which it was found, and what was rejected.
  public func why(_ story: Explanation, programme: Programme, language: Workspace.Language) throws -> String {
    let format = PackFormat(language: language)
    return try render(
      "why", language, title: story.title,
      [
        "programme-id": .text(programme.id), "programme": .text(programme.header.title),
        "id": .text(story.id), "clause": .optional(story.clause), "rule": .text(story.rule),
        "period": .text(story.period.label), "period-days": .text(format.span(story.period.span)),
        "nominal": .optional(story.nominalDate.map(format.longDate)),
        "start": .optional(story.start.map { format.moment($0, in: story.zone) }),
        "is-cancelled": .flag(story.status == .cancelled), "has-no-date": .flag(story.start == nil),
        "steps": .list(
          story.steps.map { step in
            [
              "stage": .text(step.stage.rawValue), "decision": .text(step.decision.rawValue),
              "date": .text(step.date.description), "clock": .optional(step.start?.clock),
              "reason": .text(step.reason), "is-taken": .flag(step.decision == .taken),
            ]
          }),
        "has-clash": .flag(story.clash != nil),
        "clash-rules": .list((story.clash?.rules ?? []).map { .text($0) }),
        "ways-out": .list((story.clash?.relaxations ?? []).map { .text($0) }),
      ])
  }

  /// A pack as it stands on disk.
  ///
  /// - Parameters:
  ///   - path: Its path on the site without an ending.
  ///   - formats: The endings of the files that there are.
  public func pack(
    _ pack: PackPage, path: String, formats: [String], programme: Programme, language: Workspace.Language
  ) throws -> String {
    try render(
      "pack", language, title: pack.title,
      [
        "programme-id": .text(programme.id), "programme": .text(programme.header.title),
        "path": .text(path),
        "formats": .list(formats.map { .text($0) }), "contents-html": .html(pack.contents),
        "body-html": .html(pack.body),
      ])
  }
}
