import BusinessCalendar

/// A random workspace with one to four programmes, as the texts of its files; the same for the same seed.
///
/// Every form of rule comes up, and now and then what cannot be kept: a blackout over a whole period, hours
/// that never overlap, a window of closed days.
public struct RandomPortfolio: Sendable {
  /// From which it was made.
  public let seed: UInt64
  /// The text of `entente.yaml`.
  public let workspace: String
  /// The texts of the programmes, by id.
  public let programmes: [String]

  /// The portfolio of a seed.
  public init(seed: UInt64) {
    self.seed = seed
    var chance = Chance(seed: seed)
    let cast = RandomCast(&chance)
    workspace = cast.text
    let count = cast.isTroubled ? chance.number(1...2) : chance.pick([1, 1, 2, 2, 2, 3, 3, 4])
    var texts: [String] = []
    for number in 1...count {
      var programme = RandomProgramme(id: "p\(number)", cast: cast, &chance)
      programme.addChanges(workspace: workspace, &chance)
      texts.append(programme.text)
    }
    programmes = texts
  }
}

/// Random choices, the same for the same seed.
struct Chance {
  private var source: Mutation

  init(seed: UInt64) { source = Mutation(seed: seed) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &source) }

  /// One of some items, of which there is at least one.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[number(0...items.count - 1)] }

  /// Some of the items, each once, in their order.
  mutating func some<Item>(_ items: [Item], _ percent: Int) -> [Item] {
    items.filter { _ in holds(percent) }
  }

  mutating func holds(_ percent: Int) -> Bool { number(1...100) <= percent }

  mutating func shuffle<Item>(_ items: inout [Item]) { items.shuffle(using: &source) }
}

/// A company that signs agreements.
struct RandomCompany {
  let id: String
  let zone: String
  let centre: String
  /// Nil for the usual ones.
  var hours: String?
  /// Its people's ids.
  var people: [String] = []
}

/// Who and what the programmes of a workspace share.
struct RandomCast {
  /// Companies of one region can meet at most times of the year; zones with and without summer time, both
  /// hemispheres.
  private static let regions: [[(String, String, String)]] = [
    [
      ("lima", "America/Lima", "PE"), ("new-york", "America/New_York", "US"),
      ("santiago", "America/Santiago", "CL"), ("sao-paulo", "America/Sao_Paulo", "BR"),
      ("luxembourg", "Europe/Luxembourg", "LU"), ("london", "Europe/London", "GB-ENG"),
    ],
    [
      ("dublin", "Europe/Dublin", "IE"), ("berlin", "Europe/Berlin", "DE"), ("oslo", "Europe/Oslo", "NO"),
      ("johannesburg", "Africa/Johannesburg", "ZA"), ("dubai", "Asia/Dubai", "AE"),
      ("mumbai", "Asia/Kolkata", "IN"),
    ],
    [
      ("sydney", "Australia/Sydney", "AU"), ("auckland", "Pacific/Auckland", "NZ"),
      ("tokyo", "Asia/Tokyo", "JP"), ("singapore", "Asia/Singapore", "SG"),
    ],
  ]
  /// Offsets of three quarters of an hour, summer time of half an hour, changes at midnight.
  static let oddZones = [
    "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca", "Pacific/Chatham",
    "America/Asuncion", "UTC",
  ]

  /// Whether things may come up that leave some periods without a start. Such a portfolio is small, because
  /// each reason takes long to find.
  let isTroubled: Bool
  /// About when all terms start.
  let base: CivilDate
  private(set) var companies: [RandomCompany] = []
  let resources: [String]
  private(set) var text = ""

