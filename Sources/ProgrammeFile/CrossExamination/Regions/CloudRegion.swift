/// A region of a cloud, or a Local Zone: its code and where it is.
struct CloudRegion: Sendable {
  /// Who runs it.
  enum Cloud: String, Sendable, Hashable {
    case aws = "AWS"
    case azure = "Azure"
    case google = "Google Cloud"
  }

  let code: String
  let cloud: Cloud
  /// A single site of AWS away from its region.
  let isLocalZone: Bool
  /// The city, or the wider area where the operator names no city.
  let area: String
  /// ISO 3166-1.
  let country: String
  /// ISO 3166-2, where clouds call their regions of that country by its parts.
  let subdivision: String?
  /// The city as the gazetteer knows it; nil where the area is wider.
  private let city: City?

  private enum City {
    case known(Int)
    case unlisted
  }

  private init?(line: Substring, cloud: Cloud, isLocalZone: Bool) {
    let fields = line.split(separator: " ", maxSplits: 2)
    guard fields.count == 3 else { return nil }
    code = String(fields[0])
    self.cloud = cloud
    self.isLocalZone = isLocalZone
    area = String(fields[2])
    let country = String(fields[1].prefix(2))
    self.country = country
    subdivision = fields[1].count > 2 ? String(fields[1]) : nil
    let meanings = Gazetteer.shared.place(named: area)?.meanings.filter { $0.countries == [country] } ?? []
    if let city = meanings.first(where: { $0.level == .city }) {
      self.city = .known(city.identity)
    } else {
      city = meanings.isEmpty ? .unlisted : nil
    }
  }

  /// All regions, in the tables' order.
  static let all: [CloudRegion] =
    read(CloudRegionTable.aws, .aws) + read(CloudRegionTable.awsLocalZones, .aws, isLocalZone: true)
    + read(CloudRegionTable.azure, .azure) + read(CloudRegionTable.google, .google)

  private static func read(_ table: String, _ cloud: Cloud, isLocalZone: Bool = false) -> [CloudRegion] {
    table.split(separator: "\n").compactMap { CloudRegion(line: $0, cloud: cloud, isLocalZone: isLocalZone) }
  }

  /// The region to which a Local Zone belongs.
  var parent: CloudRegion? {
    isLocalZone ? Self.all.first { !$0.isLocalZone && code.hasPrefix($0.code + "-") } : nil
  }

  /// `London, United Kingdom`; `Council Bluffs, Iowa, United States`; `Ireland`.
  var whereabouts: String {
    let titles = Gazetteer.shared.titles
    var parts = [area]
    // Oregon, Oregon and Northern Virginia, Virginia would say things twice.
    if let subdivision, let title = titles[subdivision], !area.hasSuffix(title) { parts.append(title) }
    if let title = titles[country], title != area { parts.append(title) }
    return parts.joined(separator: ", ")
  }

  /// `AWS region`, `AWS Local Zone`.
  var kind: String { isLocalZone ? "\(cloud.rawValue) Local Zone" : "\(cloud.rawValue) region" }

  /// Whether it lies where a name says, in any of the name's meanings. Where the operator names no city, any city of
  /// the area agrees.
  func lies(in place: Gazetteer.Place) -> Bool {
    place.meanings.contains { meaning in
      guard meaning.countries.contains(country) else { return false }
      switch meaning.level {
      case .group, .country: return true
      case .subdivision: return subdivision == nil || subdivision == meaning.subdivision
      case .city:
        switch city {
        case .known(let identity): return identity == meaning.identity
        case .unlisted: return false
        case nil:
          return subdivision == nil || meaning.subdivision == nil || subdivision == meaning.subdivision
        }
      }
    }
  }
}
