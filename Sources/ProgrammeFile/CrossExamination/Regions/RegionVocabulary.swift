/// The words, English and Spanish, that tell what a sentence says of a cloud region or of where data stays.
struct RegionVocabulary: Sendable {
  /// What a word does in such a sentence.
  struct Role: OptionSet, Sendable, Hashable {
    let rawValue: UInt16

    /// May stand between a place and the code that is said to be there: `the Lima region of AWS, eu-west-2`.
    static let filler = Role(rawValue: 1 << 0)
    /// Joins places: `Peru and Chile`.
    static let connector = Role(rawValue: 1 << 1)
    static let region = Role(rawValue: 1 << 2)
    /// What is kept somewhere.
    static let data = Role(rawValue: 1 << 3)
    static let only = Role(rawValue: 1 << 4)
    static let outside = Role(rawValue: 1 << 5)
    static let negation = Role(rawValue: 1 << 6)
    /// Denies less than it seems: `without consent`.
    static let exception = Role(rawValue: 1 << 7)
    static let residency = Role(rawValue: 1 << 8)
    /// How something is kept: `stored`, `processed`.
    static let hosting = Role(rawValue: 1 << 9)
    static let inside = Role(rawValue: 1 << 10)
    static let obligation = Role(rawValue: 1 << 11)
    static let permission = Role(rawValue: 1 << 12)
    /// Starts the name of a place.
    static let place = Role(rawValue: 1 << 13)
  }

  /// What a word is, or a code.
  struct Entry: Sendable {
    var role: Role = []
    /// Names that start with the word, the longest first, as indices into the gazetteer's places.
    var names: [Int] = []
    /// The region of which it is the code, as an index into ``CloudRegion/all``.
    var region: Int?
  }

  private static let words: [(Role, String)] = [
    (
      .filler,
      """
      aws amazon web services azure microsoft google cloud gcp the a an our its of at is are located location local
      availability centre center centres centers datacentre datacenter datacentres datacenters site city code name
      named country area de del la el los las es esta ubicado ubicada ubicados ubicadas nube centro centros codigo
      ciudad pais
      """
    ),
    ([.filler, .region], "region regions zone zones regiones zona zonas"),
    ([.filler, .inside], "in within inside en dentro"),
    ([.filler, .data], "data datos"),
    (
      .data,
      """
      information backup backups record records content storage transfer transfers informacion respaldo respaldos
      registros almacenamiento transferencia transferencias
      """
    ),
    ([.filler, .only], "only solely exclusively solo unicamente exclusivamente"),
    ([.filler, .hosting], "hosted alojado alojada alojados alojadas"),
    (
      .hosting,
      """
      stored processed kept held remain remains stay stays reside resides residing hosting storing processing
      almacenado almacenada almacenados almacenadas procesado procesada procesados procesadas almacenan procesan
      permanecer permanecen permanece permaneceran residir residen residiran
      """
    ),
    (
      .residency,
      "residency residence sovereignty localisation localization residencia soberania localizacion"
    ),
    (.connector, "and or y e o u"),
    (.outside, "outside beyond abroad leave leaves leaving fuera salir salgan salga saldran abandonar"),
    (
      .negation,
      """
      no not never nor neither nothing none nada cannot prohibited forbidden prohibits forbids ningun ninguna
      ninguno nunca jamas prohibido prohibida prohibe
      """
    ),
    (.exception, "without except excluding unless instead than sin salvo excepto"),
    (
      .obligation,
      "all every must shall will always require requires required todo toda todos todas debe deben debera deberan"
    ),
    (.permission, "may can might could optional optionally puede pueden podra podran"),
  ]

  let places: [Gazetteer.Place]
  let regions: [CloudRegion]
  /// All words and codes, each with its number, by which `entries` holds what it is.
  private var numbers: [FoldedWord: Int] = [:]
  private(set) var entries: [Entry] = []

  static let shared = RegionVocabulary()

  private init() {
    places = Gazetteer.shared.places
    regions = CloudRegion.all
    for (role, list) in Self.words {
      for word in list.split(whereSeparator: \.isWhitespace) {
        entries[number(FoldedWord(word))].role.formUnion(role)
      }
    }
    for (index, place) in places.enumerated() {
      guard let first = place.words.first else { continue }
      let number = self.number(first)
      entries[number].role.insert(.place)
      entries[number].names.append(index)
      for word in place.words.dropFirst() { _ = self.number(word) }
    }
    for number in entries.indices {
      entries[number].names.sort { (places[$1].words.count, $0) < (places[$0].words.count, $1) }
    }
    for (index, region) in regions.enumerated() { entries[number(FoldedWord(region.code))].region = index }
  }

  private mutating func number(_ word: FoldedWord) -> Int {
    if let known = numbers[word] { return known }
    numbers[word] = entries.count
    entries.append(Entry())
    return entries.count - 1
  }

  /// The number of a word; nil for words that say nothing here.
  @inline(__always)
  func entry(of word: FoldedWord) -> Int? { word.isWhole ? numbers[word] : nil }

  /// The region that a code names by itself, or by one of its zones: `eu-west-2`, `eu-west-2a`, `europe-west1-b`,
  /// `us-east-1-lim-1a`.
  func region(coded code: FoldedWord) -> Int? {
    guard code.isWhole else { return nil }
    if let region = region(exactly: code) { return region }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard code.count > 3, !digits.contains(code[code.count - 1]) else { return nil }
    if digits.contains(code[code.count - 2]) {
      return region(exactly: code.prefix(code.count - 1)).flatMap { regions[$0].cloud == .aws ? $0 : nil }
    }
    guard code[code.count - 2] == UInt8(ascii: "-"), digits.contains(code[code.count - 3]) else { return nil }
    return region(exactly: code.prefix(code.count - 2)).flatMap { regions[$0].cloud == .google ? $0 : nil }
  }

  private func region(exactly code: FoldedWord) -> Int? { numbers[code].flatMap { entries[$0].region } }
}