  init(_ chance: inout Chance) {
    isTroubled = chance.holds(8)
    let region = chance.number(0...Self.regions.count - 1)
    var pool = Self.regions[region]
    if isTroubled, chance.holds(15) { pool += Self.regions[(region + 1) % Self.regions.count].prefix(2) }
    chance.shuffle(&pool)
    let day = CivilDate(year: chance.number(2016...2032), month: 1, day: 1) ?? .earliest
    base = day.adding(days: chance.number(0...364))
    resources = chance.holds(40) ? ["room-1", "bridge-2"] : []
    for (id, zone, centre) in pool.prefix(chance.number(2...4)) {
      var company = RandomCompany(id: id, zone: zone, centre: centre)
      if chance.holds(70) {
        company.hours = chance.pick([
          "09:00-18:00", "08:30-17:30", "07:00-20:00", "08:00-19:00", "10:00-19:00",
        ])
      }
      if isTroubled, chance.holds(6) {
        company.hours = chance.pick(["12:00-12:45", "22:00-23:30", "01:00-05:00"])
      }
      companies.append(company)
    }
    var lines = ["entente: 1", "uid-domain: partner.example"]
    lines += people(&chance)
    if !resources.isEmpty { lines.append("resources:") }
    lines += resources.map { "  \($0): { title: \($0) }" }
    lines += blackouts(&chance) + holidays(&chance)
    text = lines.joined(separator: "\n") + "\n"
  }

  private mutating func people(_ chance: inout Chance) -> [String] {
    var lines = ["people:"]
    for index in companies.indices {
      for number in 1...chance.number(1...4) {
        let id = "\(companies[index].id)-\(number)"
        companies[index].people.append(id)
        var entries = ["name: Person \(id)", "party: \(companies[index].id)"]
        if chance.holds(25) { entries.append("time-zone: \(chance.pick(companies).zone)") }
        if isTroubled, chance.holds(10) { entries.append("time-zone: \(chance.pick(Self.oddZones))") }
        if entries.count > 3 { entries.removeLast() }
        let away = (0..<chance.pick([0, 0, 1, 2, 3])).map { _ in span(&chance, 1...(isTroubled ? 20 : 4)) }
        if !away.isEmpty { entries.append("away: [\(away.joined(separator: ", "))]") }
        lines.append("  \(id): { \(entries.joined(separator: ", ")) }")
      }
    }
    return lines
  }

  /// Some days of the time of the terms: a day, a span or a month.
  private func span(_ chance: inout Chance, _ lengths: ClosedRange<Int>) -> String {
    let first = base.adding(days: chance.number(0...500))
    switch chance.number(1...20) {
    case 1 where isTroubled: return String(first.description.prefix(7))
    case 2, 3: return first.description
    default: return "\(first)/\(first.adding(days: chance.number(lengths) - 1))"
    }
  }

  private func blackouts(_ chance: inout Chance) -> [String] {
    var lines: [String] = []
    if chance.holds(40) {
      let days = isTroubled ? "12-22/01-05" : "12-31/01-03"
      lines.append("  freeze: { dates: yearly \(days), why: Year-end freeze }")
    }
    if chance.holds(20) {
      let days = chance.pick(["02-20/02-29", "02-29/03-03", "06-30/07-02", "09-30/10-03"])
      lines.append("  season: { dates: yearly \(days) }")
    }
    if chance.holds(30) { lines.append("  fair: { dates: \(span(&chance, 1...3)), why: A fair }") }
    if chance.holds(10) {
      lines.append("  works: { dates: \(span(&chance, 40...100)), why: Building works }")
    }
    return lines.isEmpty ? [] : ["blackouts:"] + lines
  }

  private func holidays(_ chance: inout Chance) -> [String] {
    guard chance.holds(25) else { return [] }
    let centre = companies[0].centre
    let (added, removed) = (base.adding(days: chance.number(0...300)), base.year + 1)
    return [
      "holidays:",
      "  \(centre): { add: [{ date: \(added), name: Bridge day }], remove: [\(removed)-01-01], "
        + "observe: [public\(chance.holds(50) ? ", bank" : "")] }",
    ]
  }
}
