import Diagnostics
import Programme

/// Reads `calendars:` of a workspace file.
struct AudienceCalendarDecoder {
  /// The names of the calendars that every workspace has; an audience's needs another.
  private static let taken = [
    "qbr", "technical-sync", "pipeline-review", "marketing", "training", "contract", "all",
  ]

  let run: DecodingRun

  func decode(_ fields: Fields) -> [AudienceCalendar] {
    fields.records("calendars").compactMap { id, record in
      defer { record.close() }
      if Self.taken.contains(id) {
        run.report(
          .nameForm, "every workspace has a calendar '\(id)'; give this one another name", at: record.span)
      }
      var references: [AudienceCalendar.Reference] = []
      func names(_ key: String, _ kind: AudienceCalendar.Reference.Kind) -> Set<String> {
        let texts = record.texts(key)
        reportEmpty(record, key, texts.isEmpty)
        references += texts.map {
          .init(kind: kind, name: $0.text, location: $0.span.location(in: run.file))
        }
        return Set(texts.map(\.text))
      }
      let filter = AudienceCalendar.Filter(
        programmes: names("programme", .programme), series: names("series", .series),
        parties: names("party", .party), roles: names("role", .role), people: names("person", .person))
      return AudienceCalendar(
        id: id, title: record.text("title") ?? id.identifierInWords,
        colour: record.text("colour") ?? "slategray", filter: filter, fields: visible(record),
        references: references)
    }
  }

  /// A list of nobody would ask for nothing, and the calendar would hold what everybody has.
  private func reportEmpty(_ record: Fields, _ key: String, _ isEmpty: Bool) {
    guard isEmpty, let node = record.node(key) else { return }
    if case .mapping = node.content { return }
    run.report(.keyMissing, "'\(key)' names nothing; leave it out where all are meant", at: node.span)
  }

  /// All fields unless some are named.
  private func visible(_ record: Fields) -> Set<AudienceCalendar.Field> {
    let known = AudienceCalendar.Field.allCases.map(\.rawValue)
    guard record.node("fields") != nil else { return Set(AudienceCalendar.Field.allCases) }
    return Set(
      record.texts("fields").compactMap { text, span in
        run.checkName(text, "field", in: known, at: span) ? AudienceCalendar.Field(rawValue: text) : nil
      })
  }
}
