import BusinessCalendar
import Diagnostics
import Programme

/// Reads one programme. The result is whole only where nothing was reported as an error: what could not be read is left
/// out or stands at a harmless value, so that reading can go on and find the rest.
struct ProgrammeDecoder {
  let run: DecodingRun

  func decode(_ root: SourceNode) -> Programme? {
    let fields = Fields(root, run, what: "a programme")
    let header = header(fields)
    let parties = parties(fields)
    let partyIDs = parties.map(\.id)
    let roles = roles(fields, parties: partyIDs)
    let meetings = MeetingDecoder(
      run: run, parties: parties, roles: Set(roles.map(\.id)),
      hasFiscalYear: fields.node("fiscal-year") != nil)
    let series = meetings.series(fields, term: header?.term)
    let terms = TermsDecoder(run: run, currency: header?.currency)
    let words = WordTermsDecoder(run: run, parties: partyIDs)
    let assignments = assignments(fields, parties: partyIDs, roles: roles.map(\.id))
    let changes = meetings.changes(fields, series: series)
    let funds = terms.funds(fields)
    let certificationTerms = CertificationDecoder(run: run)
    let certifications = certificationTerms.targets(fields)
    let training = terms.training(fields, certifications: certifications)
    let commitments = terms.commitments(fields)
    let metrics = terms.metrics(fields)
    let tiers = certificationTerms.tiers(fields, certifications: certifications, metrics: metrics)
    let initiatives = terms.initiatives(fields)
    let pipeline = PipelineDecoder(run: run).decode(fields)
    let wordTerms = words.decode(fields)
    let assumptions = AssumptionReader(run: run, root: root).read(fields)
    fields.close()
    guard let header else { return nil }
    return Programme(
      header: header, parties: parties, roles: roles, assignments: assignments, series: series,
      changes: changes,
      funds: funds, training: training, certifications: certifications, commitments: commitments,
      metrics: metrics,
      initiatives: initiatives, terms: wordTerms, assumptions: assumptions, pipeline: pipeline, tiers: tiers)
  }

  private func header(_ fields: Fields) -> Header? {
    let id = fields.requiredText("programme")
    if !id.isEmpty { run.checkIdentifier(id, at: fields.node("programme")?.span ?? fields.span) }
    let title = fields.text("title") ?? id.identifierInWords
    let subtitle = fields.text("subtitle")
    let type = fields.text("type")
    let source = fields.fields("source").map { record in
      defer { record.close() }
      return SourceDocument(
        file: record.requiredText("file"), sha256: record.text("sha256"), location: record.location("file"))
    }
    let classification = fields.text("classification")
    let owner = fields.text("owner")
    let reviews = fields.fields("reviews").map { record in
      defer { record.close() }
      return Reviews(
        last: record.value("last"), next: record.value("next"), lastLocation: record.location("last"),
        nextLocation: record.location("next"))
    }
    let currency = fields.required("currency", as: Currency.self)
    let term = term(fields)
    let fiscalYear = fields.value("fiscal-year", as: MonthDay.self)
    if let fiscalYear, fiscalYear.month == 2, fiscalYear.day == 29 {
      run.report(
        .valueDate, "a fiscal year cannot start on 29 February",
        at: fields.node("fiscal-year")?.span ?? fields.span)
    }
    guard let currency, let term, let january = MonthDay(month: 1, day: 1) else { return nil }
    return Header(
      id: id, title: title, subtitle: subtitle, type: type, source: source, classification: classification,
      owner: owner, reviews: reviews ?? Reviews(), currency: currency, term: term,
      fiscalYear: fiscalYear ?? january, termLocation: fields.location("term"),
      location: fields.location("programme"))
  }

  private func term(_ fields: Fields) -> Term? {
    guard let record = fields.fields("term") else {
      fields.reportMissing("term")
      return nil
    }
    let from = record.required("from", as: CivilDate.self)
    let length = record.required("length", as: Tenor.self)
    record.close()
    guard let from, let length else { return nil }
    guard let term = Term(from: from, length: length), term.span.count <= 36_525 else {
      run.report(
        .valueDate, "a term of \(length) from \(from) is not one that can be planned; at most 100 years are",
        at: record.span)
      return nil
    }
    return term
  }

  private func parties(_ fields: Fields) -> [Party] {
    let records = fields.records("parties")
    if records.isEmpty { fields.reportMissing("parties") }
    return records.compactMap { id, record in
      defer { record.close() }
      let name = record.text("name") ?? id.identifierInWords
      let zone = record.required("time-zone", as: Zone.self)
      let centre = record.requiredText("business-centre")
      if !centre.isEmpty {
        _ = run.checkName(
          centre, "business centre", in: run.names.centres,
          at: record.node("business-centre")?.span ?? record.span)
      }
      guard let nine = LocalTime(hour: 9, minute: 0), let six = LocalTime(hour: 18, minute: 0),
        let usual = WorkingHours(from: nine, to: six)
      else { return nil }
      let hours = record.value("working-hours", as: WorkingHours.self) ?? usual
      return Party(id: id, name: name, zone: zone ?? .utc, centre: centre, workingHours: hours)
    }
  }

  private func roles(_ fields: Fields, parties: [String]) -> [Role] {
    fields.records("roles").map { id, record in
      var seats: [String: String] = [:]
      for entry in record.allEntries() where run.checkName(entry.key, "party", in: parties, at: entry.keySpan)
      {
        if let title = record.text(of: entry) { seats[entry.key] = title }
      }
      return Role(id: id, seats: seats)
    }
  }

  private func assignments(_ fields: Fields, parties: [String], roles: [String]) -> [String: [String: String]]
  {
    guard let record = fields.fields("assignments") else { return [:] }
    var result: [String: [String: String]] = [:]
    for entry in record.allEntries() where run.checkName(entry.key, "party", in: parties, at: entry.keySpan) {
      let seats = Fields(entry.value, run, what: "'\(entry.key)'")
      for seat in seats.allEntries() where run.checkName(seat.key, "role", in: roles, at: seat.keySpan) {
        guard let person = seats.text(of: seat),
          run.checkName(person, "person of the workspace", in: run.names.people, at: seat.value.span)
        else { continue }
        result[entry.key, default: [:]][seat.key] = person
      }
    }
    return result
  }
}
