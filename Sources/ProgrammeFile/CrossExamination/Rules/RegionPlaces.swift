import BusinessCalendar
import Diagnostics
import Programme

/// The code of a cloud region lies where its sentence says, and where the agreement promises that data stays.
enum RegionPlaces: ExaminationRule {
  /// So many warnings are told; the rest is counted.
  static let limit = 200
  private static let quoteLimit = 3

  static func findings(in programme: Programme, asOf: CivilDate) -> [Diagnostic] {
    let vocabulary = RegionVocabulary.shared
    let statements = RegionStatements(of: programme)
    let promised = statements.promisedCountries
    var findings: [Diagnostic] = []
    var untold = 0
    var last: SourceLocation?
    for statement in statements.claims {
      let region = vocabulary.regions[statement.claim.region]
      let wrongPlaces = statement.claim.wrongPlaces.map { vocabulary.places[$0] }
      let breaksPromise = !promised.isEmpty && !promised.contains(region.country)
      guard !wrongPlaces.isEmpty || (breaksPromise && !statement.claim.isDenied) else { continue }
      if findings.count == limit {
        untold += 1
        last = statement.location
        continue
      }
      let place = statement.location?.narrowed(to: statement.claim.spelling, occurrence: statement.occurrence)
      findings.append(
        Diagnostic(
          .agreementRegion,
          message(region, statement.claim.spelling, wrongPlaces, promised: breaksPromise ? promised : []),
          at: place,
          notes: (breaksPromise ? promiseNotes(statements) : [])
            + mentionNotes(statements, region)
            + absenceNotes(region, wrongPlaces, promised: breaksPromise ? promised : [])))
    }
    if untold > 0 {
      findings.append(
        Diagnostic(
          .agreementRegion,
          "\(untold) more codes of cloud regions are not where the agreement says; mend those above first",
          at: last))
    }
    return findings
  }

  private static func message(
    _ region: CloudRegion, _ spelling: FoldedWord, _ wrongPlaces: [Gazetteer.Place], promised: Set<String>
  ) -> String {
    let fact = "\(region.kind) '\(spelling)' is in \(region.whereabouts)"
    if wrongPlaces.isEmpty {
      return
        "\(fact), but the agreement keeps data in \(titles(promised)); name a region there or change the promise"
    }
    let claimed = wrongPlaces.map(\.title).joined(separator: ", ")
    return "\(fact), not in \(claimed) as the text says; correct the code or the place"
  }

  private static func promiseNotes(_ statements: RegionStatements) -> [Diagnostic.Note] {
    var notes = statements.promises.prefix(quoteLimit).map {
      Diagnostic.Note("data is promised to stay in \(titles($0.countries)) here", at: $0.location)
    }
    if statements.promiseCount > quoteLimit {
      notes.append(Diagnostic.Note("and in \(statements.promiseCount - quoteLimit) more places"))
    }
    return notes
  }

  private static func mentionNotes(_ statements: RegionStatements, _ region: CloudRegion) -> [Diagnostic.Note]
  {
    statements.mentions.filter { !$0.countries.contains(region.country) }.prefix(quoteLimit).map {
      Diagnostic.Note("a region in \($0.title) is spoken of here", at: $0.location)
    }
  }

  /// That the cloud has no region where one is claimed or promised, so that no code could be right.
  private static func absenceNotes(
    _ region: CloudRegion, _ wrongPlaces: [Gazetteer.Place], promised: Set<String>
  ) -> [Diagnostic.Note] {
    let claimed = Set(wrongPlaces.flatMap(\.countries))
    // A continent is not a place where a cloud has no region.
    return [claimed, promised.subtracting(claimed)].flatMap { $0.count > 3 ? [] : $0.sorted() }.compactMap {
      country in
      let there = CloudRegion.all.filter { $0.cloud == region.cloud && $0.country == country }
      guard !there.contains(where: { !$0.isLocalZone }), let title = Gazetteer.shared.titles[country] else {
        return nil
      }
      let zones = there.map { zone in
        let parent = zone.parent.map { " of \($0.code) (\($0.whereabouts))" } ?? ""
        return "a Local Zone in \(zone.area), \(zone.code)a\(parent)"
      }
      let exception = zones.isEmpty ? "" : ", only " + zones.joined(separator: " and ")
      return Diagnostic.Note(
        "\(region.cloud.rawValue) has no region in \(title)\(exception) (as of \(CloudRegionTable.asOf))")
    }
  }

  /// The names of countries in order, some of them where they are many.
  private static func titles(_ countries: Set<String>) -> String {
    let titles = countries.map { Gazetteer.shared.titles[$0] ?? $0 }.sorted()
    if titles.count > 5 { return titles.prefix(3).joined(separator: ", ") + " and \(titles.count - 3) more" }
    return titles.count < 2
      ? titles.joined() : titles.dropLast().joined(separator: ", ") + " or " + titles[titles.count - 1]
  }
}
