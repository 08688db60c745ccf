import BusinessCalendar
import Diagnostics
import Programme

/// Reads `entente.yaml`.
struct WorkspaceDecoder {
  let run: DecodingRun

  func decode(_ root: SourceNode) -> Workspace {
    let fields = Fields(root, run, what: "a workspace file")
    if let version = fields.required("entente", as: Count.self), version.value != 1 {
      run.report(
        .valueNumber, "format \(version.value) is not known; this program reads format 1",
        at: fields.node("entente")?.span ?? fields.span)
    }
    let workspace = Workspace(
      programmes: patterns(fields), journal: journal(fields), uidDomain: uidDomain(fields),
      language: fields.value("locale") ?? .englishGB, people: people(fields),
      resources: resources(fields), blackouts: blackouts(fields),
      holidays: holidays(fields), calendars: AudienceCalendarDecoder(run: run).decode(fields))
    fields.close()
    return workspace
  }

  /// A workspace with a file's people, resources, blackouts and holidays over its own, by name.
  func amend(_ workspace: Workspace, with root: SourceNode) -> Workspace {
    let fields = Fields(root, run, what: "a changed workspace")
    func merge<Item>(_ own: [Item], _ changed: [Item], by id: (Item) -> String) -> [Item] {
      let names = Set(changed.map(id))
      return own.filter { !names.contains(id($0)) } + changed
    }
    var amendments = workspace.holidays
    for (centre, changed) in holidays(fields) {
      let own = amendments[centre]
      amendments[centre] = HolidayAmendment(
        add: (own?.add ?? []) + changed.add, remove: (own?.remove ?? []).union(changed.remove),
        observe: changed.observe ?? own?.observe)
    }
    let amended = Workspace(
      programmes: workspace.programmes, journal: workspace.journal, uidDomain: workspace.uidDomain,
      language: workspace.language, people: merge(workspace.people, people(fields), by: \.id),
      resources: merge(workspace.resources, resources(fields), by: \.id),
      blackouts: merge(workspace.blackouts, blackouts(fields), by: \.name), holidays: amendments,
      calendars: workspace.calendars)
    fields.close()
    return amended
  }

  private func patterns(_ fields: Fields) -> [Workspace.Pattern] {
    let patterns = fields.texts("programmes").compactMap { text, span -> Workspace.Pattern? in
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      if text.hasPrefix("/") || parts.contains("..") || parts.dropLast().contains(where: { $0.contains("*") })
      {
        run.report(
          .valueWord, "'\(text)' is not a path within the workspace; write one such as programmes/*.yaml",
          at: span)
        return nil
      }
      return Workspace.Pattern(text: text, location: span.location(in: run.file))
    }
    if !patterns.isEmpty || fields.node("programmes") != nil { return patterns }
    return [Workspace.Pattern(text: "programmes/*.yaml", location: fields.span.location(in: run.file))]
  }

  private func journal(_ fields: Fields) -> String {
    guard fields.node("journal") != nil else { return "sqlite:entente.db" }
    let journal = fields.requiredText("journal")
    if !journal.isEmpty, !journal.hasPrefix("sqlite:") || journal == "sqlite:" {
      run.report(
        .valueWord,
        "'\(journal.prefix(80))' is not a journal; write sqlite: and a file, such as sqlite:entente.db",
        at: fields.node("journal")?.span ?? fields.span)
    }
    return journal
  }

  private func uidDomain(_ fields: Fields) -> String {
    let domain = fields.requiredText("uid-domain")
    let isPlain = domain.utf8.allSatisfy {
      (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46
    }
    if !isPlain || domain.utf8.count > 253 {
      run.report(
        .nameForm, "'\(domain.prefix(80))' is not a domain name, such as partner.example",
        at: fields.node("uid-domain")?.span ?? fields.span)
    }
    return domain
  }

  private func people(_ fields: Fields) -> [Person] {
    fields.records("people").map { id, record in
      defer { record.close() }
      return Person(
        id: id, name: record.text("name") ?? id.identifierInWords, party: record.text("party"),
        zone: record.value("time-zone"),
        away: record.texts("away").compactMap { run.read($0.text, as: DateSpan.self, at: $0.span) },
        location: record.span.location(in: run.file))
    }
  }

  private func resources(_ fields: Fields) -> [Resource] {
    fields.records("resources").map { id, record in
      defer { record.close() }
      return Resource(id: id, title: record.text("title") ?? id.identifierInWords)
    }
  }

  private func blackouts(_ fields: Fields) -> [Blackout] {
    fields.records("blackouts").compactMap { id, record in
      let days = record.required("dates", as: Blackout.Days.self)
      let why = record.text("why") ?? ""
      record.close()
      return days.map { Blackout(name: id, why: why, days: $0) }
    }
  }

  private func holidays(_ fields: Fields) -> [String: HolidayAmendment] {
    guard let centres = fields.fields("holidays") else { return [:] }
    var result: [String: HolidayAmendment] = [:]
    for entry in centres.allEntries() {
      guard run.checkName(entry.key, "business centre", in: run.names.centres, at: entry.keySpan) else {
        continue
      }
      let record = Fields(entry.value, run, what: "'\(entry.key)'")
      let added = record.items("add").compactMap(holiday)
      let removed = record.texts("remove").compactMap { run.read($0.text, as: CivilDate.self, at: $0.span) }
      let observed = record.texts("observe").map(\.text)
      record.close()
      result[entry.key] = HolidayAmendment(
        add: added, remove: Set(removed), observe: observed.isEmpty ? nil : Set(observed))
    }
    return result
  }

  private func holiday(_ node: SourceNode) -> Holiday? {
    let record = Fields(node, run, what: "a holiday")
    let date = record.required("date", as: CivilDate.self)
    let name = record.requiredText("name")
    let category = record.text("category") ?? "public"
    record.close()
    return date.map { Holiday(date: $0, name: name, category: category) }
  }
}
