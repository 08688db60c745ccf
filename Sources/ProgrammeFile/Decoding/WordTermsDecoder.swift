import BusinessCalendar
import Diagnostics
import Programme

/// Reads the parts of a programme that are words.
struct WordTermsDecoder {
  let run: DecodingRun
  let parties: [String]

  func decode(_ fields: Fields) -> WordTerms {
    var terms = WordTerms()
    terms.services = rows("services", ["description", "use-case"], fields)
    terms.tier = tier(fields)
    terms.pricing = rows("pricing", ["model"], fields)
    terms.requirements = rows("requirements", ["status", "details", "owner", "evidence"], fields)
    terms.standards = rows("standards", ["requirement", "status", "owner", "evidence"], fields)
    terms.managedService = rows("managed-service", ["responsibility"], fields)
    terms.sharedResponsibility = sharedResponsibility(fields)
    terms.compliance = compliance(fields)
    terms.clauses = clauses(fields)
    terms.exit = exit(fields)
    return terms
  }

  private func rows(_ key: String, _ columns: [String], _ fields: Fields) -> [ClauseRow] {
    fields.records(key).map { id, record in
      defer { record.close() }
      let title = record.text("title") ?? id.identifierInWords
      var texts: [String: String] = [:]
      for column in columns { texts[column] = record.text(column) }
      return ClauseRow(id: id, title: title, columns: texts, location: record.span.location(in: run.file))
    }
  }

  private func tier(_ fields: Fields) -> Tier? {
    guard let record = fields.fields("tier") else { return nil }
    defer { record.close() }
    return Tier(
      name: record.requiredText("name"), specialisations: record.texts("specialisations").map(\.text),
      competencies: record.texts("competencies").map(\.text), benefits: record.texts("benefits").map(\.text))
  }

  private func sharedResponsibility(_ fields: Fields) -> [SharedResponsibility] {
    fields.records("shared-responsibility").map { id, record in
      let title = record.text("title") ?? id.identifierInWords
      var shares: [String: SharedResponsibility.Share] = [:]
      for entry in record.allEntries() where entry.key != "title" {
        guard run.checkName(entry.key, "party", in: parties, at: entry.keySpan) else { continue }
        shares[entry.key] = record.value(of: entry)
      }
      return SharedResponsibility(id: id, title: title, shares: shares)
    }
  }

  private func compliance(_ fields: Fields) -> [ComplianceCertification] {
    fields.records("compliance").map { id, record in
      defer { record.close() }
      let holders = record.texts("holds").filter { run.checkName($0.text, "party", in: parties, at: $0.span) }
      return ComplianceCertification(
        id: id, title: record.text("title") ?? id.identifierInWords, holders: holders.map(\.text),
        expires: record.value("expires"), evidence: record.text("evidence"), owner: record.text("owner"),
        location: record.span.location(in: run.file))
    }
  }

  private func clauses(_ fields: Fields) -> [Clause] {
    guard let record = fields.fields("clauses") else { return [] }
    return record.allEntries().flatMap { entry in
      run.checkIdentifier(entry.key, at: entry.keySpan)
      return record.texts(of: entry).map {
        Clause(group: entry.key, text: $0.text, location: $0.span.location(in: run.file))
      }
    }
  }

  private func exit(_ fields: Fields) -> [ExitRight] {
    fields.records("exit").map { id, record in
      defer { record.close() }
      return ExitRight(
        id: id, title: record.text("title") ?? id.identifierInWords, process: record.text("process") ?? "",
        within: record.value("within"), location: record.span.location(in: run.file))
    }
  }
}
