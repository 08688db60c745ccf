/// What the name of a company tells of where it is.
enum Companies {
  /// Companies that sign many partnership agreements, by the start of their name, with their business centre.
  static let wellKnown: [(name: String, centre: String)] = [
    ("amazon web services emea", "LU"), ("amazon web services peru", "PE"),
    ("amazon web services mexico", "MX"),
    ("amazon web services chile", "CL"), ("amazon web services colombia", "CO"),
    ("amazon web services australia", "AU"),
    ("amazon web services canada", "CA"), ("amazon aws servicos brasil", "BR"),
    ("amazon web services inc", "US"),
    ("microsoft ireland operations", "IE"), ("microsoft corporation", "US"), ("microsoft limited", "GB-ENG"),
    ("google cloud emea", "IE"), ("google ireland", "IE"), ("google llc", "US"), ("google cloud peru", "PE"),
    ("oracle america", "US"), ("oracle del peru", "PE"), ("salesforce com emea", "GB-ENG"),
    ("salesforce inc", "US"),
    ("sap se", "DE"), ("cisco international", "GB-ENG"), ("cisco systems inc", "US"),
    ("international business machines corporation", "US"), ("ibm del peru", "PE"), ("huawei del peru", "PE"),
  ]

  /// Legal forms that one country has; the longest are looked for first.
  static let nationalForms: [(form: String, centre: String)] = [
    ("s a c", "PE"), ("sac", "PE"), ("s a a", "PE"), ("saa", "PE"), ("e i r l", "PE"), ("eirl", "PE"),
    ("s a de c v", "MX"),
    ("sa de cv", "MX"), ("sapi de cv", "MX"), ("ggmbh", "DE"), ("gmbh", "DE"), ("sas", "FR"), ("s a s", "FR"),
    ("b v", "NL"),
    ("bv", "NL"), ("spa", "IT"), ("s p a", "IT"), ("oy", "FI"), ("oyj", "FI"), ("aps", "DK"), ("a s", "DK"),
    ("asa", "NO"),
    ("ab", "SE"), ("pty ltd", "AU"), ("pte ltd", "SG"), ("pvt ltd", "IN"), ("private limited", "IN"),
    ("sp z o o", "PL"), ("ltda", "BR"), ("k k", "JP"), ("kk", "JP"), ("s l u", "ES"), ("slu", "ES"),
    ("s l", "ES"), ("sl", "ES"),
  ]

  /// Legal forms that many countries know, with the one that they come from.
  static let sharedForms: [(form: String, centre: String?)] = [
    ("inc", "US"), ("incorporated", "US"), ("llc", "US"), ("l l c", "US"), ("corp", "US"),
    ("corporation", "US"), ("plc", "GB-ENG"),
    ("limited", "GB-ENG"), ("ltd", "GB-ENG"), ("llp", "GB-ENG"), ("sarl", "FR"), ("s a r l", "FR"),
    ("s r l", nil), ("srl", nil),
    ("s a", nil), ("sa", nil), ("ag", "DE"), ("se", nil), ("nv", nil), ("n v", nil), ("co", nil),
    ("company", nil),
  ]

  /// The words of a name without its legal form and without the region that it serves.
  static func core(of name: String) -> String {
    var phrase = PlainWords.phrase(name)
    let endings =
      (nationalForms.map(\.form) + sharedForms.map(\.form)).filter { $0 != "company" } + [
        "emea", "international",
      ]
    let sorted = endings.sorted { $0.utf8.count > $1.utf8.count }
    while let ending = sorted.first(where: { phrase.hasSuffix(" " + $0) }) {
      phrase.removeLast(ending.utf8.count + 1)
    }
    return phrase
  }

  /// Whether a name ends in a legal form.
  static func hasLegalForm(_ name: String) -> Bool {
    let phrase = PlainWords.phrase(name)
    return (nationalForms.map(\.form) + sharedForms.map(\.form)).contains { phrase.hasSuffix(" " + $0) }
  }

  /// The country that a well-known company, or the country in a company's name, or its legal form tells.
  static func country(ofName name: String) -> Country? {
    let phrase = PlainWords.phrase(name)
    if let known = wellKnown.first(where: { phrase.hasPrefix($0.name) }) { return Country.at(known.centre) }
    if let named = Country.named(in: name) { return named }
    let form = nationalForms.filter { phrase.hasSuffix(" " + $0.form) }.max { $0.form.count < $1.form.count }
    return form.flatMap { Country.at($0.centre) }
  }

  /// The country that a common legal form comes from.
  static func country(ofSharedForm name: String) -> Country? {
    let phrase = PlainWords.phrase(name)
    return sharedForms.first { phrase.hasSuffix(" " + $0.form) && $0.centre != nil }?.centre.flatMap(
      Country.at)
  }
}
