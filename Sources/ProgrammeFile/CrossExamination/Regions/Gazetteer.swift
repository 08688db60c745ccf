/// Names of countries, their parts and their cities, and what each may mean.
struct Gazetteer: Sendable {
  /// One meaning of a name.
  struct Meaning: Sendable, Hashable {
    /// How narrow it is.
    enum Level: Int, Sendable, Comparable {
      case group, country, subdivision, city

      static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    let level: Level
    /// The same for all names of one place.
    let identity: Int
    /// ISO 3166-1; for a group all its members.
    let countries: [String]
    /// ISO 3166-2, of a part of a country and of the cities in it where they are listed by part.
    let subdivision: String?
  }

  /// A name with all that it may mean: Georgia is a country and a part of the United States.
  struct Place: Sendable {
    /// As the first of its meanings is called in English.
    let title: String
    let words: [FoldedWord]
    /// Whether it is a name only in capitals.
    let needsCapitals: Bool
    var meanings: [Meaning]

    var level: Meaning.Level { meanings.map(\.level).max() ?? .group }
    var countries: Set<String> { Set(meanings.flatMap(\.countries)) }
  }

  private(set) var places: [Place] = []
  /// The title of a country, or of a part of one, by its code.
  private(set) var titles: [String: String] = [:]
  private var byWords: [[FoldedWord]: Int] = [:]
  private var identities = 0

  static let shared = Gazetteer()

  private init() {
    readPlaces(GazetteerTable.countries, level: .country)
    readPlaces(GazetteerTable.subdivisions, level: .subdivision)
    readGroups(GazetteerTable.groups)
  }

  /// The place of that name, whatever its case and accents.
  func place(named name: some StringProtocol) -> Place? {
    byWords[FoldedWord.words(of: String(name))].map { places[$0] }
  }

  private mutating func readPlaces(_ table: String, level: Meaning.Level) {
    for line in table.split(separator: "\n") {
      let halves = line.split(separator: ":", maxSplits: 1)
      guard let head = halves.first, let space = head.firstIndex(of: " ") else { continue }
      let code = String(head[..<space])
      let country = String(code.prefix(2))
      let subdivision = level == .subdivision ? code : nil
      add(head[space...], level: level, countries: [country], subdivision: subdivision, code: code)
      for city in halves.dropFirst().first?.split(separator: ",") ?? [] {
        add(city, level: .city, countries: [country], subdivision: subdivision, code: nil)
      }
    }
  }

  private mutating func readGroups(_ table: String) {
    var groups: [(names: Substring, members: [String])] = []
    for line in table.split(separator: "\n") {
      guard let equals = line.firstIndex(of: "=") else { continue }
      let members = line[equals...].dropFirst().split(separator: " ").map(String.init)
      if equals == line.startIndex, !groups.isEmpty {
        groups[groups.count - 1].members += members
      } else {
        groups.append((line[..<equals], members))
      }
    }
    for group in groups {
      add(group.names, level: .group, countries: group.members, subdivision: nil, code: nil)
    }
  }

  private mutating func add(
    _ names: Substring, level: Meaning.Level, countries: [String], subdivision: String?, code: String?
  ) {
    let names = names.split(separator: "/").map { $0.drop(while: \.isWhitespace) }
    guard let first = names.first.map({ $0.prefix { $0 != "!" } }), !first.isEmpty else { return }
    var title = String(first)
    while title.last == " " { title.removeLast() }
    if let code, titles[code] == nil { titles[code] = title }
    identities += 1
    let meaning = Meaning(level: level, identity: identities, countries: countries, subdivision: subdivision)
    for name in names {
      let words = FoldedWord.words(of: String(name))
      if words.isEmpty || !words.allSatisfy(\.isWhole) { continue }
      if let known = byWords[words] {
        if places[known].meanings.last != meaning { places[known].meanings.append(meaning) }
      } else {
        byWords[words] = places.count
        places.append(
          Place(title: title, words: words, needsCapitals: name.contains("!"), meanings: [meaning]))
      }
    }
  }
}
