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
    let holidays = holidays(fields)
    let workspace = Workspace(
      programmes: patterns(fields), journal: journal(fields), uidDomain: uidDomain(fields),
      language: fields.value("locale") ?? .englishGB, people: people(fields),
      resources: resources(fields), blackouts: blackouts(fields), holidays: holidays.amendments,
      holidayFiles: holidays.files, calendars: AudienceCalendarDecoder(run: run).decode(fields),
      imports: ImportMappingDecoder(run: run).decode(fields))
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
    let holidays = holidays(fields)
    for (centre, changed) in holidays.amendments {
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
      holidayFiles: workspace.holidayFiles.merging(holidays.files) { own, further in
        own + further.filter { file in !own.contains { $0.path == file.path } }
      }, calendars: workspace.calendars, imports: workspace.imports)
    fields.close()
    return amended
  }

  private func patterns(_ fields: Fields) -> [Workspace.Pattern] {
    let patterns = fields.texts("programmes").compactMap { text, span -> Workspace.Pattern? in
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      if isOutside(text) || parts.dropLast().contains(where: { $0.contains("*") }) {
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

  /// Whether a path may lead out of the workspace.
  private func isOutside(_ path: String) -> Bool {
    path.hasPrefix("/") || path.split(separator: "/", omittingEmptySubsequences: false).contains("..")
  }

  /// A calendar that somebody else wrote. It is named here and read elsewhere: nothing in this target reads disk.
  private func calendarFile(_ path: String, at span: SourceSpan) -> OutsideFile? {
    guard !isOutside(path) else {
      run.report(
        .valueWord,
        "'\(path.prefix(200))' is not a path within the workspace; put the file, or a link to it, there, and write its "
          + "path, such as calendars-in/director.ics", at: span)
      return nil
    }
    return OutsideFile(path: path, location: span.location(in: run.file))
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
      let away = record.texts("away")
      // Everything else is a date, or ought to be one.
      func isFile(_ text: String) -> Bool { text.lowercased().hasSuffix(".ics") }
      return Person(
        id: id, name: record.text("name") ?? id.identifierInWords, party: record.text("party"),
        zone: record.value("time-zone"),
        away: away.compactMap { isFile($0.text) ? nil : run.read($0.text, as: DateSpan.self, at: $0.span) },
        awayFiles: away.compactMap { isFile($0.text) ? calendarFile($0.text, at: $0.span) : nil },
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

  private func holidays(_ fields: Fields) -> (
    amendments: [String: HolidayAmendment], files: [String: [OutsideFile]]
  ) {
    guard let centres = fields.fields("holidays") else { return ([:], [:]) }
    var result: [String: HolidayAmendment] = [:]
    var files: [String: [OutsideFile]] = [:]
    for entry in centres.allEntries() {
      let record = Fields(entry.value, run, what: "'\(entry.key)'")
      let named = record.texts("file")
      guard isCentre(entry, hasFile: !named.isEmpty) else { continue }
      let own = named.compactMap { calendarFile($0.text, at: $0.span) }
      if !own.isEmpty { files[entry.key] = own }
      let added = record.items("add").compactMap(holiday)
      let removed = record.texts("remove").compactMap { run.read($0.text, as: CivilDate.self, at: $0.span) }
      let observed = record.texts("observe").map(\.text)
      record.close()
      result[entry.key] = HolidayAmendment(
        add: added, remove: Set(removed), observe: observed.isEmpty ? nil : Set(observed))
    }
    return (result, files)
  }

  /// Whether holidays may be those of a centre: one that data is shipped for, or one that brings a file along.
  private func isCentre(_ entry: SourceEntry, hasFile: Bool) -> Bool {
    guard hasFile else {
      return run.checkName(entry.key, "business centre", in: run.names.centres, at: entry.keySpan)
    }
    let isPlain = entry.key.utf8.allSatisfy {
      (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 45
    }
    if !isPlain || entry.key.isEmpty || entry.key.utf8.count > 40 {
      run.report(
        .nameForm,
        "'\(entry.key.prefix(80))' cannot be a business centre; use letters, digits and hyphens, at most 40, such as "
          + "PE-LIM", at: entry.keySpan)
      return false
    }
    return true
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
