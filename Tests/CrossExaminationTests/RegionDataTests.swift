import Testing

@testable import ProgrammeFile

@Suite("The tables of regions and places")
struct RegionDataTests {
  @Test func everyRegionIsReadAndHasACountry() {
    let lines = [
      CloudRegionTable.aws, CloudRegionTable.awsLocalZones, CloudRegionTable.azure, CloudRegionTable.google,
    ].map { $0.split(separator: "\n").count }
    #expect(CloudRegion.all.count == lines.reduce(0, +))
    #expect(Set(CloudRegion.all.map(\.code)).count == CloudRegion.all.count)
    for region in CloudRegion.all {
      #expect(Gazetteer.shared.titles[region.country] != nil, "\(region.code)")
      #expect(
        region.subdivision == nil || Gazetteer.shared.titles[region.subdivision ?? ""] != nil,
        "\(region.code)")
      #expect(FoldedWord(region.code).isWhole, "\(region.code)")
      #expect(!region.isLocalZone || region.parent != nil, "\(region.code)")
    }
  }

  // A region lies in its own area, as the gazetteer knows it.
  @Test func everyAreaIsInTheGazetteer() throws {
    for region in CloudRegion.all {
      let place = try #require(Gazetteer.shared.place(named: region.area), "\(region.code)")
      #expect(region.lies(in: place), "\(region.code)")
    }
  }

  @Test(arguments: [
    ("eu-west-2", "London, United Kingdom"), ("us-east-1", "Northern Virginia, United States"),
    ("us-central1", "Council Bluffs, Iowa, United States"), ("eu-west-1", "Ireland"),
    ("ap-southeast-1", "Singapore"),
    ("us-east-1-lim-1", "Lima, Peru"), ("ca-central-1", "Montréal, Québec, Canada"),
  ])
  func whereabouts(code: String, expected: String) {
    #expect(CloudRegion.all.first { $0.code == code }?.whereabouts == expected)
  }

  @Test(arguments: [
    ("Perú", "PE"), ("PERU", "PE"), ("Reino Unido", "GB"), ("EE. UU.", "US"), ("Nueva York", "US"),
    ("Wrocław", "PL"),
    ("Côte d'Ivoire", "CI"), ("são paulo", "BR"), ("Türkiye", "TR"),
  ])
  func names(name: String, country: String) {
    #expect(Gazetteer.shared.place(named: name)?.countries == [country])
  }

  @Test func everyCountryOfAGroupIsKnown() {
    for place in Gazetteer.shared.places {
      for country in place.countries {
        #expect(Gazetteer.shared.titles[country] != nil, "\(place.title): \(country)")
      }
    }
  }

  @Test(arguments: [
    ("licences", "licence"), ("agencies", "agency"), ("branches", "branch"), ("suscriptores", "suscriptor"),
  ])
  func plurals(plural: String, singular: String) {
    #expect(FoldedWord(plural).singulars.contains(FoldedWord(singular)))
  }
}
